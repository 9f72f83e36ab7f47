package rowhouse.foundation.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import rowhouse.foundation.event.Events;
import rowhouse.jobs.JobListener;
import rowhouse.jobs.Stage;

/** Tells the pages that follow a room what its jobs do, and the app what it has asked to know. */
final class RoomJobs implements JobListener {
  private final Events events;
  private final List<JobListener> others = new CopyOnWriteArrayList<>();

  RoomJobs(Events events) {
    this.events = events;
  }

  void add(JobListener listener) {
    others.add(listener);
  }

  @Override
  public void changed(Change change) {
    events.pass(
        "job_changed",
        Map.of("id", change.id(), "kind", change.kind(), "state", change.state().word()));
    others.forEach(listener -> listener.changed(change));
  }

  @Override
  public void progressed(long id, String kind, List<Stage> stages) {
    if (!stages.isEmpty()) {
      Stage last = stages.getLast();
      events.pass(
          "job_progressed",
          Map.of(
              "id",
              id,
              "kind",
              kind,
              "stage",
              last.stage(),
              "done",
              last.done(),
              "total",
              last.total()));
    }
    others.forEach(listener -> listener.progressed(id, kind, stages));
  }
}

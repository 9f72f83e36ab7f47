package rowhouse.foundation.room;

import java.time.Duration;
import rowhouse.jobs.JobMetrics;
import rowhouse.jobs.JobState;

/** Hands the engine's figures to whoever measures the room, which is decided after it is made. */
final class RoomMetrics implements JobMetrics {
  private volatile JobMetrics measured = new JobMetrics() {};

  void use(JobMetrics metrics) {
    this.measured = metrics;
  }

  @Override
  public void pickedUp(String kind, Duration waited) {
    measured.pickedUp(kind, waited);
  }

  @Override
  public void ended(String kind, JobState state, int attempt, Duration ran) {
    measured.ended(kind, state, attempt, ran);
  }

  @Override
  public void oldestReady(String kind, Duration age) {
    measured.oldestReady(kind, age);
  }
}

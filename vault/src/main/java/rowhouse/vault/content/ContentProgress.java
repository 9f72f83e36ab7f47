package rowhouse.vault.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rowhouse.jobs.Job;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.Stage;

/** How far the jobs of contents have come. */
public final class ContentProgress {
  private final Jobs jobs;

  /** Asks {@code jobs}. */
  public ContentProgress(Jobs jobs) {
    this.jobs = jobs;
  }

  /** The progress of those contents that are on their way, by the id of their job. */
  public Map<Long, ContentView.Progress> of(List<Content> contents) {
    Map<Long, ContentView.Progress> progress = new HashMap<>();
    for (Content content : contents) {
      Long job = content.jobId();
      if (job != null && content.status() == ContentStatus.PROCESSING) {
        jobs.find(job).flatMap(ContentProgress::stage).ifPresent(s -> progress.put(job, s));
      }
    }
    return progress;
  }

  /** The stage that a job is in. */
  public static Optional<ContentView.Progress> stage(Job job) {
    List<Stage> stages = job.progress();
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    Stage last = stages.getLast();
    return Optional.of(new ContentView.Progress(last.stage(), last.done(), last.total()));
  }
}

package rowhouse.vault.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobRun;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.content.KeepPage;
import rowhouse.vault.example.ExampleSite;
import rowhouse.vault.search.SearchIndex;

/** The front of the main job. */
public final class Keep {
  private final Path folder;
  private final Stored stored;
  private final Keeping keeping;

  /** Keeps pages in {@code room}, pictures as {@code settings} say at that time. */
  public Keep(
      Room room, ExampleSite example, SearchIndex index, Supplier<PictureSettings> settings) {
    this.folder = room.temporary();
    this.stored = new Stored(room, index, new MergeContents(room, index));
    this.keeping = new Keeping(room, new Sources(room.outside(), example), stored, settings);
    room.onJobs(stored);
  }

  /** Runs the job of one page. */
  public void page(JobRun<KeepPage> run) throws InterruptedException {
    keeping.keep(run);
  }

  /** Clears away what a process that was killed left behind; before jobs start. */
  public void sweep() throws IOException {
    Parts.sweep(folder);
    stored.failForgotten();
  }
}

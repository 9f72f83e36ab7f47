package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.jobs.JobsContract.awaitTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.jobs.JobsContract.Work;

/** What a host can see and do around an engine. */
class WatchTest {
  @TempDir Path folder;
  private SqliteRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new SqliteRig(folder);
  }

  @AfterEach
  void close() throws java.sql.SQLException {
    rig.close();
  }

  @Test
  void a_listener_hears_every_state_after_its_commit() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    JobListener listener =
        new JobListener() {
          @Override
          public void changed(Change change) {
            heard.add(change.state().word() + " " + change.attempt() + " " + change.errorCode());
          }
        };
    Jobs jobs = rig.jobs(Rig.quick().listener(listener));
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.attempt() == 1) {
            throw new IllegalStateException("once");
          }
        },
        JobsContract.EAGER);
    jobs.start();

    rig.add(jobs, new Work(1));

    awaitTrue(() -> heard.size() == 6);
    assertThat(heard)
        .containsExactly(
            "ready 0 ",
            "running 1 ",
            "failed 1 handler_failed",
            "ready 1 ",
            "running 2 ",
            "done 2 ");
  }

  @Test
  void a_listener_that_throws_changes_nothing() {
    JobListener rude =
        new JobListener() {
          @Override
          public void changed(Change change) {
            throw new IllegalStateException("rude");
          }
        };
    Jobs jobs = rig.jobs(Rig.quick().listener(rude));
    jobs.on(Work.KIND, Work.class, run -> {});
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitTrue(() -> jobs.find(id).orElseThrow().state() == JobState.DONE);
  }

  @Test
  void figures_are_reported() {
    Queue<String> figures = new ConcurrentLinkedQueue<>();
    JobMetrics metrics =
        new JobMetrics() {
          @Override
          public void pickedUp(String kind, Duration waited) {
            figures.add(waited.isNegative() ? "before its time" : "picked up");
          }

          @Override
          public void ended(String kind, JobState state, int attempt, Duration ran) {
            figures.add("ended " + state.word() + " " + attempt);
          }
        };
    Jobs jobs = rig.jobs(Rig.quick().metrics(metrics));
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          throw new PermanentFailure("bad", "No.");
        });
    jobs.start();

    rig.add(jobs, new Work(1));

    awaitTrue(() -> figures.size() == 2);
    assertThat(figures).containsExactly("picked up", "ended dead 1");
  }

  @Test
  void an_engine_can_be_stopped_and_started_again() {
    AtomicInteger ran = new AtomicInteger();
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> ran.incrementAndGet());
    jobs.start();
    jobs.stop(Duration.ofSeconds(2));
    rig.add(jobs, new Work(1));
    rig.add(jobs, new Work(2), AddOptions.standard().delay(Duration.ofMillis(1)));
    jobs.start();

    awaitTrue(() -> ran.get() == 2);
    jobs.stop(Duration.ofSeconds(2));
    jobs.stop(Duration.ofSeconds(2));
    assertThat(rig.number("SELECT count(*) FROM job_worker")).isZero();
  }

  @Test
  void a_worker_told_its_kinds_leaves_the_others_alone() {
    AtomicInteger ran = new AtomicInteger();
    Jobs jobs = rig.jobs(Rig.quick().only(java.util.Set.of(Work.KIND)));
    jobs.on(Work.KIND, Work.class, run -> ran.incrementAndGet());
    jobs.on(JobsContract.Other.KIND, JobsContract.Other.class, run -> ran.addAndGet(1_000));
    jobs.start();

    long other = rig.add(jobs, new JobsContract.Other(1));
    rig.add(jobs, new Work(1));

    awaitTrue(() -> ran.get() == 1);
    assertThat(jobs.find(other).orElseThrow().state()).isEqualTo(JobState.READY);
    assertThat(jobs.overview().workers())
        .singleElement()
        .extracting(Overview.OfWorker::kinds)
        .isEqualTo(List.of(Work.KIND));
  }

  @Test
  void the_database_decides_what_time_it_is() throws Exception {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> clocks =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .filter(WatchTest::asksTheMachine)
              .toList();
      assertThat(clocks).as("sources that read this machine's clock").isEmpty();
    }
  }

  private static boolean asksTheMachine(Path source) {
    try {
      String text = Files.readString(source);
      return text.contains("currentTimeMillis")
          || text.contains("Instant.now")
          || text.contains("systemUTC");
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}

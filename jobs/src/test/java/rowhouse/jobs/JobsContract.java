package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine promises, the same on every database. */
abstract class JobsContract {
  record Work(int number) implements Payload {
    static final String KIND = "test.work";

    @Override
    public String kind() {
      return KIND;
    }
  }

  record Other(int number) implements Payload {
    static final String KIND = "test.other";

    @Override
    public String kind() {
      return KIND;
    }
  }

  static final KindPolicy EAGER = KindPolicy.standard().backoff(Backoff.fixed(Duration.ZERO));

  Rig rig;

  abstract Rig openRig() throws Exception;

  @BeforeEach
  void open() throws Exception {
    rig = openRig();
    rig.change("CREATE TABLE page (id BIGINT PRIMARY KEY, note TEXT)");
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  void awaitState(Jobs jobs, long id, JobState state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> jobs.find(id).map(Job::state).orElse(null) == state);
  }

  static void awaitTrue(java.util.concurrent.Callable<Boolean> fact) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).until(fact);
  }

  static void hold(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_job_runs_after_the_transaction_that_added_it() {
    Jobs jobs = rig.jobs();
    Queue<Integer> ran = new ConcurrentLinkedQueue<>();
    jobs.on(Work.KIND, Work.class, run -> ran.add(run.payload().number()));
    jobs.start();

    long id = rig.add(jobs, new Work(7));

    awaitState(jobs, id, JobState.DONE);
    assertThat(ran).containsExactly(7);
    assertThat(jobs.attempts(id)).singleElement().extracting(Attempt::outcome).isEqualTo("done");
  }

  @Test
  void a_row_and_its_job_are_rolled_back_together() {
    Jobs jobs = rig.jobs();

    assertThatThrownBy(() ->
            rig.database()
                .write(connection -> {
                  Sql.change(connection, "INSERT INTO page VALUES (1, 'x')");
                  jobs.add(new Work(1));
                  jobs.addAll(List.of(new Work(2), new Work(3)));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(rig.number("SELECT count(*) FROM page")).isZero();
    assertThat(rig.number("SELECT count(*) FROM job")).isZero();
  }

  @Test
  void adding_outside_a_transaction_is_refused() {
    Jobs jobs = rig.jobs();

    assertThatThrownBy(() -> jobs.add(new Work(1))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> jobs.addAll(List.of(new Work(1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void many_jobs_added_at_once_get_their_ids_in_order_and_all_run() {
    Jobs jobs = rig.jobs();
    Queue<Integer> ran = new ConcurrentLinkedQueue<>();
    jobs.on(Work.KIND, Work.class, run -> ran.add(run.payload().number()));
    List<Work> works = IntStream.range(0, 2_000).mapToObj(Work::new).toList();

    List<Long> ids = rig.addAll(jobs, works);
    jobs.start();

    awaitTrue(() -> ran.size() == 2_000);
    assertThat(ran).doesNotHaveDuplicates();
    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(2_000);
    assertThat(jobs.find(ids.get(1234)).orElseThrow().payload()).contains("1234");
  }

  @Test
  void a_failed_job_is_tried_again_until_it_succeeds() {
    Jobs jobs = rig.jobs();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.attempt() < 3) {
            throw new IllegalStateException("not yet, \0 says " + run.attempt());
          }
        },
        EAGER);
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.attempts(id))
        .extracting(Attempt::outcome)
        .containsExactly("failed", "failed", "done");
    assertThat(jobs.attempts(id).getFirst().error()).contains("not yet").doesNotContain("\0");
  }

  @Test
  void a_job_without_attempts_left_is_dead_and_can_be_retried() {
    Jobs jobs = rig.jobs();
    AtomicInteger calls = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (calls.incrementAndGet() <= 2) {
            throw new java.io.IOException("broken pipe");
          }
        },
        EAGER.attempts(2));
    jobs.start();

    long id = rig.add(jobs, new Work(1));
    awaitState(jobs, id, JobState.DEAD);
    assertThat(jobs.find(id).orElseThrow().errorCode()).isEqualTo("handler_failed");

    assertThat(jobs.retry(id)).isTrue();
    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.retry(id)).isFalse();
  }

  @Test
  void a_permanent_failure_is_not_tried_again() {
    Jobs jobs = rig.jobs();
    AtomicInteger calls = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          calls.incrementAndGet();
          throw new PermanentFailure("page_gone", "The page is gone.");
        },
        EAGER);
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DEAD);
    assertThat(calls).hasValue(1);
    assertThat(jobs.find(id).orElseThrow().errorCode()).isEqualTo("page_gone");
    assertThat(
            rig.database()
                .<Integer>read(
                    connection -> jobs.list(JobFilter.newest().state(JobState.DEAD)).size()))
        .isEqualTo(1);
  }

  @Test
  void a_payload_that_cannot_be_read_is_dead_at_once() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {});
    long id = rig.add(jobs, new Work(1));
    rig.change("UPDATE job SET payload = '{\"number\":\"x\"}' WHERE id = ?", id);
    jobs.start();

    awaitState(jobs, id, JobState.DEAD);
    assertThat(jobs.find(id).orElseThrow().errorCode()).isEqualTo("payload_unreadable");
  }

  @Test
  void retry_later_waits_as_long_as_it_says() {
    Jobs jobs = rig.jobs();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          throw new RetryLater("busy", "Come back in an hour.", Duration.ofHours(1));
        });
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.FAILED);
    Job job = jobs.find(id).orElseThrow();
    assertThat(job.errorCode()).isEqualTo("busy");
    assertThat(job.runAt() - job.startedAt()).isBetween(3_600_000L, 3_700_000L);
  }

  @Test
  void a_retry_that_is_not_the_jobs_fault_is_repeated_as_often_as_it_takes() {
    Jobs jobs = rig.jobs();
    AtomicInteger runs = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (runs.incrementAndGet() <= 5) {
            throw RetryLater.uncounted("storage_full", "No room.", Duration.ofMillis(20));
          }
        },
        KindPolicy.standard().attempts(2));
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(runs).hasValue(6);
    assertThat(jobs.find(id).orElseThrow().attempt()).isOne();
  }

  @Test
  void rows_result_and_completion_stand_together() {
    Jobs jobs = rig.jobs();
    jobs.on(
        Work.KIND,
        Work.class,
        run ->
            run.complete(connection -> {
              Sql.change(connection, "INSERT INTO page VALUES (?, 'kept')", run.id());
              return "{\"kept\":true}";
            }));
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.find(id).orElseThrow().result()).isEqualTo("{\"kept\":true}");
    assertThat(rig.number("SELECT count(*) FROM page WHERE id = ?", id)).isEqualTo(1);
  }

  @Test
  void a_completion_that_throws_leaves_no_row_and_is_tried_again() {
    Jobs jobs = rig.jobs();
    jobs.on(
        Work.KIND,
        Work.class,
        run ->
            run.complete(connection -> {
              Sql.change(connection, "INSERT INTO page VALUES (?, 'x')", 10L * run.attempt());
              if (run.attempt() == 1) {
                throw new java.sql.SQLException("disk");
              }
              return null;
            }),
        EAGER);
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(rig.number("SELECT count(*) FROM page")).isEqualTo(1);
    assertThat(rig.number("SELECT id FROM page")).isEqualTo(20);
  }

  @Test
  void a_unique_job_is_returned_refused_or_replaced_while_it_is_active() {
    Jobs jobs = rig.jobs();
    AddOptions key = AddOptions.unique("page:7");
    long first = rig.add(jobs, new Work(1), key);

    assertThat(rig.add(jobs, new Work(2), key)).isEqualTo(first);
    assertThatThrownBy(
            () -> rig.add(jobs, new Work(3), key.whenActive(AddOptions.WhenActive.REFUSE)))
        .isInstanceOfSatisfying(
            DuplicateJob.class, refused -> assertThat(refused.existing()).isEqualTo(first));
    assertThat(jobs.find(first).orElseThrow().payload()).contains("1");

    assertThat(rig.add(jobs, new Work(4), key.whenActive(AddOptions.WhenActive.REPLACE)))
        .isEqualTo(first);
    assertThat(jobs.find(first).orElseThrow().payload()).contains("4");
    assertThat(rig.add(jobs, new Other(5), key)).isNotEqualTo(first);
  }

  @Test
  void a_unique_key_is_free_again_after_the_end() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {});
    long first = rig.add(jobs, new Work(1), AddOptions.unique("page:7"));
    jobs.start();
    awaitState(jobs, first, JobState.DONE);

    assertThat(rig.add(jobs, new Work(1), AddOptions.unique("page:7"))).isNotEqualTo(first);
  }

  @Test
  void a_running_unique_job_cannot_be_replaced() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          hold(go);
        });
    jobs.start();
    AddOptions key = AddOptions.unique("k").whenActive(AddOptions.WhenActive.REPLACE);
    rig.add(jobs, new Work(1), key);
    hold(started);

    assertThatThrownBy(() -> rig.add(jobs, new Work(2), key)).isInstanceOf(DuplicateJob.class);
    go.countDown();
  }

  @Test
  void a_delayed_job_waits_for_its_time() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {});
    jobs.start();
    long soon = rig.add(jobs, new Work(1), AddOptions.standard().delay(Duration.ofMillis(60)));
    long late = rig.add(jobs, new Work(2), AddOptions.standard().delay(Duration.ofHours(1)));

    awaitState(jobs, soon, JobState.DONE);
    Job job = jobs.find(soon).orElseThrow();
    assertThat(job.startedAt() - job.addedAt()).isGreaterThanOrEqualTo(60);
    assertThat(jobs.find(late).orElseThrow().state()).isEqualTo(JobState.DELAYED);

    assertThat(jobs.retry(late)).isTrue();
    awaitState(jobs, late, JobState.DONE);
  }

  @Test
  void higher_priority_goes_first_and_equal_priority_in_order() {
    Jobs jobs = rig.jobs(Rig.quick().threads(1));
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    jobs.on(Work.KIND, Work.class, run -> order.add(run.payload().number()));
    rig.add(jobs, new Work(1));
    rig.add(jobs, new Work(2));
    rig.add(jobs, new Work(3), AddOptions.standard().priority(10));
    rig.add(jobs, new Work(4), AddOptions.standard().priority(-10));
    jobs.start();

    awaitTrue(() -> order.size() == 4);
    assertThat(order).containsExactly(3, 1, 2, 4);
  }

  @Test
  void a_waiting_job_is_cancelled_at_once() {
    Jobs jobs = rig.jobs();
    long ready = rig.add(jobs, new Work(1));
    long delayed = rig.add(jobs, new Work(2), AddOptions.standard().delay(Duration.ofHours(1)));

    assertThat(jobs.cancel(ready)).isTrue();
    assertThat(jobs.cancel(delayed)).isTrue();

    assertThat(jobs.find(ready).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.find(delayed).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.cancel(ready)).isFalse();
    assertThat(jobs.cancel(999_999)).isFalse();
  }

  @Test
  void a_running_job_is_asked_to_stop_and_ends_as_cancelled() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch started = new CountDownLatch(1);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          hold(new CountDownLatch(1));
        });
    jobs.start();
    long id = rig.add(jobs, new Work(1));
    hold(started);

    assertThat(jobs.cancel(id)).isTrue();

    awaitState(jobs, id, JobState.CANCELLED);
  }

  @Test
  void another_process_can_cancel_a_running_job() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch started = new CountDownLatch(1);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          hold(new CountDownLatch(1));
        },
        KindPolicy.standard().lease(Duration.ofMillis(300)));
    jobs.start();
    Jobs page = rig.jobs();
    long id = rig.add(page, new Work(1));
    hold(started);

    assertThat(page.cancel(id)).isTrue();

    awaitState(page, id, JobState.CANCELLED);
  }

  @Test
  void progress_is_seen_while_the_job_runs_and_stays_after_it() throws Exception {
    Queue<List<Stage>> told = new ConcurrentLinkedQueue<>();
    Jobs jobs =
        rig.jobs(
            Rig.quick()
                .listener(
                    new JobListener() {
                      @Override
                      public void progressed(long id, String kind, List<Stage> stages) {
                        told.add(stages);
                      }
                    }));
    CountDownLatch go = new CountDownLatch(1);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          run.progress("fetching", 1, 1);
          run.progress("pictures", 2, 8);
          hold(go);
          run.progress("pictures", 8, 8);
        });
    jobs.start();
    long id = rig.add(jobs, new Work(1));

    List<Stage> half = List.of(new Stage("fetching", 1, 1), new Stage("pictures", 2, 8));
    awaitTrue(() -> jobs.find(id).orElseThrow().progress().equals(half));
    awaitTrue(() -> told.contains(half));
    go.countDown();
    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.find(id).orElseThrow().progress().getLast())
        .isEqualTo(new Stage("pictures", 8, 8));
  }

  @Test
  void a_lost_lease_counts_as_an_attempt_and_the_job_goes_on_elsewhere() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {}, EAGER);
    long id = rig.add(jobs, new Work(1));
    rig.change(
        "UPDATE job SET state = 'running', attempt = 1, fence = 1, worker = 4711, started_at = 1,"
            + " lease_until = 2 WHERE id = ?",
        id);
    jobs.start();

    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.attempts(id)).extracting(Attempt::outcome).containsExactly("lost", "done");
    assertThat(jobs.find(id).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void a_job_that_keeps_killing_its_worker_is_dead_in_the_end() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {}, EAGER.attempts(3));
    long id = rig.add(jobs, new Work(1));
    rig.change(
        "UPDATE job SET state = 'running', attempt = 3, fence = 9, worker = 4711, started_at = 1,"
            + " lease_until = 2 WHERE id = ?",
        id);
    jobs.start();

    awaitState(jobs, id, JobState.DEAD);
    assertThat(jobs.find(id).orElseThrow().errorCode()).isEqualTo("lease_lost");
  }

  @Test
  void a_sole_worker_takes_back_at_its_start_what_its_dead_self_held() {
    Jobs jobs = rig.jobs(Rig.quick().soleWorker());
    jobs.on(Work.KIND, Work.class, run -> {});
    long id = rig.add(jobs, new Work(1));
    rig.change(
        "UPDATE job SET state = 'running', attempt = 1, fence = 1, worker = 0, started_at = 1,"
            + " lease_until = 9999999999999 WHERE id = ?",
        id);
    jobs.start();

    awaitState(jobs, id, JobState.DONE);
  }

  @Test
  void a_lost_job_of_a_kind_without_a_handler_is_ready_again_and_not_given_up() {
    Jobs jobs = rig.jobs();
    long id = rig.add(jobs, new Other(1));
    rig.change(
        "UPDATE job SET state = 'running', attempt = 99, fence = 1, worker = 4711, started_at = 1,"
            + " lease_until = 2 WHERE id = ?",
        id);
    jobs.start();

    awaitState(jobs, id, JobState.READY);
  }

  @Test
  void late_writes_of_a_lost_run_are_refused() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Queue<String> ends = new ConcurrentLinkedQueue<>();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.attempt() == 1) {
            first.countDown();
            waitUninterrupted(taken);
            try {
              run.complete(connection -> {
                Sql.change(connection, "INSERT INTO page VALUES (1, 'late')");
                return null;
              });
            } catch (LostLease refused) {
              ends.add("refused");
              throw refused;
            }
          }
          run.complete(connection -> {
            Sql.change(connection, "INSERT INTO page VALUES (2, 'good')");
            return null;
          });
          ends.add("good");
        },
        EAGER);
    jobs.start();
    long id = rig.add(jobs, new Work(1));
    hold(first);
    rig.change("UPDATE job SET lease_until = 2 WHERE id = ?", id);

    awaitState(jobs, id, JobState.DONE);
    taken.countDown();

    awaitTrue(() -> ends.size() == 2);
    assertThat(ends).containsExactly("good", "refused");
    assertThat(rig.number("SELECT count(*) FROM page")).isEqualTo(1);
    assertThat(jobs.attempts(id)).extracting(Attempt::outcome).containsExactly("lost", "done");
  }

  static void waitUninterrupted(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_heartbeat_keeps_a_job_that_runs_longer_than_its_lease() {
    Jobs jobs = rig.jobs();
    AtomicInteger runs = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          runs.incrementAndGet();
          long until = rig.number("SELECT lease_until FROM job WHERE id = ?", run.id());
          awaitTrue(
              () -> rig.number("SELECT lease_until FROM job WHERE id = ?", run.id()) > until + 900);
        },
        KindPolicy.standard().lease(Duration.ofMillis(300)));
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(runs).hasValue(1);
  }

  @Test
  void an_attempt_over_its_time_is_interrupted_and_counts_as_failed() {
    Jobs jobs = rig.jobs();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.attempt() == 1) {
            hold(new CountDownLatch(1));
          }
        },
        EAGER.timeout(Duration.ofMillis(50)));
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(jobs.attempts(id).getFirst().errorCode()).isEqualTo("timeout");
  }

  @Test
  void stopping_hands_back_what_has_not_ended_and_does_not_count_it() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch started = new CountDownLatch(4);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          hold(new CountDownLatch(1));
        });
    jobs.start();
    List<Long> ids = rig.addAll(jobs, IntStream.range(0, 10).mapToObj(Work::new).toList());
    hold(started);

    jobs.stop(Duration.ofMillis(200));

    for (long id : ids) {
      Job job = jobs.find(id).orElseThrow();
      assertThat(job.state()).isEqualTo(JobState.READY);
      assertThat(job.attempt()).isZero();
    }
    assertThat(rig.number("SELECT count(*) FROM job_worker")).isZero();
  }

  @Test
  void stopping_waits_for_a_job_that_ends_in_time() throws Exception {
    Jobs jobs = rig.jobs();
    CountDownLatch started = new CountDownLatch(1);
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          awaitTrue(() -> rig.number("SELECT count(*) FROM page") == 1);
        });
    jobs.start();
    long id = rig.add(jobs, new Work(1));
    hold(started);
    Thread stop = Thread.ofPlatform().start(() -> jobs.stop(Duration.ofSeconds(20)));
    rig.change("INSERT INTO page VALUES (1, 'go')");

    stop.join();
    assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void the_trace_id_goes_from_the_caller_to_the_handler() {
    Jobs jobs = rig.jobs(Rig.quick().trace(() -> "req-42"));
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    jobs.on(Work.KIND, Work.class, run -> seen.add(org.slf4j.MDC.get("trace")));
    jobs.start();

    long id = rig.add(jobs, new Work(1));

    awaitState(jobs, id, JobState.DONE);
    assertThat(seen).containsExactly("req-42");
  }
}

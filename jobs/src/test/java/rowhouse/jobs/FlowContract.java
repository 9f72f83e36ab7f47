package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How jobs depend on each other, on limits and on the clock, the same on every database. */
abstract class FlowContract extends JobsContract {

  @Test
  void a_group_goes_on_when_all_its_children_have_ended_and_sees_how() {
    Jobs jobs = rig.jobs();
    Queue<List<JobState>> seen = new ConcurrentLinkedQueue<>();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.payload().number() == 2) {
            throw new PermanentFailure("bad", "No.");
          }
        });
    jobs.on(
        Other.KIND,
        Other.class,
        run -> seen.add(run.children().stream().map(JobRun.Child::state).toList()));
    long parent =
        rig.database()
            .write(connection ->
                jobs.addGroup(new Other(1), List.of(new Work(1), new Work(2), new Work(3))));
    assertThat(jobs.find(parent).orElseThrow().state()).isEqualTo(JobState.WAITING);
    jobs.start();

    awaitState(jobs, parent, JobState.DONE);
    assertThat(seen).containsExactly(List.of(JobState.DONE, JobState.DEAD, JobState.DONE));
  }

  @Test
  void a_running_job_waits_for_its_children_without_holding_a_thread() {
    Jobs jobs = rig.jobs(Rig.quick().threads(1));
    Queue<String> order = new ConcurrentLinkedQueue<>();
    jobs.on(
        Other.KIND,
        Other.class,
        run -> {
          order.add("parent " + run.children().size());
          if (run.children().isEmpty()) {
            run.waitFor(List.of(new Work(1), new Work(2)));
          }
        });
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          order.add("child");
          run.complete(connection -> "{\"n\":" + run.payload().number() + "}");
        });
    jobs.start();

    long parent = rig.add(jobs, new Other(1));

    awaitState(jobs, parent, JobState.DONE);
    assertThat(order).containsExactly("parent 0", "child", "child", "parent 2");
  }

  @Test
  void hundred_children_that_end_at_once_wake_their_parent_once() {
    Jobs jobs = rig.jobs(Rig.quick().threads(8));
    Jobs second = rig.jobs(Rig.quick().threads(8));
    AtomicInteger woken = new AtomicInteger();
    for (Jobs each : List.of(jobs, second)) {
      each.on(Work.KIND, Work.class, run -> {});
      each.on(Other.KIND, Other.class, run -> woken.incrementAndGet());
      each.start();
    }
    List<Work> children = IntStream.range(0, 100).mapToObj(Work::new).toList();

    long parent = rig.database().write(connection -> jobs.addGroup(new Other(1), children));

    awaitState(jobs, parent, JobState.DONE);
    assertThat(woken).hasValue(1);
  }

  @Test
  void a_chain_runs_in_order() {
    Jobs jobs = rig.jobs();
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    jobs.on(Work.KIND, Work.class, run -> order.add(run.payload().number()));
    List<Long> ids =
        rig.database()
            .write(connection -> jobs.addChain(List.of(new Work(1), new Work(2), new Work(3))));
    jobs.start();

    awaitState(jobs, ids.getLast(), JobState.DONE);
    assertThat(order).containsExactly(1, 2, 3);
  }

  @Test
  void when_a_link_of_a_chain_dies_the_rest_is_cancelled() {
    Jobs jobs = rig.jobs();
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          order.add(run.payload().number());
          throw new PermanentFailure("bad", "No.");
        });
    List<Long> ids =
        rig.database()
            .write(connection -> jobs.addChain(List.of(new Work(1), new Work(2), new Work(3))));
    jobs.start();

    awaitState(jobs, ids.getLast(), JobState.CANCELLED);
    assertThat(order).containsExactly(1);
    assertThat(jobs.find(ids.get(1)).orElseThrow().errorCode()).isEqualTo("child_failed");
  }

  @Test
  void cancelling_a_group_cancels_its_children() {
    Jobs jobs = rig.jobs();
    long parent =
        rig.database()
            .write(connection -> jobs.addGroup(new Other(1), List.of(new Work(1), new Work(2))));

    assertThat(jobs.cancel(parent)).isTrue();

    assertThat(jobs.list(JobFilter.newest()))
        .extracting(Job::state)
        .containsOnly(JobState.CANCELLED)
        .hasSize(3);
  }

  @Test
  void no_more_jobs_of_a_kind_run_at_once_than_it_allows() {
    Jobs jobs = rig.jobs(Rig.quick().threads(8));
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          assertThat(rig.number("SELECT 1")).isEqualTo(1);
          now.decrementAndGet();
        },
        KindPolicy.standard().concurrency(2));
    List<Long> ids = rig.addAll(jobs, IntStream.range(0, 200).mapToObj(Work::new).toList());
    jobs.start();

    awaitState(jobs, ids.getLast(), JobState.DONE);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void a_limit_everywhere_holds_over_two_engines() throws Exception {
    Semaphore go = new Semaphore(0);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Jobs> both = List.of(rig.jobs(), rig.jobs());
    for (Jobs jobs : both) {
      jobs.on(
          Work.KIND,
          Work.class,
          run -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            go.acquire();
            now.decrementAndGet();
          },
          KindPolicy.standard().everywhere(3));
      jobs.start();
    }
    List<Long> ids =
        rig.addAll(both.getFirst(), IntStream.range(0, 12).mapToObj(Work::new).toList());
    awaitTrue(() -> now.get() == 3);
    go.release(12);

    for (long id : ids) {
      awaitState(both.getFirst(), id, JobState.DONE);
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void a_rate_spaces_the_starts() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {}, KindPolicy.standard().ratePerMinute(600));
    jobs.start();
    List<Long> first = rig.addAll(jobs, List.of(new Work(0)));
    awaitState(jobs, first.getFirst(), JobState.DONE);
    rig.change("UPDATE job_kind SET next_at = (SELECT max(started_at) + 100 FROM job)");
    List<Long> ids = rig.addAll(jobs, IntStream.range(0, 4).mapToObj(Work::new).toList());

    awaitState(jobs, ids.getLast(), JobState.DONE);
    long begin = jobs.find(first.getFirst()).orElseThrow().startedAt();
    long end = jobs.find(ids.getLast()).orElseThrow().startedAt();
    assertThat(end - begin).isGreaterThanOrEqualTo(400);
  }

  @Test
  void one_job_of_another_kind_does_not_wait_for_a_long_queue() {
    Jobs jobs = rig.jobs(Rig.quick().threads(2));
    Queue<Long> waits = new ConcurrentLinkedQueue<>();
    CountDownLatch busy = new CountDownLatch(1_000);
    jobs.on(Work.KIND, Work.class, run -> busy.countDown());
    jobs.on(Other.KIND, Other.class, run -> waits.add(run.id()));
    List<Long> many = rig.addAll(jobs, IntStream.range(0, 20_000).mapToObj(Work::new).toList());
    jobs.start();
    waitUninterrupted(busy);

    long one = rig.add(jobs, new Other(1));

    awaitTrue(() -> !waits.isEmpty());
    assertThat(rig.number("SELECT count(*) FROM job WHERE state = 'ready'")).isPositive();
    assertThat(many).doesNotContain(one);
  }

  @Test
  void slow_jobs_of_one_kind_leave_a_thread_for_another() throws Exception {
    Jobs jobs = rig.jobs(Rig.quick().threads(4));
    CountDownLatch go = new CountDownLatch(1);
    jobs.on(Work.KIND, Work.class, run -> hold(go));
    jobs.on(Other.KIND, Other.class, run -> {});
    rig.addAll(jobs, IntStream.range(0, 50).mapToObj(Work::new).toList());
    jobs.start();
    awaitTrue(() -> rig.number("SELECT count(*) FROM job WHERE state = 'running'") == 3);

    long one = rig.add(jobs, new Other(1));

    awaitState(jobs, one, JobState.DONE);
    go.countDown();
  }

  @Test
  void a_paused_kind_does_not_start_until_it_is_resumed() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {});
    jobs.on(Other.KIND, Other.class, run -> {});
    jobs.start();
    jobs.pause(Work.KIND);

    long paused = rig.add(jobs, new Work(1));
    long other = rig.add(jobs, new Other(1));

    awaitState(jobs, other, JobState.DONE);
    assertThat(jobs.find(paused).orElseThrow().state()).isEqualTo(JobState.READY);
    assertThat(jobs.overview().kinds())
        .filteredOn(Overview.OfKind::paused)
        .extracting(Overview.OfKind::kind)
        .containsExactly(Work.KIND);
    jobs.resume(Work.KIND);
    awaitState(jobs, paused, JobState.DONE);
  }

  @Test
  void draining_waits_for_what_runs() throws Exception {
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
    rig.add(jobs, new Work(1));
    hold(started);

    assertThat(jobs.drain(Duration.ofMillis(30))).isFalse();
    go.countDown();
    assertThat(jobs.drain(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void all_dead_jobs_of_a_kind_are_retried_at_once() {
    Jobs jobs = rig.jobs();
    AtomicInteger calls = new AtomicInteger();
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (calls.incrementAndGet() <= 5) {
            throw new PermanentFailure("bad", "No.");
          }
        });
    List<Long> ids = rig.addAll(jobs, IntStream.range(0, 5).mapToObj(Work::new).toList());
    jobs.start();
    for (long id : ids) {
      awaitState(jobs, id, JobState.DEAD);
    }

    assertThat(jobs.retryDead(Work.KIND)).isEqualTo(5);

    for (long id : ids) {
      awaitState(jobs, id, JobState.DONE);
    }
  }

  @Test
  void history_past_its_retention_is_deleted_with_its_attempts() {
    Jobs jobs = rig.jobs(Rig.quick().sweep(Duration.ofMillis(50)));
    jobs.on(
        Work.KIND,
        Work.class,
        run -> {
          if (run.attempt() == 1) {
            throw new IllegalStateException("once");
          }
        },
        EAGER.keep(Duration.ofDays(7), Duration.ofDays(30)));
    jobs.start();
    long old = rig.add(jobs, new Work(1));
    long young = rig.add(jobs, new Work(2));
    awaitState(jobs, old, JobState.DONE);
    awaitState(jobs, young, JobState.DONE);

    rig.change("UPDATE job SET ended_at = ended_at - 8 * 86400000 WHERE id = ?", old);

    awaitTrue(() -> jobs.find(old).isEmpty());
    assertThat(jobs.attempts(old)).isEmpty();
    assertThat(jobs.find(young)).isPresent();
  }

  @Test
  void a_timer_fires_once_over_two_engines() {
    setClock("2026-11-22T02:59:59Z");
    Queue<Integer> ran = new ConcurrentLinkedQueue<>();
    List<Jobs> both = List.of(rig.jobs(clocked()), rig.jobs(clocked()));
    for (Jobs jobs : both) {
      jobs.on(Work.KIND, Work.class, run -> ran.add(run.payload().number()));
      jobs.timer("nightly", "0 3 * * *", ZoneId.of("UTC"), Missed.ONCE, () -> new Work(3));
      jobs.start();
    }
    setClock("2026-11-22T03:00:00Z");

    awaitTrue(() -> ran.size() == 1);
    assertThat(rig.number("SELECT count(*) FROM job")).isEqualTo(1);
    assertThat(Instant.ofEpochMilli(both.getFirst().overview().timers().getFirst().nextAt()))
        .isEqualTo("2026-11-23T03:00:00Z");
  }

  @Test
  void missed_times_are_made_up_for_once_or_each_by_choice() {
    setClock("2026-11-22T00:30:00Z");
    Jobs before = rig.jobs(clocked());
    timers(before).start();
    before.stop(Duration.ofSeconds(1));
    setClock("2026-11-22T05:30:00Z");

    Jobs after = rig.jobs(clocked());
    timers(after).start();

    awaitTrue(() -> rig.number("SELECT count(*) FROM job WHERE kind = ?", Other.KIND) == 5);
    awaitTrue(() -> rig.number("SELECT count(*) FROM job WHERE kind = ?", Work.KIND) == 1);
    assertThat(after.list(JobFilter.newest().kind(Other.KIND)))
        .extracting(Job::payload)
        .containsExactly(
            "{\"number\":5}",
            "{\"number\":4}",
            "{\"number\":3}",
            "{\"number\":2}",
            "{\"number\":1}");
  }

  private static Jobs timers(Jobs jobs) {
    ZoneId utc = ZoneId.of("UTC");
    return jobs.timer("one", "@hourly", utc, Missed.ONCE, () -> new Work(1))
        .timer("each", "@hourly", utc, Missed.ALL, at -> new Other(at.atZone(utc).getHour()));
  }

  @Test
  void a_timer_can_be_run_now() {
    Jobs jobs = rig.jobs();
    jobs.on(Work.KIND, Work.class, run -> {});
    jobs.timer("yearly", "@yearly", ZoneId.of("Asia/Seoul"), Missed.ONCE, () -> new Work(1));
    jobs.start();

    jobs.runTimer("yearly");

    awaitTrue(() -> jobs.list(JobFilter.newest().state(JobState.DONE)).size() == 1);
  }

  @Test
  void lists_are_paged_and_searched() {
    Jobs jobs = rig.jobs();
    List<Long> ids = rig.addAll(jobs, IntStream.range(100, 110).mapToObj(Work::new).toList());
    long unique = rig.add(jobs, new Other(1), AddOptions.unique("page:77"));
    jobs.cancel(ids.get(3));
    rig.change("INSERT INTO job_kind (kind) VALUES (?)", Work.KIND);

    List<Job> first = jobs.list(JobFilter.newest().limit(4));
    List<Job> second = jobs.list(JobFilter.newest().limit(4).before(first.getLast().id()));

    assertThat(first.getFirst().id()).isEqualTo(unique);
    assertThat(second).extracting(Job::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(second.getFirst().id()).isLessThan(first.getLast().id());
    assertThat(jobs.list(JobFilter.newest().search("page:77")))
        .extracting(Job::id)
        .containsExactly(unique);
    assertThat(jobs.list(JobFilter.newest().search("107"))).hasSize(1);
    assertThat(jobs.list(JobFilter.newest().state(JobState.CANCELLED)))
        .extracting(Job::id)
        .containsExactly(ids.get(3));
    assertThat(jobs.list(JobFilter.newest().kind(Work.KIND))).hasSize(10);
  }

  private JobOptions clocked() {
    return Rig.quick().now("(SELECT at FROM test_clock)");
  }

  /** Sets the database's clock for engines that were started with {@link #clocked}. */
  private void setClock(String time) {
    rig.change("CREATE TABLE IF NOT EXISTS test_clock (at BIGINT NOT NULL)");
    rig.change("DELETE FROM test_clock");
    rig.change("INSERT INTO test_clock VALUES (?)", Instant.parse(time).toEpochMilli());
  }
}

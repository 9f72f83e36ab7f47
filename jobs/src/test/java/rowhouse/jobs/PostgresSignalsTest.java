package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static rowhouse.jobs.JobsContract.awaitTrue;
import static rowhouse.jobs.JobsContract.hold;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.jobs.JobsContract.Work;

/** Wake-ups between processes, played by two engines with signals of their own on one database. */
class PostgresSignalsTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private PostgresRig rig;
  private PostgresSignals here;
  private PostgresSignals there;

  @BeforeEach
  void open() throws Exception {
    rig = new PostgresRig();
    here = new PostgresSignals(rig.pool()::getConnection, rig.pool()::getConnection);
    there = new PostgresSignals(rig.pool()::getConnection, rig.pool()::getConnection);
  }

  @AfterEach
  void close() throws SQLException {
    here.close();
    there.close();
    rig.close();
  }

  private void awaitListeners(int count) {
    awaitTrue(() ->
        rig.number("SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN rowhouse_jobs'")
            >= count);
  }

  private static JobOptions options(JobSignals signals) {
    return Rig.quick().poll(NEVER).signals(signals);
  }

  @Test
  void a_job_added_in_one_process_starts_in_another_that_does_not_poll() {
    AtomicInteger ran = new AtomicInteger();
    Jobs worker = rig.jobs(options(there));
    worker.on(Work.KIND, Work.class, run -> ran.incrementAndGet());
    worker.start();
    Jobs web = rig.jobs(options(here));
    awaitListeners(2);

    rig.add(web, new Work(1));

    awaitTrue(() -> ran.get() == 1);
  }

  @Test
  void a_running_job_is_cancelled_from_another_process_before_its_heartbeat() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Jobs worker = rig.jobs(options(there));
    worker.on(
        Work.KIND,
        Work.class,
        run -> {
          started.countDown();
          hold(new CountDownLatch(1));
        },
        KindPolicy.standard().lease(NEVER));
    worker.start();
    Jobs web = rig.jobs(options(here));
    awaitListeners(2);
    long id = rig.add(web, new Work(1));
    hold(started);

    assertThat(web.cancel(id)).isTrue();

    awaitTrue(() -> web.find(id).orElseThrow().state() == JobState.CANCELLED);
  }

  @Test
  void a_listener_whose_connection_is_cut_listens_again() {
    AtomicInteger ran = new AtomicInteger();
    Jobs worker = rig.jobs(options(there));
    worker.on(Work.KIND, Work.class, run -> ran.incrementAndGet());
    worker.start();
    Jobs web = rig.jobs(options(here));
    awaitListeners(2);

    rig.number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE query = 'LISTEN rowhouse_jobs'");
    awaitTrue(() ->
        rig.number("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN rowhouse%'")
            == 2);
    rig.add(web, new Work(1));

    awaitTrue(() -> ran.get() == 1);
  }

  @Test
  void a_burst_of_adds_is_few_notifications() {
    AtomicInteger heard = new AtomicInteger();
    var subscription = there.subscribe("jobs", message -> heard.incrementAndGet());
    awaitListeners(2);
    Jobs web = rig.jobs(options(here));
    List<Work> works = IntStream.range(0, 300).mapToObj(Work::new).toList();
    rig.database()
        .write(connection -> {
          works.forEach(web::add);
          return true;
        });
    awaitTrue(() -> heard.get() > 0);
    assertThat(heard.get()).isLessThan(50);
    subscription.close();
  }
}

package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseForJobs;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.test.SettableClock;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.jobs.JobOptions;
import rowhouse.jobs.Jobs;

/** The mail of one app on a real database, with real jobs. */
final class MailRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
  final TestDatabase test;
  final Database db;
  final Jobs jobs;
  final PostOffice office;
  final FakeCertificates certificates = new FakeCertificates();
  final Mail mail;
  final List<LetterChange> changes = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();

  MailRig(Dialect dialect, MailTransport transport, MailConfig config) {
    test =
        TestDatabase.open(
            dialect, new MigrationModule("jobs", "rowhouse/jobs/migrations"), Mail.TABLES);
    db = test.database();
    jobs =
        new Jobs(
            new DatabaseForJobs(db),
            rowhouse.jobs.Dialect.valueOf(dialect.name()),
            JobOptions.standard().threads(4));
    office = new PostOffice(config, transport, clock);
    mail =
        new Mail(
            new Mail.Place("rig", db, jobs, office, clock, Links.none(), listener()), certificates);
    mail.opened();
  }

  MailRig start() {
    jobs.start();
    return this;
  }

  static MailConfig config(MailConfig.Rates rates, int tries) {
    return new MailConfig(
        "fake",
        Mailbox.parse("Rowhouse <post@house.example>"),
        null,
        "",
        new MailConfig.SmtpSpec("", 0, "", "", "none", ""),
        new MailConfig.SesSpec("us-east-1", "", "", "", ""),
        List.of(),
        "",
        rates,
        tries);
  }

  static MailConfig config() {
    return config(new MailConfig.Rates(10_000, 100_000, 0), 3);
  }

  private LetterListener listener() {
    return new LetterListener() {
      @Override
      public void changed(JdbcClient sql, LetterChange change) {
        changes.add(change);
      }

      @Override
      public void complained(JdbcClient sql, String hash, String list) {
        told.add("complained " + hash.substring(0, 8) + " " + list);
      }

      @Override
      public void undeliverable(
          JdbcClient sql, String hash, String scope, java.time.@Nullable Instant until) {
        told.add("undeliverable " + hash.substring(0, 8) + " " + scope + " " + until);
      }
    };
  }

  static Letter letter(String to) {
    return Letter.to(MailAddress.parse(to)).kind("issue").subject("Hello").text("A text.\n");
  }

  long add(String key, Letter letter) {
    return db.write(sql -> mail.outbox().add(key, letter).id());
  }

  OutboxLetter find(long id) {
    return mail.outbox().find(id).orElseThrow();
  }

  OutboxLetter awaitLetter(long id, Predicate<OutboxLetter> wanted) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(find(id)).matches(wanted));
    return find(id);
  }

  OutboxLetter awaitState(long id, LetterState state) {
    return awaitLetter(id, letter -> letter.state() == state);
  }

  /** Until no job waits or runs any more. */
  void awaitIdle() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() ->
            jobs.overview().kinds().stream()
                .flatMap(kind -> kind.counts().entrySet().stream())
                .noneMatch(count ->
                    switch (count.getKey()) {
                      case READY, RUNNING, WAITING, FAILED -> count.getValue() > 0;
                      case DELAYED, DONE, DEAD, CANCELLED -> false;
                    }));
  }

  @Override
  public void close() {
    jobs.stop(Duration.ofSeconds(5));
    office.close();
    test.close();
  }
}

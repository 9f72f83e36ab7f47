package rowhouse.foundation.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rowhouse.foundation.database.DatabaseForJobs;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.jobs.JobOptions;
import rowhouse.jobs.Jobs;

/**
 * Prints how many letters of 60 KB a second are written and added and are sent to a provider that
 * answers at once. Arguments: {@code sqlite} or {@code postgresql}, then the number of letters.
 */
public final class OutboxBench {
  private static final int TOGETHER = 50;

  private OutboxBench() {}

  /** A provider that takes everything, and says when it has had so many. */
  private static final class Taking implements MailTransport {
    private final CountDownLatch left;

    Taking(int letters) {
      this.left = new CountDownLatch(letters);
    }

    @Override
    public String name() {
      return "taking";
    }

    @Override
    public Handover hand(Envelope envelope) {
      left.countDown();
      return new Handover.Accepted("p" + envelope.id());
    }
  }

  /** Runs the bench; a fresh database in the folder of temporary files is used. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Dialect dialect = Dialect.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int letters = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("rowhouse-bench-");
    DatabaseSpec spec =
        dialect == Dialect.SQLITE
            ? new DatabaseSpec.Sqlite(folder.resolve("mail.db"), Durability.FULL)
            : TestDatabase.spec(dialect, folder);
    try (OpenDatabase db =
        Databases.open(
            spec,
            List.of(new MigrationModule("jobs", "rowhouse/jobs/migrations"), Mail.TABLES),
            folder.resolve("backups"))) {
      run(db, dialect, letters);
    }
  }

  private static void run(OpenDatabase db, Dialect dialect, int letters)
      throws InterruptedException {
    Taking provider = new Taking(letters);
    MailConfig.Rates rates = new MailConfig.Rates(10_000, 100_000, 0);
    Jobs jobs =
        new Jobs(
            new DatabaseForJobs(db),
            rowhouse.jobs.Dialect.valueOf(dialect.name()),
            JobOptions.standard().threads(4));
    Mail mail =
        new Mail(
            new Mail.Place(
                "bench",
                db,
                jobs,
                new PostOffice(MailRig.config(rates, 3), provider, Clock.systemUTC()),
                Clock.systemUTC(),
                Links.none(),
                LetterListener.NONE),
            new FakeCertificates());
    String html = "<p>" + "A week of videos, 한 주, 一周. ".repeat(1_000) + "</p>";
    long started = System.nanoTime();
    for (int first = 0; first < letters; first += TOGETHER) {
      Map<String, PreparedLetter> batch = new LinkedHashMap<>();
      for (int i = first; i < Math.min(first + TOGETHER, letters); i++) {
        Letter letter = MailRig.letter("u" + i + "@d" + i % 200 + ".example").html(html);
        batch.put("bench:" + i, mail.outbox().prepare(letter));
      }
      db.change(sql -> batch.forEach(mail.outbox()::add));
    }
    print(dialect + " added", letters, started);
    started = System.nanoTime();
    jobs.start();
    if (!provider.left.await(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("letters are left");
    }
    print(dialect + " sent", letters, started);
    jobs.stop(Duration.ofSeconds(10));
  }

  private static void print(String name, int letters, long started) {
    double seconds = (double) (System.nanoTime() - started) / 1e9;
    System.out.printf(Locale.ROOT, "%s: %.0f letters/s%n", name, (double) letters / seconds);
  }
}

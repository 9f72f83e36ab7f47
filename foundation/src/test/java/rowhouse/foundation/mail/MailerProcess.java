package rowhouse.foundation.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseForJobs;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.door.Links;
import rowhouse.jobs.Dialect;
import rowhouse.jobs.JobOptions;
import rowhouse.jobs.Jobs;

/**
 * A server in a process of its own that sends letters by SMTP and may be killed. Each time it
 * starts it adds the same letters again, as an app that does not remember.
 */
final class MailerProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private MailerProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /** Starts on a database file, and adds {@code letters} letters for the mail server at a port. */
  static MailerProcess start(Path file, int port, int letters) throws IOException {
    return new MailerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MailerProcess.class.getName(),
                file.toString(),
                String.valueOf(port),
                String.valueOf(letters))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException ended) {
      lines.add("ENDED");
    }
  }

  /** Whether it has said a line that begins so. */
  boolean said(String start) {
    return lines.stream().anyMatch(line -> line.startsWith(start));
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Says {@code HANDED} when a provider has answered and nothing of it is written down yet. */
  private static final class Telling implements MailTransport {
    private final MailTransport inner;

    Telling(MailTransport inner) {
      this.inner = inner;
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Handover hand(Envelope envelope) {
      Handover handover = inner.hand(envelope);
      System.out.println("HANDED " + envelope.id() + " " + handover.getClass().getSimpleName());
      return handover;
    }
  }

  /** The process itself. */
  public static void main(String[] arguments) throws InterruptedException {
    Path file = Path.of(arguments[0]);
    Database database =
        Databases.open(
            new DatabaseSpec.Sqlite(file, Durability.FULL),
            List.of(new MigrationModule("jobs", "rowhouse/jobs/migrations"), Mail.TABLES),
            file.resolveSibling("backups"));
    Jobs jobs =
        new Jobs(
            new DatabaseForJobs(database),
            Dialect.SQLITE,
            JobOptions.standard().name("mailer").threads(4).soleWorker());
    MailConfig.SmtpSpec spec =
        new MailConfig.SmtpSpec("127.0.0.1", Integer.parseInt(arguments[1]), "", "", "none", "");
    MailTransport smtp =
        new Telling(
            new SmtpTransport(
                spec, MailAddress.parse("post@house.example"), Duration.ofSeconds(20)));
    MailConfig config = MailRig.config();
    PostOffice office = new PostOffice(config, smtp, Clock.systemUTC());
    Mail mail =
        new Mail(
            new Mail.Place(
                "mailer",
                database,
                jobs,
                office,
                Clock.systemUTC(),
                Links.none(),
                LetterListener.NONE),
            new FakeCertificates());
    mail.opened();
    database.change(sql -> {
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        mail.outbox().add("letter:" + i, MailRig.letter("u" + i + "@example.com"));
      }
    });
    jobs.start();
    System.out.println("READY");
    new CountDownLatch(1).await();
  }
}

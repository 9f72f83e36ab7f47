package rowhouse.foundation.room;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import rowhouse.foundation.audit.Audit;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.blob.LocalBlobs;
import rowhouse.foundation.codec.Pictures;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseForJobs;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.mail.PostOffice;
import rowhouse.foundation.outside.Outside;
import rowhouse.foundation.secret.Secrets;
import rowhouse.foundation.setting.Settings;
import rowhouse.jobs.JobListener;
import rowhouse.jobs.JobMetrics;
import rowhouse.jobs.JobOptions;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.Overview;

/**
 * What one app lives in: its database, jobs, files, secrets, events, settings and tokens. A room
 * that cannot be opened is down with a reason, and the others do not notice.
 */
public final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** What files leave free on the disk, so that the database can still write. */
  private static final long RESERVE_BYTES = 64L << 20;

  private final RoomPlan plan;
  private final RoomDatabase database;
  private final Jobs jobs;
  private final RoomJobs jobListener;
  private final RoomMetrics jobMetrics = new RoomMetrics();
  private final RoomBlobs blobs;
  private final BlobRefs blobRefs;
  private final Secrets secrets;
  private final Links links;
  private final Events events;
  private final Audit audit;
  private final Settings settings;
  private final Tokens tokens;
  private volatile RoomState state = new RoomState.Down("it is being opened");

  /** A room that is still closed; does no I/O. */
  public Room(RoomPlan plan, Secrets secrets, Links links) {
    this.plan = plan;
    this.secrets = secrets;
    this.links = links;
    Dialect dialect =
        plan.database() instanceof DatabaseSpec.Sqlite ? Dialect.SQLITE : Dialect.POSTGRESQL;
    this.database = new RoomDatabase(dialect, this::state);
    this.events = new Events(database, plan.clock(), plan.json());
    this.audit = new Audit(plan.clock());
    this.settings = new Settings(plan.clock());
    this.tokens = new Tokens(plan.name(), plan.clock());
    this.blobs = new RoomBlobs(this::state);
    this.blobRefs = new BlobRefs(database, blobs, plan.clock());
    this.jobListener = new RoomJobs(events);
    this.jobs =
        new Jobs(
            new DatabaseForJobs(database),
            rowhouse.jobs.Dialect.valueOf(dialect.name()),
            jobOptions(plan, dialect).listener(jobListener).metrics(jobMetrics));
    TidyRoom.on(jobs, blobRefs, events);
  }

  private static JobOptions jobOptions(RoomPlan plan, Dialect dialect) {
    JobOptions options = JobOptions.standard().name(plan.name()).threads(plan.workerThreads());
    return dialect == Dialect.SQLITE ? options.soleWorker() : options;
  }

  /** Opens the room and starts its jobs; on failure it is down and says why. Blocks. */
  void open(App app) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("app", plan.name())) {
      OpenDatabase opened =
          Databases.open(plan.database(), tables(), plan.folder().resolve("backups"));
      database.use(opened);
      blobs.use(
          LocalBlobs.open(
              plan.folder().resolve("blobs").resolve(plan.name()), temporary(), RESERVE_BYTES));
      state = new RoomState.Open();
      app.opened();
      jobs.start();
      LOG.info("The room {} is open", plan.name());
    } catch (IOException | RuntimeException e) {
      LOG.error("The room {} cannot be opened", plan.name(), e);
      close();
      state = new RoomState.Down(reason(e));
    }
  }

  /** Stops the jobs and closes the database; running jobs have ten seconds. */
  void close() {
    state = new RoomState.Down("it is being closed");
    jobs.stop(CLOSING);
    OpenDatabase opened = database.opened();
    database.use(null);
    blobs.use(null);
    if (opened != null) {
      opened.close();
    }
  }

  private List<MigrationModule> tables() {
    List<MigrationModule> tables = new ArrayList<>();
    tables.add(new MigrationModule("jobs", "rowhouse/jobs/migrations"));
    tables.add(new MigrationModule("foundation", "rowhouse/foundation/migrations"));
    tables.addAll(plan.tables());
    return tables;
  }

  private static String reason(Exception e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  /** How much is being worked on, and how much waits. */
  public record Work(long running, long waiting) {}

  /** What the jobs of this room do now; cheap. */
  public Work work() {
    long running = 0;
    long waiting = 0;
    for (Overview.OfKind kind : jobs.overview().kinds()) {
      for (Map.Entry<JobState, Integer> count : kind.counts().entrySet()) {
        switch (count.getKey()) {
          case RUNNING -> running += count.getValue();
          case READY, DELAYED, WAITING, FAILED -> waiting += count.getValue();
          case DONE, DEAD, CANCELLED -> {}
        }
      }
    }
    return new Work(running, waiting);
  }

  /** The app's name. */
  public String name() {
    return plan.name();
  }

  /** Whether the room can be used now. */
  public RoomState state() {
    return state;
  }

  /** The rows. While the room is down, every use ends with the problem {@code app_down}. */
  public Database database() {
    return database;
  }

  /** The durable jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** Has {@code listener} told of every change and progress of the room's jobs. */
  public void onJobs(JobListener listener) {
    jobListener.add(listener);
  }

  /** Has {@code metrics} receive the figures of the room's jobs. */
  public void measureJobs(JobMetrics metrics) {
    jobMetrics.use(metrics);
  }

  /** The files, by their hash. */
  public Blobs blobs() {
    return blobs;
  }

  /** Which rows refer to which files. */
  public BlobRefs blobRefs() {
    return blobRefs;
  }

  /** The only way to a stranger's server. */
  public Outside outside() {
    return plan.shared().outside();
  }

  /** The processes that read strangers' pictures. */
  public Pictures pictures() {
    return plan.shared().pictures();
  }

  /** The way out for letters, which all apps of this process share. */
  public PostOffice postOffice() {
    return plan.shared().postOffice();
  }

  /** What is kept sealed. */
  public Secrets secrets() {
    return secrets;
  }

  /** Addresses that lead back to the app, for mails and shares. */
  public Links links() {
    return links;
  }

  /** What pages follow. */
  public Events events() {
    return events;
  }

  /** Who did what. */
  public Audit audit() {
    return audit;
  }

  /** What a person has chosen in a page. */
  public Settings settings() {
    return settings;
  }

  /** The app's API tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** The operator's settings. */
  public Config config() {
    return plan.config();
  }

  /** What the time is. */
  public Clock clock() {
    return plan.clock();
  }

  /** A folder for files of a moment, on the file system of the files that are kept. */
  public Path temporary() {
    return plan.folder().resolve("tmp").resolve(plan.name());
  }
}

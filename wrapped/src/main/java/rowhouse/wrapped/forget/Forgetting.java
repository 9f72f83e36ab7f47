package rowhouse.wrapped.forget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchEventSink;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.imports.Refusals;
import rowhouse.watching.member.Member;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportReport;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.upload.UploadedFile;
import rowhouse.wrapped.run.Periods;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.Runs;

/**
 * Reads a file into memory, reckons, and keeps figures and story alone. Events outside of the year
 * and the one before it are not even held; few files are read at once, because each may take some
 * tens of megabytes.
 */
public final class Forgetting {
  /** Events of one file; fewer than an import may have, since these are held in memory. */
  private static final long MOST_EVENTS = 1_000_000;

  private static final int MOST_WAITING = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(20);

  private final Room room;
  private final Runs runs;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();

  /** Keeps what is kept in {@code runs}; reads {@code atOnce} files at a time. */
  public Forgetting(Room room, Runs runs, int atOnce) {
    this.room = room;
    this.runs = runs;
    this.places = new Semaphore(atOnce, true);
  }

  /** What somebody wishes for. */
  record Wish(int year, ZoneId zone, Locale language, boolean partial) {}

  /** What came of it: the run, and how many events were read. */
  record Forgotten(Run run, long eventsRead) {}

  /**
   * Reads {@code file}, which the caller deletes. Blocks for about a second for a million events.
   */
  Forgotten forget(Member member, UploadedFile file, Wish wish) throws IOException {
    if (!isAdmitted()) {
      throw new Problem(503, "forget_busy").retryAfter(LATER);
    }
    try {
      return read(member, file, wish);
    } finally {
      places.release();
    }
  }

  /** Where files lie while they are read. */
  Path folder() {
    return room.temporary().resolve("forget");
  }

  /** The paths whose routes read large bodies as a stream, besides those {@code others}. */
  public Set<String> streamed(Set<String> others) {
    Set<String> paths = new HashSet<>(others);
    paths.add("/wrapped/api/v1/wrapped/forget");
    return Set.copyOf(paths);
  }

  /** Deletes what a killed process was reading; before requests come. */
  public void opened() {
    if (!Files.isDirectory(folder())) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder())) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep " + folder(), e);
    }
  }

  private boolean isAdmitted() {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Forgotten read(Member member, UploadedFile file, Wish wish) throws IOException {
    Period year = Periods.whole(wish.year(), wish.zone());
    Period before = Periods.whole(wish.year() - 1, wish.zone());
    ReadLimits limits = ReadLimits.standard().withEvents(MOST_EVENTS);
    WatchHistory history = new WatchHistory();
    ExportResult result =
        new ExportReader(room.clock(), wish.partial() ? limits.keepingPartial() : limits)
            .read(
                new ExportFile(file.path(), file.name()),
                within(history, before.from(), year.until()));
    ExportReport report = understood(result);
    history.sort();
    WatchMetrics figures = figures(history, year);
    WatchMetrics earlier = figures(history, before);
    boolean example = ExampleHistory.ACCOUNT.equals(report.account());
    Run run =
        runs.keepFigures(
            member,
            new Runs.Wish(wish.year(), wish.zone(), wish.language(), false, false),
            new Runs.Figures(
                figures,
                earlier.isEmpty() ? null : earlier,
                example,
                Periods.day(report.first(), wish.zone()),
                Periods.day(report.last(), wish.zone())));
    return new Forgotten(run, report.events());
  }

  private static WatchEventSink within(WatchHistory history, long from, long until) {
    return (List<WatchEvent> batch) -> {
      for (WatchEvent event : batch) {
        if (event.at() >= from && event.at() < until) {
          history.add(event.at(), event.video());
        }
      }
    };
  }

  private static ExportReport understood(ExportResult result) {
    return switch (result) {
      case ExportResult.Read(var report) -> report;
      case ExportResult.Refused refused -> throw Refusals.of(refused);
      case ExportResult.UnknownLayout(var fingerprint) ->
          throw new Problem(422, "unknown_layout", fingerprint.id());
    };
  }

  private static WatchMetrics figures(WatchHistory history, Period period) {
    MetricPass pass = new MetricPass(period, MetricRules.standard());
    for (int i = 0; i < history.size(); i++) {
      pass.accept(history.at(i), history.video(i), null);
    }
    return pass.finish();
  }
}

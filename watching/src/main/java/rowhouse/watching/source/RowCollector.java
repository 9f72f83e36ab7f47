package rowhouse.watching.source;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.VideoId;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchEventSink;

/** Judges the rows of a history, counts what it leaves out and hands the rest on in batches. */
final class RowCollector {
  private static final long AHEAD_SECONDS = 48 * 3_600L;

  private final ReadLimits limits;
  private final WatchEventSink sink;
  private final long latestAllowed;
  private final Map<BadRow, Long> bad = new EnumMap<>(BadRow.class);
  private List<WatchEvent> batch = new ArrayList<>();
  private long events;
  private long withoutId;
  private long douyin;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  RowCollector(ReadLimits limits, InstantSource clock, WatchEventSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.latestAllowed = clock.instant().getEpochSecond() + AHEAD_SECONDS;
  }

  /** Counts a row that cannot be used. */
  void reject(BadRow reason) {
    bad.merge(reason, 1L, Long::sum);
    if (events + badRows() > limits.events() * 2) {
      throw tooMany();
    }
  }

  /**
   * Takes a row.
   *
   * @param at seconds since 1970 UTC, or {@link ExportDate#NONE} for a date that cannot be read
   * @param video the id, or 0
   * @param link the link when there is no id
   */
  void row(long at, long video, @Nullable String link) {
    if (at == ExportDate.NONE) {
      reject(BadRow.DATE_FORMAT);
    } else if (at < VideoId.TIKTOK_BEGAN) {
      reject(BadRow.DATE_BEFORE_TIKTOK);
    } else if (at > latestAllowed) {
      reject(BadRow.DATE_IN_FUTURE);
    } else {
      take(at, video, link);
    }
  }

  private void take(long at, long video, @Nullable String link) {
    if (++events > limits.events()) {
      throw tooMany();
    }
    if (video == 0) {
      withoutId++;
      if (link != null && ShareLink.isDouyin(link)) {
        douyin++;
      }
    }
    first = Math.min(first, at);
    last = Math.max(last, at);
    batch.add(video == 0 && link != null ? WatchEvent.ofLink(at, link) : WatchEvent.of(at, video));
    if (batch.size() >= limits.batch()) {
      flush();
    }
  }

  /** Hands on what is left and judges the history as a whole. */
  void finish() {
    if (douyin * 2 > events) {
      throw new RefusedException(
          RefusalCode.WRONG_PLATFORM,
          "This looks like an export of Douyin. Only exports of TikTok are read here.");
    }
    long wrong = badRows();
    if (wrong * 100 > (events + wrong) * limits.badPercent()) {
      throw new RefusedException(
          RefusalCode.TOO_MANY_BAD_ROWS,
          wrong
              + " of "
              + (events + wrong)
              + " rows have no readable date, so the file is probably damaged or edited. Ask TikTok"
              + " for a new export.");
    }
    flush();
  }

  private void flush() {
    if (!batch.isEmpty()) {
      List<WatchEvent> full = batch;
      batch = new ArrayList<>(full.size());
      sink.accept(full);
    }
  }

  private RefusedException tooMany() {
    return new RefusedException(
        RefusalCode.TOO_MANY_EVENTS,
        "The history has more than "
            + limits.events()
            + " rows, which is more than one person can watch. Ask TikTok for a new export, or ask"
            + " whoever runs this server to raise the limit.");
  }

  long badRows() {
    return bad.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<BadRow, Long> bad() {
    return bad;
  }

  long events() {
    return events;
  }

  long withoutId() {
    return withoutId;
  }

  @Nullable Long first() {
    return events == 0 ? null : first;
  }

  @Nullable Long last() {
    return events == 0 ? null : last;
  }
}

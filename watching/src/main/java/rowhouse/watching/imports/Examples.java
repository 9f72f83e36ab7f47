package rowhouse.watching.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.member.Member;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.ImportState;
import rowhouse.watching.store.WatchHistoryStore;

/**
 * An invented history that shows what the app can do: from the first day of last year until
 * yesterday, so that there is a whole year and a last week. It never stands beside a real one.
 */
public final class Examples {
  private static final long SEED = 2026;
  private static final int EVENTS_A_YEAR = 9_000;
  private static final int BATCH = 4_000;

  private final Room room;
  private final WatchHistoryStore history;
  private final HistoryImports imports;

  /** Examples in {@code room}. */
  public Examples(Room room, WatchHistoryStore history) {
    this.room = room;
    this.history = history;
    this.imports = new HistoryImports(room.database(), room.clock());
  }

  /** Loads the example for a person without a history; the same again is left as it is. */
  HistoryImport load(Member member) {
    Optional<HistoryImport> loaded =
        imports.example(member.id()).filter(example -> example.state() == ImportState.DONE);
    if (loaded.isPresent()) {
      return loaded.get();
    }
    remove(member.id()); // what a process that was killed has begun
    if (history.extent(member.id()).events() > 0) {
      throw new Problem(409, "example_not_wanted");
    }
    HistoryImport open = imports.begin(member.id(), HistorySource.EXAMPLE, "");
    WatchHistory invented = invent(member.zone());
    for (int from = 0; from < invented.size(); from += BATCH) {
      history.keep(
          member.id(), open.id(), batch(invented, from, Math.min(invented.size(), from + BATCH)));
    }
    return imports.finish(open.id(), report(invented), invented.size());
  }

  /** Takes the example away; nothing else is touched. */
  long remove(long member) {
    long events = 0;
    for (Optional<HistoryImport> loaded = imports.example(member);
        loaded.isPresent();
        loaded = imports.example(member)) {
      events += imports.remove(loaded.get().id());
    }
    return events;
  }

  private WatchHistory invent(ZoneId zone) {
    LocalDate today = room.clock().instant().atZone(zone).toLocalDate();
    LocalDate first = LocalDate.of(today.getYear() - 1, 1, 1);
    LocalDate last = today.minusDays(1);
    int events = (int) (EVENTS_A_YEAR * ChronoUnit.DAYS.between(first, today) / 365);
    return ExampleHistory.of(new ExampleHistory.Wish(SEED, zone, first, last, events));
  }

  private static List<WatchEvent> batch(WatchHistory invented, int from, int to) {
    List<WatchEvent> batch = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      long video = invented.video(i);
      batch.add(new WatchEvent(invented.at(i), video, null, ExampleHistory.detail(video)));
    }
    return batch;
  }

  private static String report(WatchHistory invented) {
    int last = invented.size() - 1;
    return """
    {"account":"%s","first":%d,"last":%d}\
    """
        .formatted(ExampleHistory.ACCOUNT, invented.at(0), invented.at(last));
  }
}

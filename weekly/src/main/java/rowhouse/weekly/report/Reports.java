package rowhouse.weekly.report;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.room.Room;
import rowhouse.watching.store.WatchHistoryStore;

/** Computes weeks and keeps them. */
public final class Reports {
  private final Database db;
  private final InstantSource clock;
  private final WeekPass pass;
  private final ReportStore store = new ReportStore();

  /** Computes from {@code history} and keeps in {@code room}. */
  public Reports(Room room, WatchHistoryStore history) {
    this.db = room.database();
    this.clock = room.clock();
    this.pass = new WeekPass(history);
  }

  /** The week that is over for somebody in {@code zone}. */
  public IsoWeek lastComplete(ZoneId zone) {
    return IsoWeek.of(clock.instant().atZone(zone).toLocalDate()).plus(-1);
  }

  /** A person's week from the rows as they are now; keeps nothing and must not run in a write. */
  public WeekReport compute(long member, IsoWeek week, ZoneId zone) {
    return pass.of(member, week, zone);
  }

  /** Keeps a report in the caller's transaction; the same week again replaces the figures. */
  public long keep(JdbcClient sql, long member, WeekReport report) {
    IsoWeek week = IsoWeek.of(report.periodStart());
    return store.put(
        sql, member, store.global(sql, week, clock.instant()).id(), report, clock.instant());
  }

  /** Computes and keeps. */
  public long analyse(long member, IsoWeek week, ZoneId zone) {
    WeekReport report = compute(member, week, zone);
    return db.write(sql -> keep(sql, member, report));
  }

  /** The report of that number. */
  public Optional<KeptReport> find(long id) {
    return db.read(sql -> store.find(sql, id));
  }

  /** A person's newest report, or the one of a global week. */
  public Optional<KeptReport> newest(long member, @Nullable Long global) {
    return db.read(sql -> store.newest(sql, member, global));
  }

  /** All of a person's reports. */
  public List<KeptReport> of(long member) {
    return db.read(sql -> store.of(sql, member));
  }

  /** The row of a week over everybody, made when there is none. */
  public GlobalReport global(JdbcClient sql, IsoWeek week) {
    return store.global(sql, week, clock.instant());
  }

  /** A week over everybody. */
  public Optional<GlobalReport> global(long id) {
    return db.read(sql -> store.global(sql, id));
  }

  /** The newest weeks over everybody. */
  public List<GlobalReport> globals(int limit) {
    return db.read(sql -> store.globals(sql, limit));
  }

  /** The most common hashtag of a week, when at least twenty people share it. */
  public Optional<String> topHashtag(long global) {
    return db.read(sql -> store.topHashtag(sql, global));
  }

  /** Takes the sums of a week anew. */
  public void sum(JdbcClient sql, IsoWeek week) {
    store.sum(sql, global(sql, week).id(), clock.instant());
  }

  /** Deletes a person's reports; says how many. */
  public long erase(JdbcClient sql, long member) {
    return store.erase(sql, member);
  }
}

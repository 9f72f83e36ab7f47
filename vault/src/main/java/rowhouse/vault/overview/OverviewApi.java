package rowhouse.vault.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Overview;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.KeepPage;

/**
 * Counts for a dashboard: those of pages are read from an index, those of files may be a minute
 * old.
 */
@RestController
@RequestMapping("/vault/api/v1")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class OverviewApi {
  private static final int DAYS = 7;

  private final Room room;
  private final Database db;
  private final StorageTotals totals;
  private final Clock clock;

  /** Counts what is in {@code room}. */
  public OverviewApi(Room room) {
    this.room = room;
    this.db = room.database();
    this.clock = room.clock();
    this.totals = new StorageTotals(db, clock);
  }

  record Day(LocalDate date, long count) {}

  record Stats(
      Map<String, Long> platformCounts,
      Map<String, Long> statusCounts,
      List<Day> dailyGrowth,
      long storageUsageBytes) {}

  @GetMapping("/dashboard/stats")
  Stats stats() {
    long bytes = totals.files().bytes();
    return db.read(
        sql -> new Stats(grouped(sql, "platform"), grouped(sql, "status"), growth(sql), bytes));
  }

  private static Map<String, Long> grouped(JdbcClient sql, String column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.sql("SELECT " + column + ", COUNT(*) FROM contents GROUP BY " + column + " ORDER BY 1")
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  private List<Day> growth(JdbcClient sql) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Day> days = new ArrayList<>();
    for (int back = DAYS - 1; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      days.add(
          new Day(
              day,
              sql.sql(
                      "SELECT COUNT(*) FROM contents WHERE created_at >= :from AND created_at < :to")
                  .param("from", millis(day))
                  .param("to", millis(day.plusDays(1)))
                  .query(Long.class)
                  .single()));
    }
    return days;
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Nothing is distributed yet, but an original's client looks for the member. */
  record Queue(Map<String, Integer> parse, Map<String, Integer> distribution) {}

  @GetMapping("/dashboard/queue")
  Queue queue() {
    Map<JobState, Integer> counts =
        room.jobs().overview().kinds().stream()
            .filter(kind -> kind.kind().equals(KeepPage.KIND))
            .findFirst()
            .map(Overview.OfKind::counts)
            .orElse(Map.of());
    Map<String, Integer> parse = new LinkedHashMap<>();
    for (JobState state : JobState.values()) {
      parse.put(state.word(), counts.getOrDefault(state, 0));
    }
    return new Queue(parse, Map.of());
  }

  record Storage(
      long totalBytes, long mediaCount, Map<String, Long> byPlatform, Map<String, Long> byType) {}

  @GetMapping("/storage/stats")
  Storage storage() {
    StorageTotals.Files files = totals.files();
    return new Storage(files.bytes(), files.count(), totals.byPlatform(), files.byType());
  }
}

package rowhouse.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.weekly.letter.Addresses;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.letter.WeekLetter;
import rowhouse.weekly.report.Feeding;
import rowhouse.weekly.report.Nudge;
import rowhouse.weekly.report.WeekReport;

/** Measures a week of letters in the built product and writes results/weekly.md. */
public final class WeeklyBench {
  private static final int USERS = Integer.getInteger("bench.users", 10_000);
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000);
  private static final int LETTERS = Integer.getInteger("bench.letters", 5_000);
  private static final String CRON_KEY = "the-cron-key-of-the-bench";

  private final ProductBench bench;

  private WeeklyBench(ProductBench bench) {
    this.bench = bench;
  }

  /** Takes the bench folder, by default {@code bench}. */
  public static void main(String[] arguments) throws Exception {
    ProductBench.main(
        arguments,
        "weekly",
        List.of(
            "Server: SQLite, synchronous=FULL, flags of `./rowhouse`. Made by `./run bench weekly`."),
        bench -> new WeeklyBench(bench).run());
  }

  private void run() throws Exception {
    rendering();
    planning();
  }

  /** HTML and text of one thread, in three languages by turns. */
  private void rendering() {
    WeekReport report = report();
    Addresses addresses =
        new Addresses("https://x/i", "https://x/p", "https://x/u", "https://x/a", "https://x/c");
    String[] languages = {"en", "zh", "ko"};
    long bytes = 0;
    for (int i = 0; i < 300; i++) {
      bytes +=
          WeekLetter.write(report, languages[i % 3], Section.all(), addresses, false, "").bytes();
    }
    long begin = System.nanoTime();
    for (int i = 0; i < LETTERS; i++) {
      bytes +=
          WeekLetter.write(report, languages[i % 3], Section.all(), addresses, false, "").bytes();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    bench.row(
        "Letters rendered by one thread (HTML of %d kB on average, and text)"
            .formatted(bytes / (LETTERS + 300) / 1024),
        "%.0f/s".formatted(LETTERS / seconds),
        "200/s");
  }

  private static WeekReport report() {
    LocalDate monday = LocalDate.of(2026, 11, 16);
    List<WeekReport.Day> days = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      days.add(new WeekReport.Day(monday.plusDays(i), 100L + i, 3_000, 5_000));
    }
    return new WeekReport(
        "2026-W47",
        monday,
        monday.plusDays(6),
        "Europe/Berlin",
        1_000,
        new SecondsRange(20_000, 32_000),
        900L,
        new SecondsRange(18_000, 30_000),
        250,
        new Feeding(Feeding.State.CURIOUS, "many_visits", 40),
        days,
        22,
        31.5,
        7,
        40,
        4_000,
        new WeekReport.Hole("session", null, 44, 1_763_500_000L, 3_000),
        new WeekReport.YearAgo("2025-W47", 600, 9_000, 12_000),
        new Nudge("late_night", 31),
        "gaps",
        null,
        null);
  }

  private void planning() throws Exception {
    Path data = bench.folder("week").resolve("data");
    String[] settings = {
      "--rowhouse.apps=weekly",
      "--rowhouse.base-url=https://letters.example.com",
      "--rowhouse.weekly.token=" + CRON_KEY,
      "--rowhouse.weekly.approval=true",
      "--rowhouse.owner.password=the owner of the bench"
    };
    try (BenchedServer _ = bench.start(data, settings)) {
      // The first start makes the tables.
    }
    long begin = System.nanoTime();
    fill(data.resolve("weekly").resolve("weekly.db"));
    bench.row(
        "Rows made: %d people with %d rows in the week".formatted(USERS, ROWS),
        "%.0f s".formatted((System.nanoTime() - begin) / 1e9),
        "");
    try (BenchedServer server = bench.start(data, settings)) {
      long started = System.nanoTime();
      BenchedServer.Reply _ =
          server.postWith("X-Weekly-Token", CRON_KEY, "weekly/admin/cron/weekly-report-batch");
      double seconds = waitForIssues(data, started);
      bench.row(
          "Plan, analyse and write the letters of %d people, until the last waits for approval"
              .formatted(USERS),
          "%.1f s (%.0f people/s)".formatted(seconds, USERS / seconds),
          "300 s, better 60 s");
      bench.row("Resident memory after it", server.residentMegabytes() + " MB", "");
    }
  }

  /** Looks from outside, by the database alone, as a reader that changes nothing. */
  private static double waitForIssues(Path data, long started) throws Exception {
    String url = "jdbc:sqlite:" + data.resolve("weekly").resolve("weekly.db");
    try (Connection connection = DriverManager.getConnection(url)) {
      while (true) {
        try (PreparedStatement count =
                connection.prepareStatement(
                    "SELECT count(*) FROM issue WHERE state = 'awaiting_approval'");
            ResultSet rows = count.executeQuery()) {
          if (rows.next() && rows.getInt(1) >= USERS) {
            return (System.nanoTime() - started) / 1e9;
          }
        }
        if (System.nanoTime() - started > 900_000_000_000L) {
          throw new IllegalStateException("not done after 15 minutes");
        }
        Thread.sleep(200);
      }
    }
  }

  /** People, their week and their subscriptions, written while no server runs. */
  private static void fill(Path file) throws SQLException {
    long monday =
        LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      Random random = new Random(47);
      for (int user = 1; user <= USERS; user++) {
        person(connection, 1_000 + user, monday);
        week(connection, 1_000 + user, monday, random);
        if (user % 200 == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }

  private static void person(Connection connection, long id, long at) throws SQLException {
    run(
        connection,
        "INSERT INTO watcher (id, app_user_id, created_at) VALUES (?, ?, ?)",
        id,
        "u" + id,
        at);
    run(
        connection,
        "INSERT INTO app_users (id, app_user_id, created_at, updated_at) VALUES (?, ?, ?, ?)",
        id,
        "u" + id,
        at,
        at);
    run(
        connection,
        """
        INSERT INTO subscription (email, email_hash, member_id, state, reason, language, time_zone,
          weekday, hour, frequency, sections, created_at, confirmed_at, updated_at)
        VALUES (?, ?, ?, 'active', '', ?, 'UTC', 1, 8, 'weekly',
          'summary,comparison,rhythm,rabbit_hole,last_year,nudge', ?, ?, ?)
        """,
        "u" + id + "@example.com",
        "h" + id,
        id,
        List.of("en", "zh", "ko").get((int) (id % 3)),
        at,
        at,
        at);
  }

  private static void week(Connection connection, long id, long monday, Random random)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO watch_history_data (watcher_id, watched_at, video, import_id)"
                + " VALUES (?, ?, ?, 0)")) {
      long second = 0;
      for (int i = 0; i < ROWS; i++) {
        second += random.nextInt(20) == 0 ? 7_000 + random.nextInt(4_000) : 5 + random.nextInt(60);
        insert.setLong(1, id);
        insert.setLong(2, monday + second % 600_000 * 1_000);
        insert.setLong(3, 7_000_000_000_000_000_000L + random.nextInt(Integer.MAX_VALUE));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}

package rowhouse.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.config.ConfigReader;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.test.SettableClock;
import rowhouse.foundation.test.TestDatabase;

/**
 * A real Rowhouse on a free port with a data folder of its own, on the database that {@code
 * -Drowhouse.test.database} names. Its clock stands still until a test moves it.
 */
public final class HouseUnderTest implements AutoCloseable {
  /** The password of the owner that {@link #owner} makes. */
  public static final String PASSWORD = "a quiet street 6";

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Map<Path, Map<String, String>> DATABASE_OF = new ConcurrentHashMap<>();

  private final Path folder;
  private final boolean ownsFolder;
  private final SettableClock clock;
  private final Rowhouse rowhouse;

  private HouseUnderTest(Plan plan, Path folder, boolean ownsFolder) {
    this.folder = folder;
    this.ownsFolder = ownsFolder;
    this.clock = plan.clock;
    this.rowhouse =
        Rowhouse.start(
            new ConfigReader(HouseKeys.all(plan.apps)).commandLine(plan.arguments(folder)).read(),
            plan.apps,
            plan.clock);
  }

  /** How a house is to be started. */
  public static final class Plan {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<AppKind> apps = List.of();
    private SettableClock clock = SettableClock.at("2026-11-22T02:00:00Z");
    private Path folder;

    public Plan apps(AppKind... apps) {
      this.apps = List.of(apps);
      return this;
    }

    public Plan setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    public Plan clock(SettableClock clock) {
      this.clock = clock;
      return this;
    }

    /** A folder that outlives the house, for tests that start it again. */
    public Plan folder(Path folder) {
      this.folder = folder;
      return this;
    }

    public HouseUnderTest start() {
      try {
        boolean own = folder == null;
        return new HouseUnderTest(
            this, own ? Files.createTempDirectory("rowhouse-house-") : folder, own);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<String> arguments(Path folder) {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("rowhouse.port", "0");
      all.put("rowhouse.data", folder.toString());
      all.put("rowhouse.database.synchronous", "normal");
      if (TestDatabase.chosen() == Dialect.POSTGRESQL && !settings.containsKey(DATABASE_URL)) {
        all.putAll(postgres(folder));
      }
      all.putAll(settings);
      List<String> arguments = new ArrayList<>();
      all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
      return arguments;
    }
  }

  private static final String DATABASE_URL = "rowhouse.database.url";

  public static Plan with() {
    return new Plan();
  }

  /** A port that was free a moment ago, for doors that need a number before the start. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database of a data folder, which a house that is started again finds as it was. */
  private static Map<String, String> postgres(Path folder) {
    return DATABASE_OF.computeIfAbsent(folder, HouseUnderTest::newPostgres);
  }

  /** A database of the house's own, since its schemas are named by its apps. */
  private static Map<String, String> newPostgres(Path folder) {
    DatabaseSpec.Postgresql server =
        (DatabaseSpec.Postgresql) TestDatabase.spec(Dialect.POSTGRESQL, folder);
    String name = "house_" + DATABASES.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = server.url().replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
    return Map.of(
        DATABASE_URL,
        url,
        "rowhouse.database.user",
        server.user(),
        "rowhouse.database.password",
        server.password());
  }

  public int port() {
    return rowhouse.port();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  /** Somebody who has never been here. */
  public Browser stranger() {
    return new Browser(url());
  }

  /** The owner, signed in; makes the owner when there is none. */
  public Browser owner() {
    Browser browser = stranger();
    if (browser.get("api/house").json().path("first_run").asBoolean()) {
      Map<String, String> body = Map.of("token", setupToken(), "password", PASSWORD);
      Answer made = browser.post("api/setup", body);
      if (made.status() != 201) {
        throw new AssertionError("the owner was not made: " + made);
      }
      browser.refreshCsrf();
    } else {
      browser.signIn(PASSWORD);
    }
    return browser;
  }

  /** What stands in the one-time link on the console. */
  public String setupToken() {
    return rowhouse.greeting().stream()
        .filter(line -> line.contains("setup?token="))
        .map(line -> line.replaceFirst(".*setup\\?token=", ""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no one-time link: " + rowhouse.greeting()));
  }

  public List<String> greeting() {
    return rowhouse.greeting();
  }

  public Room room(String app) {
    return rowhouse.rooms().all().get(app);
  }

  public Rowhouse rowhouse() {
    return rowhouse;
  }

  public SettableClock clock() {
    return clock;
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    rowhouse.close();
    if (ownsFolder) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until no job of {@code app} is left to do. */
  public void quiet(String app) {
    await()
        .alias("all jobs of " + app + " end")
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          // Asked once: two looks would miss a job that begins between them.
          Room.Work work = room(app).work();
          return work.running() + work.waiting() == 0;
        });
  }

  /** A number from the database of {@code app}. */
  public long number(String app, String query, Object... values) {
    return room(app)
        .database()
        .read(sql -> {
          JdbcClient.StatementSpec statement = sql.sql(query);
          for (Object value : values) {
            statement = statement.param(value);
          }
          return statement.query(Long.class).single();
        });
  }
}

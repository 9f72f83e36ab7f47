package rowhouse.server.wrapped;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import rowhouse.foundation.room.Room;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.Wrapped;
import tools.jackson.databind.JsonNode;

/** A house with wrapped behind its door, open to visitors, with an admin key. */
final class WrappedHouse implements AutoCloseable {
  static final String ADMIN_KEY = "an-admin-key-for-tests-of-wrapped";
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HouseUnderTest house;
  private final Browser owner;

  private WrappedHouse(HouseUnderTest house) {
    this.house = house;
    this.owner = house.owner();
  }

  static WrappedHouse open() {
    return open(plan -> plan);
  }

  static WrappedHouse open(UnaryOperator<HouseUnderTest.Plan> more) {
    HouseUnderTest.Plan plan =
        HouseUnderTest.with()
            .apps(Wrapped.KIND)
            .setting("rowhouse.wrapped.visitors", "true")
            .setting("rowhouse.wrapped.admin-key", ADMIN_KEY);
    return new WrappedHouse(more.apply(plan).start());
  }

  HouseUnderTest house() {
    return house;
  }

  Room room() {
    return house.room("wrapped");
  }

  Browser stranger() {
    return new Browser(house.url() + "wrapped/");
  }

  /** Somebody new, whose page sends the CSRF token. */
  Browser guest() {
    return guest(Map.of("time_zone", ZONE.getId(), "language", "en"));
  }

  Browser guest(Map<String, String> choices) {
    Browser browser = stranger();
    Answer answer = browser.post("api/v1/me", choices);
    if (answer.status() == 429) {
      house.clock().advance(Duration.ofHours(1)); // all tests come from one address
      answer = browser.post("api/v1/me", choices);
    }
    if (answer.status() != 201) {
      throw new AssertionError("no guest: " + answer);
    }
    return browser.with("X-CSRF-Token", answer.json().path("csrf").asString());
  }

  Browser owner() {
    Browser browser = stranger().withCookie("rowhouse_house", owner.cookie("rowhouse_house"));
    return browser.with("X-CSRF-Token", browser.get("api/v1/me").json().path("csrf").asString());
  }

  /** A program of the original's operators. */
  Browser admin() {
    return stranger().with("X-Admin-Key", ADMIN_KEY);
  }

  static String appUserId(Browser browser) {
    return browser.get("api/v1/me").json().path("app_user_id").asString();
  }

  long memberId(Browser browser) {
    return number("SELECT id FROM app_users WHERE app_user_id = ?", appUserId(browser));
  }

  /** Gives somebody an invented year of so many events. */
  long history(Browser browser, int year, int events) {
    long member = memberId(browser);
    HistoryImports imports = new HistoryImports(room().database(), house.clock());
    long id = imports.begin(member, HistorySource.EXPORT, "sha-" + member + "-" + year).id();
    keep(member, id, year, events);
    imports.finish(id, "{}", events);
    return id;
  }

  /** Begins an import that does not end by itself. */
  long beginImport(Browser browser) {
    return new HistoryImports(room().database(), house.clock())
        .begin(memberId(browser), HistorySource.EXPORT, "sha-begun")
        .id();
  }

  void keep(long member, long importId, int year, int events) {
    WatchHistory made =
        ExampleHistory.of(
            new ExampleHistory.Wish(
                year, ZONE, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), events));
    List<WatchEvent> all = new ArrayList<>();
    made.forEach(all::add);
    new WatchHistoryStore(room().database(), house.clock()).keep(member, importId, all);
  }

  /** Asks for a year and waits until the run has ended. */
  JsonNode run(Browser browser, int year) {
    Answer started = browser.post("api/v1/wrapped", Map.of("year", year));
    if (started.status() != 202) {
      throw new AssertionError("not started: " + started);
    }
    return ended(browser, started.json().path("wrapped_run_id").asString());
  }

  JsonNode ended(Browser browser, String run) {
    AtomicReference<JsonNode> last = new AtomicReference<>();
    await()
        .alias("run " + run + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          last.set(browser.get("api/v1/wrapped/" + run).json());
          return !last.get().path("status").asString().equals("pending");
        });
    return last.get();
  }

  /** Gives somebody an address, as people do: by the link in the letter that comes there. */
  void verify(Browser browser, String email) {
    Answer asked = browser.post("api/v1/me/address", Map.of("email", email));
    if (asked.status() != 202) {
      throw new AssertionError("not asked: " + asked);
    }
    quiet();
    Answer confirmed = confirm(questions().getLast().token());
    if (confirmed.status() != 200) {
      throw new AssertionError("not confirmed: " + confirmed);
    }
  }

  /** Presses the button behind the link of a letter, on a device that nobody is signed in on. */
  Answer confirm(String token) {
    return stranger().post("api/v1/address/confirm", Map.of("token", token));
  }

  /** The letters that asked whether an address is its reader's. */
  List<Mailed> questions() {
    return mails().stream().filter(Mailed::asks).toList();
  }

  /** All letters. */
  List<Mailed> mails() {
    return Mailed.in(house.folder().resolve("mail").resolve("wrapped"));
  }

  /** Waits until no job is left to do. */
  void quiet() {
    house.quiet("wrapped");
  }

  long number(String query, Object... values) {
    return house.number("wrapped", query, values);
  }

  @Override
  public void close() {
    house.close();
  }
}

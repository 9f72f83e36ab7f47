package rowhouse.server.watching;

import java.util.Map;
import java.util.function.UnaryOperator;
import rowhouse.foundation.room.Room;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.weekly.Weekly;
import rowhouse.wrapped.Wrapped;

/** A house with wrapped and weekly behind their doors, open to visitors unless a test says so. */
final class WatchingHouse implements AutoCloseable {
  private final HouseUnderTest house;
  private final Browser owner;

  private WatchingHouse(HouseUnderTest house) {
    this.house = house;
    this.owner = house.owner();
  }

  static WatchingHouse open() {
    return open(plan -> plan);
  }

  static WatchingHouse open(UnaryOperator<HouseUnderTest.Plan> more) {
    HouseUnderTest.Plan plan =
        HouseUnderTest.with()
            .apps(Wrapped.KIND, Weekly.KIND)
            .setting("rowhouse.wrapped.visitors", "true")
            .setting("rowhouse.weekly.visitors", "true");
    return new WatchingHouse(more.apply(plan).start());
  }

  HouseUnderTest house() {
    return house;
  }

  Room room(String app) {
    return house.room(app);
  }

  /** Somebody at the door of {@code app} who has never been here. */
  Browser stranger(String app) {
    return new Browser(house.url() + app + "/");
  }

  /** A new guest of {@code app}, whose page sends the CSRF token. */
  Browser guest(String app) {
    Browser browser = stranger(app);
    Answer answer = browser.post("api/v1/me", Map.of());
    if (answer.status() != 201) {
      throw new AssertionError("no guest: " + answer);
    }
    return browser.with("X-CSRF-Token", answer.json().path("csrf").asString());
  }

  /** The owner at the door of {@code app}. */
  Browser owner(String app) {
    Browser browser = stranger(app).withCookie("rowhouse_house", owner.cookie("rowhouse_house"));
    return browser.with("X-CSRF-Token", browser.get("api/v1/me").json().path("csrf").asString());
  }

  /** Waits until no job of {@code app} is left to do. */
  void quiet(String app) {
    house.quiet(app);
  }

  /** A number from the app's own database. */
  long number(String app, String query, Object... values) {
    return house.number(app, query, values);
  }

  @Override
  public void close() {
    house.close();
  }
}

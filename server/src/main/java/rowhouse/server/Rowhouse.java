package rowhouse.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.door.DoorPlan;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.limit.SlidingWindow;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomPlan;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;
import rowhouse.foundation.secret.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** A running Rowhouse: the rooms first, then the web server in front of them. */
public final class Rowhouse implements AutoCloseable {
  private final DataFolder data;
  private final Rooms rooms;
  private final House house;
  private final ServletWebServerApplicationContext web;

  private Rowhouse(
      DataFolder data, Rooms rooms, House house, ServletWebServerApplicationContext web) {
    this.data = data;
    this.rooms = rooms;
    this.house = house;
    this.web = web;
  }

  /** Starts everything; returns when requests are answered. */
  public static Rowhouse start(Config config, List<AppKind> kinds, Clock clock) {
    DataFolder data = DataFolder.lock(config.get(HouseKeys.DATA));
    Rooms rooms = new Rooms();
    try {
      List<AppKind> chosen = chosen(config, kinds);
      Doors doors = doors(config, chosen);
      JsonMapper json = Json.mapper();
      Secrets secrets = secrets(data.path());
      Limiter limiter = new SlidingWindow(clock);
      Room houseRoom = new Room(plan(House.KIND, data.path(), config, clock, json), secrets);
      House house = new House(houseRoom, rooms, limiter, json);
      rooms.add(houseRoom, house);
      for (AppKind kind : chosen) {
        Room room = new Room(plan(kind, data.path(), config, clock, json), secrets);
        rooms.add(room, kind.build().apply(room));
      }
      rooms.open();
      if (houseRoom.state() instanceof RoomState.Down down) {
        throw new StartException("The room of the house cannot be opened: " + down.reason());
      }
      return new Rowhouse(
          data, rooms, house, new WebServer(config, doors, rooms, house, limiter, json).start());
    } catch (RuntimeException e) {
      rooms.close();
      close(data);
      throw e;
    }
  }

  private static List<AppKind> chosen(Config config, List<AppKind> kinds) {
    List<String> names = config.get(HouseKeys.APPS);
    if (names.equals(List.of("all"))) {
      return kinds;
    }
    Set<String> known = Set.copyOf(kinds.stream().map(AppKind::name).toList());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new StartException(
            "rowhouse.apps names " + name + ", which is no app here; there are " + known);
      }
    }
    return kinds.stream().filter(kind -> names.contains(kind.name())).toList();
  }

  private static Doors doors(Config config, List<AppKind> kinds) {
    List<DoorPlan> plans = new ArrayList<>();
    for (AppKind kind : kinds) {
      plans.add(
          new DoorPlan(
              kind.name(),
              config.get(HouseKeys.doorHost(kind.name())),
              config.get(HouseKeys.doorPort(kind.name())),
              config.get(HouseKeys.doorOrigins(kind.name())),
              kind.errors()));
    }
    try {
      return new Doors(config.get(HouseKeys.PORT), plans);
    } catch (IllegalArgumentException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private static Secrets secrets(Path data) {
    return Secrets.at(data.resolve("secret.key"));
  }

  private static RoomPlan plan(
      AppKind kind, Path data, Config config, Clock clock, JsonMapper json) {
    return new RoomPlan(
        kind.name(),
        data,
        database(kind.name(), data, config),
        kind.tables(),
        config,
        clock,
        config.get(HouseKeys.WORKER_THREADS),
        json);
  }

  private static DatabaseSpec database(String app, Path data, Config config) {
    String url = config.get(HouseKeys.DATABASE_URL);
    if (url.isEmpty()) {
      return new DatabaseSpec.Sqlite(
          data.resolve(app).resolve(app + ".db"),
          Durability.valueOf(config.get(HouseKeys.SYNCHRONOUS).toUpperCase(java.util.Locale.ROOT)));
    }
    return new DatabaseSpec.Postgresql(
        url, config.get(HouseKeys.DATABASE_USER), config.get(HouseKeys.DATABASE_PASSWORD), app);
  }

  /** The port that answers, which is a free one when the settings say 0. */
  public int port() {
    return web.getWebServer() == null ? 0 : web.getWebServer().getPort();
  }

  /** Where to look, and on the first start the one-time link that makes the owner. */
  public List<String> greeting() {
    String address = "http://localhost:" + port() + "/";
    List<String> lines = new ArrayList<>();
    lines.add("Rowhouse is ready: " + address);
    if (!house.owner().exists()) {
      lines.add(
          "Make yourself the owner, once: "
              + address
              + "setup?token="
              + house.owner().setupToken());
      lines.add(
          "Until then it listens on this machine only; start it again afterwards to reach it from"
              + " your network.");
    }
    rooms.apps().values().stream().map(App::greeting).filter(s -> !s.isEmpty()).forEach(lines::add);
    return lines;
  }

  /** The rooms, for tests that look behind the doors. */
  public Rooms rooms() {
    return rooms;
  }

  /** The web server's parts, for tests that walk every route. */
  ServletWebServerApplicationContext web() {
    return web;
  }

  /** Stops taking requests, lets running jobs end or hands them back, and closes the databases. */
  @Override
  public void close() {
    rooms.all().values().forEach(room -> room.events().endAll());
    web.close();
    rooms.close();
    close(data);
  }

  private static void close(DataFolder data) {
    try {
      data.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot release the data folder", e);
    }
  }
}

package rowhouse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.limit.SlidingWindow;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;
import rowhouse.foundation.room.Shared;
import rowhouse.foundation.secret.SecretKeyException;
import rowhouse.foundation.secret.Secrets;
import rowhouse.server.metrics.Metrics;
import tools.jackson.databind.json.JsonMapper;

/** A running Rowhouse: the rooms first, then the web server in front of them. */
public final class Rowhouse implements AutoCloseable {
  private final Rooms rooms;
  private final House house;
  private final ServletWebServerApplicationContext web;
  private final Deque<Runnable> ends;

  private Rowhouse(
      Rooms rooms, House house, ServletWebServerApplicationContext web, Deque<Runnable> ends) {
    this.rooms = rooms;
    this.house = house;
    this.web = web;
    this.ends = ends;
  }

  /** Starts everything; returns when requests are answered. */
  public static Rowhouse start(Config config, List<AppKind> kinds, Clock clock) {
    Plans.check(config, kinds);
    List<AppKind> chosen = Plans.chosen(config, kinds);
    Doors doors = Plans.doors(config, chosen);
    DataFolder data = DataFolder.lock(config.get(HouseKeys.DATA));
    Rooms rooms = new Rooms();
    Deque<Runnable> ends = new ArrayDeque<>(List.of(() -> close(data)));
    try {
      JsonMapper json = Json.mapper();
      Plans plans = new Plans(config, data.path(), clock, json);
      Secrets secrets = secrets(data);
      Shared shared = plans.shared();
      ends.push(shared::close);
      Metrics metrics = new Metrics();
      ends.push(metrics::close);
      ends.push(rooms::close);
      Limiter limiter = new SlidingWindow(clock);
      Room houseRoom = new Room(plans.room(House.KIND, shared), secrets, Links.none());
      House house = new House(houseRoom, rooms, doors, metrics, limiter, json);
      rooms.add(houseRoom, house);
      shared.postOffice().linksFrom(house.settings()::baseUrl);
      for (AppKind kind : chosen) {
        Room room =
            new Room(plans.room(kind, shared), secrets, plans.links(kind, house.settings()));
        rooms.add(room, kind.build().apply(room));
      }
      rooms.all().values().forEach(metrics::add);
      rooms.open();
      if (houseRoom.state() instanceof RoomState.Down down) {
        throw new StartException("The room of the house cannot be opened: " + down.reason());
      }
      LocalKey key = new LocalKey(data.path());
      ServletWebServerApplicationContext web =
          new WebServer(config, doors, rooms, house, key, metrics, limiter, json).start();
      ends.push(web::close);
      Rowhouse rowhouse = new Rowhouse(rooms, house, web, ends);
      key.write("http://" + localHost(config) + ":" + rowhouse.port() + "/");
      ends.push(key::remove);
      return rowhouse;
    } catch (RuntimeException e) {
      endAll(ends);
      throw e;
    }
  }

  private static Secrets secrets(DataFolder data) {
    try {
      return Secrets.at(data.path().resolve("secret.key"));
    } catch (SecretKeyException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  /** What was opened last is closed first. */
  private static void endAll(Deque<Runnable> ends) {
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
  }

  /** The address at which this machine reaches its own server. */
  private static String localHost(Config config) {
    String bind = config.get(HouseKeys.BIND);
    boolean all = bind.isEmpty() || bind.equals("0.0.0.0") || bind.equals("::");
    return all ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
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
    endAll(ends);
  }

  private static void close(DataFolder data) {
    try {
      data.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder", e);
    }
  }
}

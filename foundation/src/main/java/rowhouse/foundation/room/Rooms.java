package rowhouse.foundation.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All rooms of this process, each with its app. */
public final class Rooms implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private record Lived(Room room, App app) {}

  private final Map<String, Lived> rooms = new LinkedHashMap<>();
  private final ScheduledExecutorService reopening =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("room-reopening").daemon().factory());

  /** Adds a room and its app, before {@link #open}. */
  public void add(Room room, App app) {
    rooms.put(room.name(), new Lived(room, app));
  }

  /** Opens every room, and keeps trying those that stay down. */
  public void open() {
    rooms.values().forEach(lived -> lived.room().open(lived.app()));
    ScheduledFuture<?> _ =
        reopening.scheduleWithFixedDelay(
            this::reopen, RETRY.toMillis(), RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void reopen() {
    for (Lived lived : rooms.values()) {
      if (lived.room().state() instanceof RoomState.Down) {
        lived.room().open(lived.app());
      }
    }
  }

  /** The room of the app {@code name}, or null when no such app runs here. */
  public @Nullable Room find(String name) {
    Lived lived = rooms.get(name);
    return lived == null ? null : lived.room();
  }

  /** Every room by its name, the house's first. */
  public Map<String, Room> all() {
    Map<String, Room> all = new LinkedHashMap<>();
    rooms.forEach((name, lived) -> all.put(name, lived.room()));
    return all;
  }

  /** Every app by its name. */
  public Map<String, App> apps() {
    Map<String, App> apps = new LinkedHashMap<>();
    rooms.forEach((name, lived) -> apps.put(name, lived.app()));
    return apps;
  }

  @Override
  public void close() {
    reopening.shutdownNow();
    rooms.values().forEach(lived -> lived.room().close());
  }
}

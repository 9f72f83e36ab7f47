package rowhouse.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.desk.DeskApi;
import rowhouse.server.metrics.Metrics;
import rowhouse.server.metrics.MetricsApi;
import rowhouse.server.owner.AuditApi;
import rowhouse.server.owner.HouseSettings;
import rowhouse.server.owner.Owner;
import rowhouse.server.owner.SessionApi;
import rowhouse.server.owner.SettingsApi;
import rowhouse.server.owner.Tickets;
import rowhouse.server.portal.DescriptionApi;
import rowhouse.server.portal.EventSocket;
import rowhouse.server.portal.HealthApi;
import rowhouse.server.portal.PageApi;
import rowhouse.server.portal.PortalApi;
import tools.jackson.databind.json.JsonMapper;

/** The house itself: its owner, its street, its health. It lives in a room like any app. */
final class House implements App {
  static final AppKind KIND =
      new AppKind(
          Door.HOUSE,
          List.of(),
          List.of(new MigrationModule("house", "rowhouse/server/migrations")),
          (code, text) -> Map.of(),
          room -> {
            throw new IllegalStateException("the house is built before the apps");
          });

  private static final String METRICS_TOKEN = "metrics";

  private final Room room;
  private final Owner owner;
  private final HouseSettings settings;
  private final HousePorter porter;
  private final EventSocket socket;
  private final PageApi page = new PageApi();
  private final List<Object> routes;

  House(Room room, Rooms rooms, Doors doors, Metrics metrics, Limiter limiter, JsonMapper json) {
    this.room = room;
    this.owner = new Owner(room, limiter);
    Tickets tickets = new Tickets();
    this.settings = new HouseSettings(room);
    this.porter = new HousePorter(owner, rooms);
    this.socket = new EventSocket(rooms, tickets, porter, json);
    this.routes =
        List.of(
            new SessionApi(owner, tickets, settings, room.secrets()),
            new SettingsApi(owner, settings),
            new AuditApi(rooms),
            new PortalApi(rooms, doors, owner, settings),
            new DeskApi(rooms, room, json),
            new DescriptionApi(),
            new HealthApi(rooms),
            new MetricsApi(metrics),
            page);
  }

  @Override
  public List<Object> routes() {
    return routes;
  }

  @Override
  public void opened() {
    String password = room.config().get(HouseKeys.OWNER_PASSWORD);
    if (!password.isEmpty()) {
      owner.createFromSettings(password);
    }
    String token = room.config().get(HouseKeys.METRICS_TOKEN);
    room.database()
        .change(sql -> {
          if (token.isEmpty()) {
            room.tokens().remove(sql, METRICS_TOKEN);
          } else {
            room.tokens().put(sql, METRICS_TOKEN, token, Set.of(MetricsApi.SCOPE));
          }
        });
  }

  Owner owner() {
    return owner;
  }

  HouseSettings settings() {
    return settings;
  }

  HousePorter porter() {
    return porter;
  }

  PageApi page() {
    return page;
  }

  EventSocket socket() {
    return socket;
  }
}

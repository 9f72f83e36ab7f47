package rowhouse.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rowhouse.foundation.codec.CodecConfig;
import rowhouse.foundation.codec.Pictures;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.door.DoorPlan;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.door.Links;
import rowhouse.foundation.mail.MailConfig;
import rowhouse.foundation.mail.PostOffice;
import rowhouse.foundation.outside.HostPort;
import rowhouse.foundation.outside.Outside;
import rowhouse.foundation.outside.OutsideConfig;
import rowhouse.foundation.program.Program;
import rowhouse.foundation.program.Programs;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.RoomPlan;
import rowhouse.foundation.room.Shared;
import rowhouse.server.owner.HouseSettings;
import tools.jackson.databind.json.JsonMapper;

/** What the settings say is to be built. */
record Plans(Config config, Path data, Clock clock, JsonMapper json) {
  private static final int CODEC_HEAP_MB = 512;

  /** The apps that the settings name. */
  static List<AppKind> chosen(Config config, List<AppKind> kinds) {
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

  /** Where the doors of {@code kinds} are. */
  static Doors doors(Config config, List<AppKind> kinds) {
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

  /**
   * Refuses what no start could work with. Opens no port, no database and no file of the data
   * folder, so that it can be asked while a server runs.
   */
  static void check(Config config, List<AppKind> kinds) {
    doors(config, chosen(config, kinds));
    outside(config);
    postOffice(config, config.get(HouseKeys.DATA), Clock.systemUTC()).close();
    database(config, config.get(HouseKeys.DATA), House.KIND.name());
    config.get(HouseKeys.PROXIES).forEach(Network::parse);
    Network.checkBind(config.get(HouseKeys.BIND));
  }

  /** What all rooms use together. */
  Shared shared() {
    return new Shared(
        new Outside(outside(config), Database::anyWriteHere),
        new Pictures(codec(new Programs(Map.of()))),
        postOffice(config, data, clock));
  }

  private static OutsideConfig outside(Config config) {
    try {
      String proxy = config.get(HouseKeys.OUTSIDE_PROXY);
      return OutsideConfig.standard()
          .withAllow(config.get(HouseKeys.OUTSIDE_ALLOW))
          .withProxy(proxy.isEmpty() ? null : HostPort.parse(proxy));
    } catch (IllegalArgumentException e) {
      throw new StartException("rowhouse.outside: " + e.getMessage());
    }
  }

  private static PostOffice postOffice(Config config, Path data, Clock clock) {
    try {
      return PostOffice.open(MailConfig.of(config), data, clock);
    } catch (IllegalArgumentException e) {
      throw new StartException("rowhouse.mail: " + e.getMessage());
    }
  }

  /** Moving pictures are made smaller by whichever program the machine has; one is enough. */
  private CodecConfig codec(Programs programs) {
    Optional<Path> gif2webp = programs.path(Program.GIF2WEBP);
    Optional<Path> ffmpeg = gif2webp.isPresent() ? Optional.empty() : programs.path(Program.FFMPEG);
    return CodecConfig.of(codecCommand(), data.resolve("tmp").resolve("codec"))
        .withTools(gif2webp.orElse(null), ffmpeg.orElse(null));
  }

  /** A child is this program once more: from its jar, or from the classes of a test. */
  private static List<String> codecCommand() {
    String classes = System.getProperty("java.class.path", "");
    return classes.endsWith(".jar") && !classes.contains(java.io.File.pathSeparator)
        ? CodecConfig.commandOfJar(CODEC_HEAP_MB, Path.of(classes), "codec")
        : CodecConfig.commandOfClassPath(CODEC_HEAP_MB);
  }

  /** How {@code kind} makes addresses that lead back to it from a mail. */
  Links links(AppKind kind, HouseSettings settings) {
    String own = config.get(HouseKeys.doorBaseUrl(kind.name()));
    return own.isEmpty()
        ? Links.below(settings::baseUrl, "/" + kind.name())
        : Links.below(() -> own, "");
  }

  /** What the room of {@code kind} is made of. */
  RoomPlan room(AppKind kind, Shared shared) {
    return new RoomPlan(
        kind.name(),
        data,
        database(config, data, kind.name()),
        kind.tables(),
        config,
        clock,
        config.get(HouseKeys.WORKER_THREADS),
        json,
        shared);
  }

  private static DatabaseSpec database(Config config, Path data, String app) {
    String url = config.get(HouseKeys.DATABASE_URL);
    if (url.isEmpty()) {
      return new DatabaseSpec.Sqlite(
          data.resolve(app).resolve(app + ".db"),
          Durability.valueOf(config.get(HouseKeys.SYNCHRONOUS).toUpperCase(Locale.ROOT)));
    }
    try {
      return new DatabaseSpec.Postgresql(
          url, config.get(HouseKeys.DATABASE_USER), config.get(HouseKeys.DATABASE_PASSWORD), app);
    } catch (IllegalArgumentException e) {
      throw new StartException("rowhouse.database: " + e.getMessage());
    }
  }
}

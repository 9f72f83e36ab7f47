package rowhouse.watching.link;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.outside.OutsideConfig;
import rowhouse.foundation.room.Room;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveClient;
import rowhouse.watching.archive.ArchiveConfig;
import rowhouse.watching.archive.EmbeddedArchive;
import rowhouse.watching.store.WatchHistoryStore;

/** The Archive that is asked, and the one that is built in; often the same. */
public final class Archives {
  private static final String SEAL = "archive.seal";
  private static final int SEAL_BYTES = 32;

  /** Two requests at a time, one after the other without a pause: the Archive says itself when. */
  private static final OutsideConfig.Manners MANNERS = OutsideConfig.Manners.withoutGap(2);

  private final Room room;
  private final LinkConfig config;
  private final WatchHistoryStore history;
  private @Nullable EmbeddedArchive embedded;
  private @Nullable ArchiveClient client;

  /** Archives of {@code room}; does no I/O. */
  public Archives(Room room, LinkConfig config, WatchHistoryStore history) {
    this.room = room;
    this.config = config;
    this.history = history;
  }

  /** Whether another Archive than the built-in one is asked. */
  public boolean remote() {
    return config.remote();
  }

  /** The Archive that is asked. */
  public synchronized Archive asked() {
    if (!config.remote()) {
      return embedded();
    }
    ArchiveClient known = client;
    if (known == null) {
      known =
          new ArchiveClient(
              room.outside().with(MANNERS),
              ArchiveConfig.of(config.archiveUrl(), config.archiveKey()));
      client = known;
    }
    return known;
  }

  /** The one that is built in. Its secret is made on first use, so the room must be open. */
  public synchronized EmbeddedArchive embedded() {
    EmbeddedArchive known = embedded;
    if (known == null) {
      known = new EmbeddedArchive(history, room.clock(), seal(), this::signInPage);
      embedded = known;
    }
    return known;
  }

  private String signInPage(String job) {
    String path = "connect?job=" + job;
    return room.links().to(path).orElse(path);
  }

  private byte[] seal() {
    String sealed =
        room.database()
            .write(sql -> {
              Optional<String> kept = room.settings().find(sql, SEAL);
              if (kept.isPresent()) {
                return kept.get();
              }
              byte[] fresh = new byte[SEAL_BYTES];
              new SecureRandom().nextBytes(fresh);
              String made = room.secrets().seal(SEAL, Base64.getEncoder().encodeToString(fresh));
              room.settings().put(sql, SEAL, made);
              return made;
            });
    return Base64.getDecoder().decode(room.secrets().open(SEAL, sealed));
  }
}

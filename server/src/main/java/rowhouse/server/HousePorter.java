package rowhouse.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Porter;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.owner.Owner;

/** Knows the owner by the house's sessions, and programs by the tokens of their rooms. */
final class HousePorter implements Porter {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Owner owner;
  private final Rooms rooms;

  /** A burst of events asks the database once. */
  private final Cache<Caller, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

  HousePorter(Owner owner, Rooms rooms) {
    this.owner = owner;
    this.rooms = rooms;
  }

  @Override
  public void prove(String password) {
    owner.prove(password);
  }

  @Override
  public boolean stillKnows(Caller caller) {
    Boolean fresh = known.getIfPresent(caller);
    if (fresh != null) {
      return fresh;
    }
    boolean found = look(caller);
    known.put(caller, found);
    return found;
  }

  private boolean look(Caller caller) {
    return switch (caller) {
      case Caller.Owner signedIn -> owner.isOpen(signedIn.session());
      case Caller.Token token -> {
        Room room = rooms.find(token.app());
        yield room != null && room.database().read(sql -> room.tokens().isKnown(sql, token));
      }
      case Caller.Member _ -> throw new IllegalArgumentException("Nothing stays open for members.");
      case Caller.Stranger _ -> true;
    };
  }
}

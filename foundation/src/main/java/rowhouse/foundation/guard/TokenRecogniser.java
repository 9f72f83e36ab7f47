package rowhouse.foundation.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;

/** Knows programs by the header X-API-Token, or a bearer token, of the app they call. */
public final class TokenRecogniser implements Recogniser {
  private static final String BEARER = "Bearer ";

  private final Map<String, Room> rooms;
  private final RouteLimits limits;

  /** Looks tokens up in the room of the door's app. */
  public TokenRecogniser(Map<String, Room> rooms, RouteLimits limits) {
    this.rooms = Map.copyOf(rooms);
    this.limits = limits;
  }

  @Override
  public Optional<Caller> recognise(HttpServletRequest request, Door door) {
    String token = tokenOf(request);
    Room room = rooms.get(door.app());
    if (token == null || room == null) {
      return Optional.empty();
    }
    Optional<Caller> caller = room.database().read(sql -> room.tokens().find(sql, token));
    if (caller.isEmpty()) {
      limits.countWrongCredentials(request.getRemoteAddr());
      throw new Problem(401, "invalid_api_token");
    }
    return caller;
  }

  private static @Nullable String tokenOf(HttpServletRequest request) {
    String header = request.getHeader("X-API-Token");
    if (header != null) {
      return header;
    }
    String authorization = request.getHeader("Authorization");
    return authorization != null
            && authorization.startsWith(BEARER)
            && !authorization.startsWith(BEARER + Tokens.SESSION)
        ? authorization.substring(BEARER.length())
        : null;
  }
}

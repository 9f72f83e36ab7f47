package rowhouse.foundation.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;

/**
 * Knows programs by one token of the app in a header of its own, as an original's clients send it.
 * While the operator has set no such token, the header leads nowhere: 404, as in the originals.
 */
public final class KeyRecogniser implements Recogniser {
  private final Room room;
  private final String header;
  private final String label;

  /** Takes {@code header} for the token that {@code room} keeps under {@code label}. */
  public KeyRecogniser(Room room, String header, String label) {
    this.room = room;
    this.header = header;
    this.label = label;
  }

  @Override
  public Optional<Caller> recognise(HttpServletRequest request, Door door) {
    String given = request.getHeader(header);
    if (given == null) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        room.database()
            .read(sql -> {
              if (room.tokens().masked(sql, label).isEmpty()) {
                throw new Problem(404, "not_found");
              }
              return room.tokens().find(sql, given);
            });
    return Optional.of(
        caller
            .filter(known -> known instanceof Caller.Token token && token.label().equals(label))
            .orElseThrow(() -> new Problem(401, "invalid_api_token")));
  }
}

package rowhouse.foundation.room;

/** Whether a room can be used. */
public sealed interface RoomState {
  /** The word for it in the API. */
  String word();

  /** Why it cannot be used; empty when it can. */
  String reason();

  /** It can be used. */
  record Open() implements RoomState {
    @Override
    public String word() {
      return "open";
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /** It could not be opened; the house keeps trying. */
  record Down(String reason) implements RoomState {
    @Override
    public String word() {
      return "down";
    }
  }

  /** It is closed for work that needs it empty. */
  record Maintenance(String reason) implements RoomState {
    @Override
    public String word() {
      return "maintenance";
    }
  }
}

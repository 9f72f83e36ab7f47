package rowhouse.foundation.event;

/**
 * Something that happened.
 *
 * @param id its place in the room's order; 0 for a passing event that is not kept
 * @param type a name as {@code content_updated}
 * @param data a JSON object
 */
public record Event(long id, String type, String data) {
  /** Whether a page that was away can still be told of it. */
  public boolean isKept() {
    return id > 0;
  }
}

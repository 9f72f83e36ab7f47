package rowhouse.foundation.room;

import java.util.List;
import java.util.Set;
import rowhouse.foundation.guard.Recogniser;

/** An app as the house sees it. */
public interface App {
  /**
   * The controllers; every route of theirs carries a guard. One that several apps have comes as a
   * {@link rowhouse.foundation.door.Below}.
   */
  List<Object> routes();

  /** How the app knows its members; asked only for requests at its own door. */
  default List<Recogniser> recognisers() {
    return List.of();
  }

  /**
   * Paths, as {@code /wrapped/api/v1/imports}, whose routes read a large body as a stream and limit
   * it themselves.
   */
  default Set<String> streamed() {
    return Set.of();
  }

  /** Called after the room's database has been opened and before its jobs start; may do I/O. */
  default void opened() {}

  /** A line for the console at start-up, as a token that is shown once; empty for none. */
  default String greeting() {
    return "";
  }
}

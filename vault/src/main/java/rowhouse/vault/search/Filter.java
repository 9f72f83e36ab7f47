package rowhouse.vault.search;

import java.time.LocalDate;

/** A condition on what is known about a content, as against what stands in it. */
public sealed interface Filter {

  /** Whether the condition was typed with a minus sign and so must not hold. */
  boolean negated();

  record Tag(String value, boolean negated) implements Filter {}

  /** A host name in lower case, without {@code www.}; also meant for hosts below it. */
  record Site(String value, boolean negated) implements Filter {}

  record OfPlatform(String value, boolean negated) implements Filter {}

  record Author(String value, boolean negated) implements Filter {}

  /** Kept on an earlier day; the day itself does not count. */
  record Before(LocalDate day, boolean negated) implements Filter {}

  /** Kept on this day or later. */
  record After(LocalDate day, boolean negated) implements Filter {}

  record Is(State state, boolean negated) implements Filter {}

  /** What {@code is:} can ask for. */
  enum State {
    READY,
    WAITING,
    WORKING,
    FAILED,
    NSFW,
    ARTICLE,
    VIDEO,
    GALLERY,
    AUDIO,
    LINK
  }
}

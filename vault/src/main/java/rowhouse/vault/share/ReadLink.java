package rowhouse.vault.share;

/** A text read as a link: either a {@link Link} or the reason why it is none. */
public sealed interface ReadLink permits Link, ReadLink.Refused {

  /** Not a link that could be kept; {@code message} and {@code hint} are sentences for people. */
  record Refused(String code, String message, String hint) implements ReadLink {}
}

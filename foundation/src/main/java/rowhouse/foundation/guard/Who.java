package rowhouse.foundation.guard;

/** The four kinds of callers. */
public enum Who {
  /** Anybody, signed in or not. */
  STRANGER,
  /** Somebody whom an app knows, for their own rows. */
  MEMBER,
  /** A program that holds a token of the app. */
  TOKEN,
  /** The one who runs the house. */
  OWNER
}

package rowhouse.foundation.mail;

/** A way out for letters. Safe for use by many threads. */
interface MailTransport extends AutoCloseable {
  /** What a provider knows of a letter that may have been handed to it. */
  enum Knowledge {
    /** It has it. */
    ACCEPTED,
    /** It never got it. */
    NEVER_SEEN,
    /** It cannot be asked. */
    CANNOT_SAY
  }

  /** The word for it in settings and figures. */
  String name();

  /** Hands over one letter, once. Blocks within the limits of its settings; never throws. */
  Handover hand(Envelope envelope);

  /** Whether {@link #ask} may be of use. */
  default boolean canBeAsked() {
    return false;
  }

  /** Asks what became of a letter; blocks. */
  default Knowledge ask(String app, long id, String token) {
    return Knowledge.CANNOT_SAY;
  }

  @Override
  default void close() {}
}

package rowhouse.server;

/** The server cannot start; the message says why and what to do, and is all that is shown. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why and what to do. */
  public StartException(String message) {
    super(message);
  }
}

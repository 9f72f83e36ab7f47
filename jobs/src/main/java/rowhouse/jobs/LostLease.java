package rowhouse.jobs;

/**
 * Thrown when a run writes after its lease was lost: another run may have taken over, so nothing of
 * the write is kept. Handlers let it pass.
 */
public final class LostLease extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostLease(String message) {
    super(message);
  }
}

package rowhouse.foundation.guard;

/**
 * Who stands at the house's door and knows its callers. A controller method of any app may ask for
 * it as a parameter.
 */
public interface Porter {
  /**
   * Asks for the owner's password before an act that hurts when somebody else does it: a session
   * can be stolen.
   *
   * @throws rowhouse.foundation.problem.Problem when it is wrong, or was wrong too often
   */
  void prove(String password);

  /**
   * Whether a caller who was let in would be let in now: the session is not over and the token not
   * taken back. Meant for what stays open; an answer may be a second old.
   */
  boolean stillKnows(Caller caller);
}

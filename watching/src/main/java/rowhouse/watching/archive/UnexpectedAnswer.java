package rowhouse.watching.archive;

/** An answer lacks what it must have; carried out of the depth of a JSON tree only. */
final class UnexpectedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String missing;

  UnexpectedAnswer(String missing) {
    super("The answer lacks " + missing + ".", null, false, false);
    this.missing = "missing_" + missing;
  }

  String missing() {
    return missing;
  }
}

package rowhouse.jobs;

/** The hints that engines of different processes give each other. */
sealed interface Signal {
  /** Jobs of a kind became ready. */
  record Ready(String kind) implements Signal {}

  /** A running job is to be cancelled. */
  record Cancel(long id) implements Signal {}

  /** Something that a newer version sends. */
  record Unknown() implements Signal {}

  static String ready(String kind) {
    return "ready " + kind;
  }

  static String cancel(long id) {
    return "cancel " + id;
  }

  static Signal read(String message) {
    if (message.startsWith("ready ")) {
      return new Ready(message.substring(6));
    }
    if (message.matches("cancel [0-9]{1,18}")) {
      return new Cancel(Long.parseLong(message.substring(7)));
    }
    return new Unknown();
  }
}

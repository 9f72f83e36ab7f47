package rowhouse.bench;

import rowhouse.jobs.Payload;

/** A single job of another kind, that must not wait behind a long queue. */
record Other(long number) implements Payload {
  static final String KIND = "bench.other";

  @Override
  public String kind() {
    return KIND;
  }
}

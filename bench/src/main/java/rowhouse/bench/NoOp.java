package rowhouse.bench;

import rowhouse.jobs.Payload;

/** The job that does nothing, so that only the queue is measured. */
record NoOp(long number) implements Payload {
  static final String KIND = "bench.no_op";

  @Override
  public String kind() {
    return KIND;
  }
}

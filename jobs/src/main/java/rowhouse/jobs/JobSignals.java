package rowhouse.jobs;

import java.util.function.Consumer;

/**
 * Carries wake-ups between processes. Messages are hints: losing one delays a job until the next
 * poll and breaks nothing. One instance may serve several engines.
 */
public interface JobSignals {

  /** Sends {@code message} of the engine {@code name} to the other processes; best effort. */
  void send(String name, String message);

  /** Calls {@code receiver} with each message for the engine {@code name} until it is closed. */
  Subscription subscribe(String name, Consumer<String> receiver);

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** For one process, or where polling is enough. */
  static JobSignals none() {
    return new JobSignals() {
      @Override
      public void send(String name, String message) {}

      @Override
      public Subscription subscribe(String name, Consumer<String> receiver) {
        return () -> {};
      }
    };
  }
}

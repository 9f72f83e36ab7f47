package rowhouse.watching;

import java.util.List;

/**
 * Receives watch events in the order of their source.
 *
 * <p>The list is the receiver's to keep. An exception stops the reading and reaches its caller.
 */
@FunctionalInterface
public interface WatchEventSink {

  /** Takes a batch of at least one event, on the reading thread. */
  void accept(List<WatchEvent> batch);
}

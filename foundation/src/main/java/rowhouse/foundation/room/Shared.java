package rowhouse.foundation.room;

import rowhouse.foundation.codec.Pictures;
import rowhouse.foundation.outside.Outside;

/**
 * What all rooms use together, because the machine has it once.
 *
 * @param outside the only way to a stranger's server
 * @param pictures the processes that read strangers' pictures
 */
public record Shared(Outside outside, Pictures pictures) implements AutoCloseable {
  @Override
  public void close() {
    outside.close();
    pictures.close();
  }
}

package rowhouse.foundation.room;

import rowhouse.foundation.codec.Pictures;
import rowhouse.foundation.mail.PostOffice;
import rowhouse.foundation.outside.Outside;

/**
 * What all rooms use together, because the machine has it once.
 *
 * @param outside the only way to a stranger's server
 * @param pictures the processes that read strangers' pictures
 * @param postOffice the one way out for letters
 */
public record Shared(Outside outside, Pictures pictures, PostOffice postOffice)
    implements AutoCloseable {
  @Override
  public void close() {
    outside.close();
    pictures.close();
    postOffice.close();
  }
}

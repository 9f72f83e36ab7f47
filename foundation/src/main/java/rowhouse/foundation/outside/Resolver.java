package rowhouse.foundation.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks a name server. What it answers is checked by the caller. */
@FunctionalInterface
public interface Resolver {

  /**
   * All addresses of a name, in the order they should be tried. May block.
   *
   * @throws UnknownHostException when there is none
   */
  List<InetAddress> lookup(String host) throws UnknownHostException;

  /** The resolver of the machine. */
  static Resolver ofTheMachine() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}

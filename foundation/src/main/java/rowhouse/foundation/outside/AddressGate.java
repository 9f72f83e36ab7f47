package rowhouse.foundation.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides where a connection may go: once over all addresses of a name, and again over the one
 * address that a socket is about to connect to.
 */
final class AddressGate implements AutoCloseable {

  /** The connection was refused here, by us. */
  static final class BlockedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    BlockedException(String host) {
      super(host);
    }
  }

  private static final int MOST_LOOKUPS = 32;

  private final OutsideConfig config;
  private final Resolver resolver;
  private final ExecutorService lookups =
      new ThreadPoolExecutor(
          0,
          MOST_LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("outside-dns-", 0).factory());

  AddressGate(OutsideConfig config, Resolver resolver) {
    this.config = config;
    this.resolver = resolver;
  }

  /** All addresses of a name for one port; a single bad one refuses them all. */
  List<InetAddress> lookup(String host, int port) throws UnknownHostException {
    List<InetAddress> found = ask(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> checked = new ArrayList<>(found.size());
    for (InetAddress address : found) {
      if (!permits(host, address, port)) {
        throw new BlockedException(host);
      }
      // The name goes with the address so that the socket can be checked against both.
      checked.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return checked;
  }

  /** The last check, on what a socket really connects to. */
  void check(InetSocketAddress target) throws IOException {
    InetAddress address = target.getAddress();
    if (address == null || !permits(target.getHostString(), address, target.getPort())) {
      throw new BlockedException(target.getHostString());
    }
  }

  private boolean permits(String host, InetAddress address, int port) {
    boolean open = config.ports().contains(port) && !AddressRange.isInside(address);
    return open || config.allows(host, port) || config.allows(literal(address), port);
  }

  /** The address as {@link HostName} writes it. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : HostName.parse("[" + text.split("%", 2)[0] + "]").ascii();
  }

  /**
   * Name servers can hang for longer than a fetch may last, and a look-up cannot be interrupted.
   */
  private List<InetAddress> ask(String host) throws UnknownHostException {
    Future<List<InetAddress>> answer;
    try {
      answer = lookups.submit(() -> resolver.lookup(host));
    } catch (RejectedExecutionException full) {
      throw unknown(host, "too many look-ups at once", full);
    }
    try {
      return answer.get(config.times().connect().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw unknown(host, "no such name", failed);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw unknown(host, "no answer in time", new SocketTimeoutException());
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(host, "interrupted", interrupted);
    }
  }

  private static UnknownHostException unknown(String host, String why, Throwable cause) {
    UnknownHostException exception = new UnknownHostException(host + ": " + why);
    exception.initCause(cause);
    return exception;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}

package rowhouse.foundation.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that check the address at the moment of connecting, so that no way through the HTTP
 * library leads past the check. With a proxy the socket connects there and asks for a tunnel to the
 * checked address, so that the proxy never resolves a name.
 */
final class GuardedSockets extends SocketFactory {
  private static final int LONGEST_ANSWER = 8192;

  private final AddressGate addressGate;
  private final @Nullable HostPort proxy;

  GuardedSockets(AddressGate addressGate, @Nullable HostPort proxy) {
    this.addressGate = addressGate;
    this.proxy = proxy;
  }

  @Override
  public Socket createSocket() {
    return new Guarded();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  private final class Guarded extends Socket {
    @Override
    public void connect(SocketAddress target) throws IOException {
      connect(target, 0);
    }

    @Override
    public void connect(SocketAddress target, int millis) throws IOException {
      if (!(target instanceof InetSocketAddress internet)) {
        throw new AddressGate.BlockedException(target.toString());
      }
      addressGate.check(internet);
      if (proxy == null) {
        super.connect(internet, millis);
      } else {
        super.connect(new InetSocketAddress(proxy.host(), proxy.port()), millis);
        tunnel(internet, millis);
      }
    }

    private void tunnel(InetSocketAddress target, int millis) throws IOException {
      String address = target.getAddress().getHostAddress().split("%", 2)[0];
      String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
      String authority = host + ":" + target.getPort();
      int before = getSoTimeout();
      setSoTimeout(millis);
      String request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
      getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = statusLine(getInputStream());
      if (!status.matches("HTTP/1\\.[01] 200( .*)?")) {
        throw new IOException("The proxy refused the connection: " + status);
      }
      setSoTimeout(before);
    }

    /** Byte by byte, because what follows the blank line belongs to the host. */
    private static String statusLine(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        int c = in.read();
        if (c < 0 || head.length() >= LONGEST_ANSWER) {
          throw new IOException("The proxy gave no proper answer.");
        }
        head.append((char) c);
      }
      return head.substring(0, head.indexOf("\r\n"));
    }
  }
}

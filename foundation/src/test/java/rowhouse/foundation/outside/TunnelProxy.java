package rowhouse.foundation.outside;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on loopback that only knows CONNECT and writes down what it was asked for. */
final class TunnelProxy implements Closeable {
  private final ServerSocket server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private TunnelProxy(ServerSocket server) {
    this.server = server;
  }

  static TunnelProxy start() throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(HostName.addressOf("127.0.0.1"), 0));
    TunnelProxy proxy = new TunnelProxy(server);
    Thread.ofPlatform().daemon().start(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      } catch (IOException end) {
        return;
      }
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) client.getInputStream().read());
      }
      String authority = head.toString().split(" ", 3)[1];
      asked.add(authority);
      HostPort target = HostPort.parse(authority);
      try (Socket host = new Socket(HostName.addressOf(target.host()), target.port())) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread back = Thread.ofVirtual().start(() -> copy(host, client));
        copy(client, host);
        back.join();
      }
    } catch (IOException gone) {
      // Either side may hang up at any time.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException gone) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

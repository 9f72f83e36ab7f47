package rowhouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Redis server without persistence on a random port of loopback. */
record Redis(Process process, int port) implements AutoCloseable {

  /** Null where redis-server is not installed. */
  static @Nullable Redis start() throws InterruptedException {
    try {
      int port;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      Process process =
          new ProcessBuilder(
                  "redis-server",
                  "--port",
                  String.valueOf(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      for (int i = 0; i < 100; i++) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
          return new Redis(process, probe.getPort());
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
      process.destroy();
      return null;
    } catch (IOException absent) {
      return null;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

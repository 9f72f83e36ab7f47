package rowhouse.foundation.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import okio.ByteString;

/**
 * A web site on a free port of loopback that does what a test tells it, good or bad. One site can
 * play many hosts: give the client a resolver that leads their names here and permit {@link
 * #hostPort} in its allow-list.
 */
public final class LoopbackSite implements Closeable {

  /** One request as it arrived; header names in lower case. */
  public record Seen(
      String method,
      String target,
      Map<String, String> headers,
      ByteString body,
      String serverName) {

    /** The path without the query. */
    public String path() {
      return target.split("\\?", 2)[0];
    }

    /** The host that the visitor asked for, with the port if it gave one. */
    public String host() {
      return headers.getOrDefault("host", "");
    }
  }

  private final ServerSocket server;
  private final String scheme;
  private final Map<String, Function<Seen, Reply>> routes = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  private LoopbackSite(ServerSocketFactory factory, String scheme, int lastByte, int port) {
    try {
      InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastByte});
      this.server = factory.createServerSocket(port, 200, address);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    this.scheme = scheme;
    Thread.ofPlatform().daemon().name("loopback-site").start(this::accept);
  }

  /** A site that speaks plain HTTP. */
  public static LoopbackSite start() {
    return new LoopbackSite(ServerSocketFactory.getDefault(), "http", 1, 0);
  }

  /** A site that speaks HTTPS with what the factory brings. */
  public static LoopbackSite start(ServerSocketFactory secure) {
    return new LoopbackSite(secure, "https", 1, 0);
  }

  /** A second machine: 127.0.0.{@code lastByte} with the port of another site. */
  public static LoopbackSite beside(LoopbackSite other, int lastByte) {
    return new LoopbackSite(ServerSocketFactory.getDefault(), "http", lastByte, other.port());
  }

  /** Answers a path always the same. */
  public LoopbackSite on(String path, Reply reply) {
    return on(path, visitor -> reply);
  }

  /** Answers a path as the visitor deserves. Paths without an answer are 404. */
  public LoopbackSite on(String path, Function<Seen, Reply> answer) {
    routes.put(path, answer);
    return this;
  }

  /** The address of a path on this site. */
  public String url(String path) {
    return url(server.getInetAddress().getHostAddress(), path);
  }

  /** The address of a path under another name that leads here. */
  public String url(String host, String path) {
    return scheme + "://" + host + ":" + port() + path;
  }

  /** The port. */
  public int port() {
    return server.getLocalPort();
  }

  /** What an allow-list needs. */
  public String hostPort() {
    return server.getInetAddress().getHostAddress() + ":" + port();
  }

  /** All requests so far, in order of arrival. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** How often a path was asked for. */
  public int hits(String path) {
    return (int) seen.stream().filter(visitor -> visitor.path().equals(path)).count();
  }

  /** How many connections were opened. */
  public int connections() {
    return connections.get();
  }

  /** The most requests that were being answered at the same time. */
  public int mostAtOnce() {
    return most.get();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      open.forEach(LoopbackSite::hangUp);
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException end) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (answerOne(socket, in, out)) {
        // The visitor may ask again on the same connection.
      }
    } catch (IOException visitorGone) {
      // A visitor that hangs up is what many tests want.
    } finally {
      open.remove(socket);
    }
  }

  private boolean answerOne(Socket socket, InputStream in, OutputStream out) throws IOException {
    String[] request = line(in).split(" ", 3);
    if (request.length < 3) {
      return false;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    ByteString body = ByteString.of(in.readNBytes(length));
    Seen visitor = new Seen(request[0], request[1], headers, body, serverName(socket));
    seen.add(visitor);
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      return switch (routes.getOrDefault(visitor.path(), v -> Reply.status(404)).apply(visitor)) {
        case Reply.Whole whole -> send(whole, visitor, out);
        case Reply.Raw raw -> {
          raw.script().write(out, this::pause);
          out.flush();
          yield false;
        }
      };
    } finally {
      now.decrementAndGet();
    }
  }

  private boolean send(Reply.Whole reply, Seen visitor, OutputStream out) throws IOException {
    while (reply.gate().getCount() > 0 && pause(2)) {
      // The test holds the answer back.
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
    boolean bodiless = reply.status() == 304 || reply.status() == 204;
    if (!bodiless && !reply.headers().containsKey("Content-Length")) {
      head.append("Content-Length: ").append(reply.body().size()).append("\r\n");
    }
    reply
        .headers()
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            head.append(name).append(": ").append(value).append("\r\n");
          }
        });
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!bodiless && !visitor.method().equals("HEAD")) {
      all.writeBytes(reply.body().toByteArray());
    }
    out.write(all.toByteArray());
    out.flush();
    return true;
  }

  private boolean pause(long millis) {
    try {
      return !closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String serverName(Socket socket) {
    if (socket instanceof SSLSocket secure
        && secure.getSession() instanceof ExtendedSSLSession session) {
      return session.getRequestedServerNames().stream()
          .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
          .findFirst()
          .orElse("");
    }
    return "";
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}

package rowhouse.vault.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A website on this machine with everything a page can be. Its ways:
 *
 * <ul>
 *   <li>{@code /article}: a page with pictures (srcset, lazy, an animated GIF, a counting pixel);
 *       {@code /s/a1} is its short link, over {@code /moved} with a tracking parameter
 *   <li>{@code /gbk}: Chinese in GBK, said only inside the page
 *   <li>{@code /bench/n}: a page of its own for every number, without pictures
 *   <li>{@code /pic/name.png|jpg|gif?w=&h=}: a picture drawn from its name
 *   <li>{@code /fail/404}, {@code /fail/twice/x} (500 twice, then a page, for each x), {@code
 *       /fail/slow} (a byte now and then), {@code /fail/silent} (nothing), {@code /fail/huge} (no
 *       end), {@code /fail/bomb} (gzip, 200 MB inside), {@code /fail/lie} (less than it says),
 *       {@code /fail/pdf}, {@code /fail/empty}, {@code /fail/loop}, {@code /fail/inward} (redirect
 *       to a metadata address)
 * </ul>
 */
public final class FixtureSite implements AutoCloseable {
  /** The title of {@code /article} as a reader should see it. */
  public static final String ARTICLE_TITLE = "The lamplighter's round";

  /** The title of {@code /gbk}. */
  public static final String GBK_TITLE = "渡口的早晨";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FixtureSite(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free loopback port. */
  public static FixtureSite start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FixtureSite site = new FixtureSite(HttpServer.create(any, 256));
    site.server.setExecutor(site.threads);
    site.server.createContext("/", site::answer);
    site.server.start();
    return site;
  }

  /** The address of a path such as {@code /article}. */
  public URI at(String path) {
    return URI.create("http://" + hostAndPort() + path);
  }

  /** As an operator would allow it in {@code rowhouse.outside.allow}. */
  public String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often a path was asked for, without its query. */
  public int hits(String path) {
    AtomicInteger count = hits.get(path);
    return count == null ? 0 : count.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int hit = hits.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    try (exchange) {
      if (path.startsWith("/fail/")) {
        fail(exchange, path.substring("/fail/".length()), hit);
      } else if (path.startsWith("/bench/")) {
        long number = Long.parseLong(path.substring("/bench/".length()));
        send(exchange, 200, "text/html; charset=utf-8", FixturePages.bench(number).getBytes(UTF_8));
      } else if (path.startsWith("/pic/")) {
        picture(exchange, path.substring("/pic/".length()));
      } else {
        page(exchange, path);
      }
    } catch (NumberFormatException nonsense) {
      send(exchange, 404, "text/plain", "No such page.".getBytes(UTF_8));
    }
  }

  private static void page(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/article" ->
          send(exchange, 200, "text/html; charset=utf-8", FixturePages.article().getBytes(UTF_8));
      case "/s/a1" -> redirect(exchange, 301, "/moved");
      case "/moved" -> redirect(exchange, 302, "/article?utm_source=fixture");
      case "/gbk" ->
          send(exchange, 200, "text/html", FixturePages.gbk().getBytes(Charset.forName("gbk")));
      case "/style.css" ->
          send(
              exchange,
              200,
              "text/css",
              "@import 'more.css'; article{max-width:40em;margin:auto}".getBytes(UTF_8));
      case "/more.css" ->
          send(
              exchange,
              200,
              "text/css",
              "blockquote{background:url(/pic/quote.png?w=40&h=40)}".getBytes(UTF_8));
      case "/" -> send(exchange, 200, "text/html", "<a href=/article>Article</a>".getBytes(UTF_8));
      default -> send(exchange, 404, "text/html", "<h1>Not here</h1>".getBytes(UTF_8));
    }
  }

  private static void picture(HttpExchange exchange, String name) throws IOException {
    int width = size(exchange, "w");
    int height = size(exchange, "h");
    String type = name.substring(name.lastIndexOf('.') + 1);
    byte[] bytes =
        switch (type) {
          case "gif" -> FixturePictures.gif(name, width, height, width > 1 ? 8 : 1);
          case "jpg" -> FixturePictures.jpeg(name, width, height);
          default -> FixturePictures.png(name, width, height);
        };
    send(exchange, 200, type.equals("jpg") ? "image/jpeg" : "image/" + type, bytes);
  }

  private static int size(HttpExchange exchange, String side) {
    String query = exchange.getRequestURI().getQuery();
    for (String part : (query == null ? "" : query).split("&", -1)) {
      if (part.startsWith(side + "=")) {
        return Math.clamp(Integer.parseInt(part.substring(2)), 1, 4000);
      }
    }
    return 200;
  }

  private void fail(HttpExchange exchange, String way, int hit) throws IOException {
    if (way.startsWith("twice/")) {
      boolean fine = hit > 2;
      byte[] body = (fine ? FixturePages.article() : "Down for a moment.").getBytes(UTF_8);
      send(exchange, fine ? 200 : 500, "text/html; charset=utf-8", body);
      return;
    }
    switch (way) {
      case "slow" -> drip(exchange);
      case "silent" -> pause(3600);
      case "huge" -> endless(exchange);
      case "bomb" -> bomb(exchange);
      case "lie" -> lie(exchange);
      case "pdf" -> send(exchange, 200, "application/pdf", "%PDF-1.7\n%%EOF".getBytes(UTF_8));
      case "empty" -> send(exchange, 200, "text/html", new byte[0]);
      case "loop" -> redirect(exchange, 302, "/fail/loop");
      case "inward" -> redirect(exchange, 302, "http://169.254.169.254/latest/meta-data/");
      default -> send(exchange, 404, "text/html", "<h1>Not here</h1>".getBytes(UTF_8));
    }
  }

  /** Sends a little for ever, slower than any reader should bear. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      do {
        out.write(' ');
        out.flush();
      } while (!pause(1));
    }
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    byte[] block = "<p>The same again, without end.</p>\n".repeat(2000).getBytes(UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      while (closed.getCount() > 0) {
        out.write(block);
      }
    }
  }

  private static void bomb(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, 0);
    byte[] zeros = new byte[1_000_000];
    try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
  }

  private static void lie(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 100_000);
    exchange.getResponseBody().write("<p>That is all there is.".getBytes(UTF_8));
    exchange.getResponseBody().flush();
  }

  /** Waits, or gives true at once when the site closes. */
  private boolean pause(int seconds) {
    try {
      return closed.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(status, -1);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}

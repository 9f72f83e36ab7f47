package rowhouse.foundation.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that answers as a test tells it. The answer {@code hang up} closes the
 * connection in place of an answer, {@code silence} gives none.
 */
public final class SmtpFake implements AutoCloseable {
  public static final String HANG_UP = "hang up";
  public static final String SILENCE = "silence";

  /** The letters that came whole. */
  public final List<String> letters = new CopyOnWriteArrayList<>();

  /** Every line that was not part of a letter. */
  public final List<String> commands = new CopyOnWriteArrayList<>();

  /** How many connections there were. */
  public final AtomicInteger connections = new AtomicInteger();

  /** Run when a letter has come whole and before it is answered. */
  public volatile Runnable accepted = () -> {};

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final @Nullable SSLContext tls;

  private SmtpFake(@Nullable SSLContext tls) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.tls = tls;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** Starts without TLS. */
  public static SmtpFake start() throws IOException {
    return new SmtpFake(null);
  }

  /** Starts a server that offers STARTTLS. */
  public static SmtpFake start(SSLContext tls) throws IOException {
    return new SmtpFake(tls);
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Answers {@code verb}, or {@code .} for the end of a letter, with this line from now on. */
  public SmtpFake on(String verb, String answer) {
    answers.put(verb, answer);
    return this;
  }

  /** Closes every connection, as a server does with idle ones. */
  public void hangUp() {
    open.forEach(SmtpFake::close);
    open.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> talk(socket));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void talk(Socket first) {
    try {
      Socket socket = first;
      say(socket, "220 fake ready");
      BufferedReader in = reader(socket);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        commands.add(line);
        String answer = answers.getOrDefault(verb, usual(verb));
        if (answer.equals(SILENCE)) {
          continue;
        }
        if (answer.equals(HANG_UP)) {
          close(socket);
          return;
        }
        say(socket, answer);
        if (verb.equals("STARTTLS") && tls != null && answer.startsWith("220")) {
          socket = secured(socket);
          in = reader(socket);
        }
        if (verb.equals("DATA") && answer.startsWith("354")) {
          letters.add(letter(in));
          accepted.run();
          String end = answers.getOrDefault(".", "250 2.0.0 taken as " + letters.size());
          if (end.equals(HANG_UP)) {
            close(socket);
            return;
          }
          if (!end.equals(SILENCE)) {
            say(socket, end);
          }
        }
        if (verb.equals("QUIT")) {
          close(socket);
          return;
        }
      }
    } catch (IOException gone) {
      close(first);
    }
  }

  private String usual(String verb) {
    return switch (verb) {
      case "EHLO" ->
          tls == null
              ? "250-fake\r\n250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES"
              : "250-fake\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN";
      case "DATA" -> "354 go on";
      case "AUTH" -> "235 2.7.0 welcome";
      case "STARTTLS" -> "220 go on";
      case "QUIT" -> "221 bye";
      default -> "250 2.0.0 well";
    };
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), port(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void say(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String letter(BufferedReader in) throws IOException {
    StringBuilder letter = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("the letter was cut off");
      }
      letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return letter.toString();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hangUp();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

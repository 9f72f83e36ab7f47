package rowhouse.foundation.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes with many callers is killed at any moment. */
class KilledWriterTest {
  @TempDir Path folder;

  @Test
  void what_was_acknowledged_before_a_kill_is_there_and_nothing_is_there_by_half()
      throws Exception {
    round(new Random(1));
  }

  @Tag("long")
  @RepeatedTest(100)
  void the_same_a_hundred_times() throws Exception {
    round(new Random());
  }

  private void round(Random random) throws Exception {
    Path file = folder.resolve("killed.db");
    List<String> acknowledged = killedAfter(file, 200 + random.nextInt(3_000));
    try (OpenDatabase db = Databases.open(new DatabaseSpec.Sqlite(file))) {
      List<String> bodies =
          db.read(sql -> sql.sql("SELECT body FROM note").query(String.class).list());
      Set<String> found = new HashSet<>(bodies);
      assertThat(bodies).doesNotHaveDuplicates();
      assertThat(found).containsAll(acknowledged);
      assertThat(found).allMatch(body -> found.contains(twin(body)));
      String whole = db.read(sql -> sql.sql("PRAGMA integrity_check").query(String.class).single());
      assertThat(whole).isEqualTo("ok");
    }
  }

  private static String twin(String body) {
    return body.startsWith("a") ? "b" + body.substring(1) : "a" + body.substring(1);
  }

  private static List<String> killedAfter(Path file, int lines) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      while (acknowledged.size() < lines) {
        String line = said.readLine();
        assertThat(line).as("the writer ended by itself").isNotNull();
        if (line.startsWith("ack ")) {
          acknowledged.add(line.substring(4));
        }
      }
      // The handle, unlike the process, leaves the stream open, so the last lines are read.
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        // The last line may have been cut by the kill; the others were said after a commit.
        if (line.matches("ack a[0-9]+\\.")) {
          acknowledged.add(line.substring(4));
        }
      }
    } finally {
      writer.destroyForcibly();
    }
    return acknowledged;
  }

  /** Writes twins, and says so after each commit, until it is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      OpenDatabase db =
          Databases.open(
              new DatabaseSpec.Sqlite(file),
              List.of(DatabaseContract.EXAMPLE),
              file.resolveSibling("backups"));
      AtomicLong next =
          new AtomicLong(
              db.<Long>read(sql ->
                  sql.sql("SELECT coalesce(max(id), 0) FROM note").query(Long.class).single()));
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 32; i++) {
          callers.execute(() -> {
            while (true) {
              say(writeTwins(db, next.incrementAndGet()));
            }
          });
        }
      }
    }

    private static synchronized void say(String body) {
      System.out.println("ack " + body);
      System.out.flush();
    }

    private static String writeTwins(Database db, long n) {
      db.change(sql -> {
        for (String twin : List.of("a", "b")) {
          sql.sql("INSERT INTO note (body) VALUES (:body)").param("body", twin + n + ".").update();
        }
      });
      return "a" + n + ".";
    }
  }
}

package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.test.SmtpFake;

/** Servers that are killed with no warning while they send. */
final class KilledMailerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private SmtpFake smtp;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    smtp = SmtpFake.start();
    file = folder.resolve("mailer.db");
  }

  @AfterEach
  void stop() {
    smtp.close();
  }

  private Connection look() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** The states of all letters by their keys. */
  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    try (Connection connection = look();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT dedupe_key, state FROM mail_outbox")) {
      while (rows.next()) {
        states.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return states;
  }

  private void awaitStates(String... allowed) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(states().values()).isSubsetOf(allowed));
  }

  private MailerProcess mailer(int letters) throws IOException {
    return MailerProcess.start(file, smtp.port(), letters);
  }

  @Test
  void a8_09_killed_after_the_provider_has_the_letter_and_before_its_answer() throws Exception {
    CountDownLatch whole = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    smtp.accepted =
        () -> {
          whole.countDown();
          hold(killed);
        };
    try (MailerProcess first = mailer(1)) {
      assertThat(whole.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(states()).containsEntry("letter:0", "in_flight");
      first.kill();
    }
    killed.countDown();
    restartAndFindNoSecondLetter();
  }

  @Test
  void a8_09_killed_after_the_provider_said_yes_and_before_that_is_written_down() throws Exception {
    AtomicReference<Connection> holding = new AtomicReference<>();
    smtp.accepted = () -> holding.set(writeLock());
    try (MailerProcess first = mailer(1)) {
      await().atMost(PATIENCE).until(() -> first.said("HANDED 1 Accepted"));
      assertThat(states()).containsEntry("letter:0", "in_flight");
      first.kill();
    }
    holding.get().close();
    restartAndFindNoSecondLetter();
  }

  private void restartAndFindNoSecondLetter() throws Exception {
    smtp.accepted = () -> {};
    assertThat(states()).containsEntry("letter:0", "in_flight");
    for (int start = 0; start < 2; start++) {
      try (MailerProcess again = mailer(2)) {
        await().atMost(PATIENCE).until(() -> again.said("READY"));
        awaitStates("unknown", "accepted");
      }
    }
    assertThat(states()).isEqualTo(Map.of("letter:0", "unknown", "letter:1", "accepted"));
    assertThat(letters("u0@example.com")).isEqualTo(1);
    assertThat(letters("u1@example.com")).isEqualTo(1);
  }

  /** Keeps every other writer of the database waiting until it is closed. */
  private Connection writeLock() {
    try {
      Connection connection = look();
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long letters(String address) {
    return smtp.letters.stream().filter(letter -> letter.contains("To: " + address)).count();
  }

  @Test
  void a8_09_no_letter_comes_twice_through_five_kills_at_random_moments() throws Exception {
    randomKills(5, 8, new Random(20261122));
  }

  @Test
  @Tag("long")
  void a8_09_no_letter_comes_twice_through_a_hundred_kills() throws Exception {
    long seed = System.nanoTime();
    System.out.println("random kills with seed " + seed);
    randomKills(100, 8, new Random(seed));
  }

  private void randomKills(int kills, int lettersEach, Random random) throws Exception {
    List<Integer> killedAt = new ArrayList<>();
    for (int round = 1; round <= kills; round++) {
      int stop = smtp.letters.size() + 1 + random.nextInt(lettersEach);
      int added = round * lettersEach;
      try (MailerProcess mailer = mailer(added)) {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(1))
            .until(() -> smtp.letters.size() >= stop || (mailer.said("READY") && settled(added)));
        mailer.kill();
        killedAt.add(smtp.letters.size());
      }
    }
    try (MailerProcess last = mailer(kills * lettersEach)) {
      await().atMost(PATIENCE).until(() -> last.said("READY"));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> settled(kills * lettersEach));
    }
    Map<String, String> states = states();
    assertThat(states).as("killed at %s", killedAt).hasSize(kills * lettersEach);
    assertThat(states.values()).isSubsetOf("accepted", "unknown");
    for (Map.Entry<String, String> letter : states.entrySet()) {
      long came = letters("u" + letter.getKey().substring("letter:".length()) + "@example.com");
      if (letter.getValue().equals("accepted")) {
        assertThat(came).as(letter.getKey()).isEqualTo(1);
      } else {
        assertThat(came).as(letter.getKey()).isLessThanOrEqualTo(1);
      }
    }
  }

  private boolean settled(int letters) {
    Map<String, String> states = states();
    return states.size() == letters
        && states.values().stream().allMatch(s -> s.equals("accepted") || s.equals("unknown"));
  }
}

package rowhouse.server.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.test.SmtpFake;
import rowhouse.server.Browser;
import rowhouse.server.vault.ServerProcess;

/** The whole product, killed with no warning while a mail server has a letter of it. */
final class KilledPostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private SmtpFake smtp;

  @BeforeEach
  void start() throws Exception {
    smtp = SmtpFake.start();
  }

  @AfterEach
  void stop() {
    smtp.close();
  }

  private ServerProcess server() {
    return ServerProcess.start(
        folder.resolve("data"),
        "--rowhouse.base-url=https://letters.example.com",
        "--rowhouse.weekly.visitors=true",
        "--rowhouse.mail.transport=smtp",
        "--rowhouse.mail.from=Rowhouse <post@letters.example.com>",
        "--rowhouse.mail.smtp.host=127.0.0.1",
        "--rowhouse.mail.smtp.tls=none",
        "--rowhouse.mail.smtp.port=" + smtp.port());
  }

  private String state(String address) throws SQLException {
    String file = "jdbc:sqlite:" + folder.resolve("data/weekly/weekly.db");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT state FROM mail_outbox WHERE recipient_masked = '" + address + "'")) {
      return rows.next() ? rows.getString(1) : "none";
    }
  }

  private static int subscribe(ServerProcess server, String email) {
    return new Browser(server.url() + "weekly/")
        .post("api/v1/subscriptions", Map.of("email", email))
        .status();
  }

  @Test
  void a8_09_a_server_killed_when_its_letter_has_been_accepted_sends_no_second_one()
      throws Exception {
    CountDownLatch whole = new CountDownLatch(1);
    smtp.accepted = whole::countDown;
    smtp.on(".", SmtpFake.SILENCE);
    try (ServerProcess first = server()) {
      assertThat(subscribe(first, "ann@example.com")).isEqualTo(202);
      assertThat(whole.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(state("a•••@example.com")).isEqualTo("in_flight");
      first.kill();
    }
    smtp.on(".", "250 2.0.0 taken");
    try (ServerProcess second = server()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> state("a•••@example.com").equals("unknown"));
      assertThat(subscribe(second, "bob@example.com")).isEqualTo(202);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> state("b•••@example.com").equals("accepted"));
      assertThat(state("a•••@example.com")).isEqualTo("unknown");
    }
    assertThat(smtp.letters.stream().filter(letter -> letter.contains("To: ann@example.com")))
        .hasSize(1);
    assertThat(smtp.letters).hasSize(2);
  }
}

package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Browser;
import rowhouse.wrapped.letter.RemindToLink;
import tools.jackson.databind.JsonNode;

final class ReadyLetterTest {
  private WrappedHouse house;

  @BeforeEach
  void open() {
    house =
        WrappedHouse.open(plan -> plan.setting("rowhouse.base-url", "https://home.example.com"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Gives somebody an address, as the link in a mail does when it is verified. */
  private void address(Browser guest, String email, boolean verified) {
    house
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    "INSERT INTO app_user_emails (user_id, email, created_at, verified_at)"
                        + " VALUES (:id, :email, 1, :verified)")
                .param("id", house.memberId(guest))
                .param("email", email)
                .param("verified", verified ? 2L : null)
                .update());
  }

  private List<MimeMessage> mails() {
    Path folder = house.house().folder().resolve("mail").resolve("wrapped");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .map(ReadyLetterTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MimeMessage read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void a_story_that_is_ready_is_announced_to_a_verified_address_in_the_persons_language(
      String language) throws Exception {
    Browser guest =
        house.guest(Map.of("time_zone", WrappedHouse.ZONE.getId(), "language", language));
    address(guest, "reader@example.com", true);
    house.history(guest, 2025, 300);
    JsonNode run = house.run(guest, 2025);
    house.quiet();
    assertThat(mails()).hasSize(1);
    MimeMessage mail = mails().getFirst();
    assertThat(mail.getSubject()).contains("2025");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo(language);
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    String text = parts.getBodyPart(0).getContent().toString();
    String html = parts.getBodyPart(1).getContent().toString();
    String link = "https://home.example.com/wrapped/story/" + run.path("wrapped_run_id").asString();
    assertThat(text).contains(link);
    assertThat(html)
        .contains(link)
        .contains("prefers-color-scheme: dark")
        .doesNotContain("<script");
    assertThat(
            guest
                .get("api/v1/wrapped/" + run.path("wrapped_run_id").asString())
                .json()
                .path("stage")
                .asString())
        .isEqualTo("ready");
    house.run(guest, 2025);
    house.quiet();
    assertThat(mails()).as("a story made anew is announced anew").hasSize(2);
  }

  @Test
  void nobody_gets_a_letter_at_an_address_that_was_not_verified_or_when_they_want_none()
      throws Exception {
    Browser unverified = house.guest();
    address(unverified, "someone@example.com", false);
    house.history(unverified, 2025, 50);
    house.run(unverified, 2025);
    Browser silent = house.guest();
    address(silent, "silent@example.com", true);
    house.history(silent, 2025, 50);
    JsonNode started =
        silent
            .post("api/v1/wrapped", Map.of("year", 2025, "options", Map.of("mail", false)))
            .json();
    String run = started.path("wrapped_run_id").asString();
    house.ended(silent, run);
    house.quiet();
    assertThat(mails()).isEmpty();
    JsonNode asked = house.admin().post("admin/test/runs/" + run + "/retry-email", Map.of()).json();
    assertThat(asked.path("task_name").asString()).isEqualTo("wrapped.letter");
    house.quiet();
    assertThat(mails()).as("the operator asked for it").hasSize(1);
  }

  /** A sign-in that came to nothing, at this moment or later. */
  private void signIn(Browser guest, String id, String status) {
    long member = house.memberId(guest);
    house
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    "INSERT INTO app_auth_jobs (archive_job_id, provider, status, user_id, device_id,"
                        + " platform, app_version, os_version, created_at, updated_at, finalized_at)"
                        + " VALUES (:job, 'archive', :status, :user, 'd', 'p', '1', '1', :now, :now,"
                        + " :now)")
                .param("job", id)
                .param("status", status)
                .param("user", member)
                .param("now", house.house().clock().millis())
                .update());
  }

  private void remind(Browser guest) {
    RemindToLink wish = new RemindToLink(house.memberId(guest), house.house().clock().millis());
    house.room().database().change(sql -> house.room().jobs().add(wish));
  }

  @Test
  void
      a_reminder_to_link_anew_comes_at_most_once_an_hour_and_twice_in_a_life_and_never_after_a_link() {
    Browser guest = house.guest();
    address(guest, "linked@example.com", true);
    signIn(guest, "one", "failed");
    remind(guest);
    remind(guest);
    house.quiet();
    assertThat(mails()).as("once an hour").hasSize(1);
    house.house().clock().advance(Duration.ofMinutes(61));
    remind(guest);
    house.quiet();
    assertThat(mails()).hasSize(2);
    house.house().clock().advance(Duration.ofDays(5));
    remind(guest);
    house.quiet();
    assertThat(mails()).as("twice in a life").hasSize(2);
    Browser other = house.guest();
    address(other, "again@example.com", true);
    signIn(other, "two", "finalized");
    remind(other);
    house.quiet();
    assertThat(mails()).as("linked since").hasSize(2);
  }
}

package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** The letters that tell of something. */
  private List<Mailed> mails() {
    return house.mails().stream().filter(mail -> !mail.asks()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void a_story_that_is_ready_is_announced_to_a_verified_address_in_the_persons_language(
      String language) {
    Browser guest =
        house.guest(Map.of("time_zone", WrappedHouse.ZONE.getId(), "language", language));
    house.verify(guest, "reader@example.com");
    house.history(guest, 2025, 300);
    JsonNode run = house.run(guest, 2025);
    house.quiet();
    assertThat(mails()).hasSize(1);
    Mailed mail = mails().getFirst();
    assertThat(mail.to()).isEqualTo("reader@example.com");
    assertThat(mail.subject()).contains("2025");
    assertThat(mail.language()).isEqualTo(language);
    String link = "https://home.example.com/wrapped/story/" + run.path("wrapped_run_id").asString();
    assertThat(mail.text()).contains(link);
    assertThat(mail.html())
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
  void nobody_gets_a_letter_at_an_address_that_was_not_verified_or_when_they_want_none() {
    Browser unverified = house.guest();
    unverified.post("api/v1/me/address", Map.of("email", "someone@example.com"));
    house.history(unverified, 2025, 50);
    house.run(unverified, 2025);
    Browser silent = house.guest();
    house.verify(silent, "silent@example.com");
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
    house.verify(guest, "linked@example.com");
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
    house.verify(other, "again@example.com");
    signIn(other, "two", "finalized");
    remind(other);
    house.quiet();
    assertThat(mails()).as("linked since").hasSize(2);
  }
}

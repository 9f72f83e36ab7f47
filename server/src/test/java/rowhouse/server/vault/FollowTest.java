package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Feed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FollowTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static JsonNode data(Map<String, String> event) {
    return JSON.readTree(event.get("data"));
  }

  /** The events of a content up to the one that says it is kept. */
  private static List<Map<String, String>> untilKept(Feed feed, long id)
      throws InterruptedException {
    List<Map<String, String>> events = new ArrayList<>();
    while (true) {
      Map<String, String> event = feed.next();
      if (data(event).path("id").asLong() == id && event.get("event").startsWith("content_")) {
        events.add(event);
        if (data(event).path("status").asString("").equals("parse_success")) {
          return events;
        }
      }
    }
  }

  @Test
  void a_page_is_followed_from_its_share_through_its_stages_to_its_end()
      throws InterruptedException {
    try (Feed feed = vault.owner().follow("vault/api/v1/events/subscribe", null)) {
      assertThat(feed.status()).isEqualTo(200);
      assertThat(feed.next()).containsEntry("event", "connected");
      long id = vault.share(vault.page("/follow/1", "Followed"));
      List<Map<String, String>> events = untilKept(feed, id);
      assertThat(events.getFirst()).containsEntry("event", "content_created");
      assertThat(events.stream().map(e -> data(e).path("stage").asString("")).distinct())
          .containsSubsequence("fetching", "extracting", "pictures", "snapshot", "indexing");
      assertThat(data(events.getLast()).path("title").asString()).isEqualTo("Followed");
      vault.delete("contents/" + id);
      Map<String, String> event = feed.next();
      while (!event.get("event").equals("content_deleted")) {
        event = feed.next();
      }
      assertThat(data(event).path("id").asLong()).isEqualTo(id);
    }
  }

  @Test
  void a_stream_goes_on_where_it_broke_off_by_the_last_id() throws InterruptedException {
    String last;
    try (Feed feed = vault.owner().follow("vault/api/v1/events/subscribe", null)) {
      assertThat(feed.next()).containsEntry("event", "connected");
      long id = vault.share(vault.page("/follow/2", "Before the break"));
      last = untilKept(feed, id).getLast().get("id");
    }
    long missed = vault.keep(vault.page("/follow/3", "During the break")).path("id").asLong();
    try (Feed feed = vault.owner().follow("vault/api/v1/events/subscribe", last)) {
      assertThat(data(feed.next()).path("last_id").asString()).isEqualTo(last);
      Map<String, String> first = feed.next();
      assertThat(first).containsEntry("event", "content_created");
      assertThat(data(first).path("id").asLong()).isEqualTo(missed);
      assertThat(untilKept(feed, missed)).isNotEmpty();
    }
  }

  @Test
  void without_a_stream_the_events_are_asked_for_a_page_at_a_time() {
    long from = vault.get("events").json().path("last_id").asLong();
    long id = vault.keep(vault.page("/follow/4", "Polled")).path("id").asLong();
    JsonNode page = vault.get("events?after=" + from).json();
    assertThat(page.path("events").valueStream().map(e -> e.path("type").asString()))
        .startsWith("content_created")
        .contains("content_updated");
    assertThat(page.path("events").path(0).path("data").path("id").asLong()).isEqualTo(id);
    long next = page.path("last_id").asLong();
    assertThat(vault.get("events?after=" + next).json().path("events").size()).isZero();
    assertThat(vault.get("events?after=x").status()).isEqualTo(422);
    assertThat(vault.get("events/health").json().path("status").asString()).isEqualTo("ok");
  }

  @Test
  void a_stranger_follows_nothing() {
    assertThat(vault.house().stranger().get("vault/api/v1/events").status()).isEqualTo(401);
    assertThat(vault.house().stranger().get("vault/api/v1/events/subscribe").status())
        .isEqualTo(401);
  }

  @Test
  void jobs_are_listed_filtered_shown_and_repeated() {
    long good = vault.keep(vault.page("/jobs/good", "Good job")).path("id").asLong();
    vault.site().on("/jobs/bad", Reply.status(404));
    long bad = vault.share(vault.site().url("/jobs/bad"));
    long job = vault.ended(bad, "parse_failed").path("job").path("id").asLong();

    JsonNode all = vault.get("jobs?limit=2").json();
    assertThat(all.path("items").path(0).path("id").asLong()).isEqualTo(job);
    assertThat(all.path("next").asLong()).isPositive();
    JsonNode dead = vault.get("jobs?state=dead&type=vault.page.keep").json();
    assertThat(dead.path("items").valueStream().map(i -> i.path("id").asLong()))
        .containsExactly(job);
    JsonNode shown = vault.get("jobs/" + job).json();
    assertThat(shown.path("error_code").asString()).isEqualTo("http_status");
    assertThat(shown.path("error").asString()).contains("404").doesNotContain("\tat ");
    assertThat(vault.get("jobs?state=sleeping").status()).isEqualTo(422);
    assertThat(vault.get("jobs/99999999").code()).isEqualTo("job_not_found");

    long done = vault.show(good).path("job").path("id").asLong();
    assertThat(vault.post("jobs/" + done + "/cancel", null).code()).isEqualTo("job_already_ended");

    vault.page("/jobs/bad", "Better now");
    Answer retried = vault.post("jobs/" + job + "/retry", null);
    assertThat(retried.status()).isEqualTo(200);
    assertThat(vault.ended(bad, "parse_success").path("title").asString()).isEqualTo("Better now");
  }

  @Test
  void a_waiting_job_can_be_cancelled_and_its_page_fetched_later() {
    CountDownLatch gate = new CountDownLatch(1);
    try (VaultHouse one = VaultHouse.open(plan -> plan.setting("rowhouse.worker.threads", "1"))) {
      one.site().on("/held", Reply.html(VaultHouse.html("Held", VaultHouse.TEXT)).after(gate));
      long held = one.share(one.site().url("/held"));
      await().atMost(Duration.ofSeconds(20)).until(() -> one.site().hits("/held") == 1);
      long id = one.share(one.page("/waits", "Waits"));
      long job = one.show(id).path("job").path("id").asLong();
      Answer cancelled = one.post("jobs/" + job + "/cancel", null);
      gate.countDown();
      assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
      one.ended(held, "parse_success");
      one.ended(id, "parse_failed");
      assertThat(one.site().hits("/waits")).isZero();
      one.post("contents/" + id + "/retry", null);
      one.ended(id, "parse_success");
    }
  }
}

package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import tools.jackson.databind.JsonNode;

/** Many links at once, and requests that are sent again because their answer was lost. */
final class ShareAgainTest {
  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  @Test
  void a_request_with_the_same_idempotency_key_is_answered_as_the_first_time() {
    String url = vault.page("/once", "Shared once");
    Map<String, Object> body = Map.of("url", url, "tags", List.of("x"));
    vault.owner().with("Idempotency-Key", "key-1");
    try {
      long first = vault.share(body);
      assertThat(vault.share(body)).isEqualTo(first);
      assertThat(vault.show(first).path("sources").size()).isEqualTo(1);
      Answer other = vault.post("shares", Map.of("url", url, "tags", List.of("y")));
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.code()).isEqualTo("idempotency_key_reused");
    } finally {
      vault.owner().with("Idempotency-Key", "");
    }
  }

  @Test
  void a_bad_line_of_a_batch_does_not_hinder_the_others() {
    String one = vault.page("/batch/1", "Batch one");
    String two = vault.page("/batch/2", "Batch two");
    Answer answer =
        vault.post(
            "shares/batch",
            Map.of(
                "items",
                List.of(
                    Map.of("url", one),
                    Map.of("url", "ftp://example.com/x"),
                    Map.of("url", two, "tags", List.of("t".repeat(80))),
                    Map.of("url", two))));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode items = answer.json().path("items");
    assertThat(items.size()).isEqualTo(4);
    assertThat(items.path(0).path("id").asLong()).isPositive();
    assertThat(items.path(0).path("status").asString()).isEqualTo("unprocessed");
    assertThat(items.path(1).path("error").path("code").asString()).startsWith("url_");
    assertThat(items.path(1).path("error").path("message").asString()).isNotBlank();
    assertThat(items.path(2).path("error").path("message").asString())
        .contains("64")
        .doesNotContain("{0}");
    assertThat(items.path(3).path("id").asLong()).isPositive();
  }

  @Test
  void many_links_are_found_in_one_text_and_too_many_are_refused() {
    String text =
        "first " + vault.page("/text/a", "A") + "\n然后 " + vault.page("/text/b", "B") + "。";
    Answer answer = vault.post("shares/batch", Map.of("urls_text", text));
    assertThat(answer.json().path("items").size()).isEqualTo(2);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= 100; i++) {
      many.append("https://example.com/").append(i).append('\n');
    }
    Answer refused = vault.post("shares/batch", Map.of("urls_text", many.toString()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("too_many_links");
    assertThat(vault.post("shares/batch", Map.of("urls_text", "no link")).code())
        .isEqualTo("url_missing");
  }

  private static int sources(JsonNode outcome) {
    return vault.show(outcome.path("id").asLong()).path("sources").size();
  }

  @Test
  void a_batch_that_is_sent_again_with_its_key_doubles_nothing_and_brings_what_was_missing() {
    String one = vault.page("/again/1", "Again one");
    String two = vault.page("/again/2", "Again two");
    Browser program = vault.program().with("Idempotency-Key", "batch-1");
    String batch = "vault/api/v1/shares/batch";
    Map<String, Object> body =
        Map.of("items", List.of(Map.of("url", one), Map.of("url", "nothing"), Map.of("url", two)));
    JsonNode first = program.post(batch, body).json().path("items");
    JsonNode second = program.post(batch, body).json().path("items");
    assertThat(second.path(0).path("id")).isEqualTo(first.path(0).path("id"));
    assertThat(second.path(1).path("error").path("code").asString()).isEqualTo("url_missing");
    assertThat(second.path(2).path("id")).isEqualTo(first.path(2).path("id"));
    assertThat(sources(second.path(0))).isEqualTo(1);
    assertThat(sources(second.path(2))).isEqualTo(1);
    JsonNode other =
        program
            .post(batch, Map.of("items", List.of(Map.of("url", two), Map.of("url", one))))
            .json()
            .path("items");
    assertThat(other.path(0).path("error").path("code").asString())
        .isEqualTo("idempotency_key_reused");
    assertThat(other.path(1).path("id").asLong()).isPositive();
  }

  @Test
  void twins_that_come_at_once_are_one_share_with_one_answer() throws Exception {
    Map<String, Object> body = Map.of("url", vault.page("/twins", "Twins"));
    CountDownLatch start = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Browser program = vault.program().with("Idempotency-Key", "twins");
        Callable<Answer> call =
            () -> {
              start.await();
              return program.post("vault/api/v1/shares", body);
            };
        futures.add(threads.submit(call));
      }
      start.countDown();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
    }
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers.stream().map(a -> a.json().path("id").asLong()).distinct()).hasSize(1);
    assertThat(sources(answers.getFirst().json())).isEqualTo(1);
  }

  @Test
  void keys_are_forgotten_after_a_week() {
    Map<String, Object> body = Map.of("url", vault.page("/week", "A week"));
    Browser program = vault.program();
    program.with("Idempotency-Key", "week-1").post("vault/api/v1/shares", body);
    String kept = "SELECT COUNT(*) FROM share_key WHERE key LIKE 'week-%'";
    vault.house().clock().advance(Duration.ofDays(6));
    program.with("Idempotency-Key", "week-2").post("vault/api/v1/shares", body);
    assertThat(vault.number(kept)).isEqualTo(2);
    vault.house().clock().advance(Duration.ofDays(2));
    program.with("Idempotency-Key", "week-3").post("vault/api/v1/shares", body);
    assertThat(vault.number(kept)).isEqualTo(2);
    vault.owner().signIn(HouseUnderTest.PASSWORD);
  }
}

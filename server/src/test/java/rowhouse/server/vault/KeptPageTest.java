package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.vault.test.FixtureSite;
import tools.jackson.databind.JsonNode;

final class KeptPageTest {
  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static List<String> events(JsonNode content) {
    return content.path("history").valueStream().map(h -> h.path("event").asString()).toList();
  }

  @Test
  void a_page_is_kept_with_title_author_language_text_pictures_copy_history_and_job() {
    JsonNode content = vault.keep(vault.fixture().at("/s/a1").toString());
    assertThat(content.path("title").asString()).isEqualTo(FixtureSite.ARTICLE_TITLE);
    assertThat(content.path("author_name").asString()).isEqualTo("Ada Fixture");
    assertThat(content.path("language").asString()).isEqualTo("en");
    assertThat(content.path("published_at").asString()).isEqualTo("2026-03-04T05:06:07Z");
    assertThat(content.path("body").asString())
        .contains("## What the lamp says")
        .contains("seventh had been struck")
        .doesNotContain("for tests only");
    assertThat(content.path("body_html").asString())
        .contains("<blockquote>")
        .doesNotContain("<script");
    assertThat(content.path("word_count").asInt()).isBetween(100, 200);
    assertThat(content.path("excerpt").asString()).startsWith("Every evening");
    JsonNode pictures = content.path("pictures");
    assertThat(pictures.valueStream().map(p -> p.path("alt").asString()))
        .contains("A street at dusk", "A ladder", "A moving flame");
    assertThat(pictures.valueStream().map(p -> p.path("width").asInt())).doesNotContain(1);
    assertThat(content.path("snapshot").path("bytes").asLong()).isPositive();
    assertThat(events(content)).containsExactly("kept", "shared");
    assertThat(content.path("job").path("state").asString()).isEqualTo("done");
    assertThat(content.path("job").path("attempt").asInt()).isEqualTo(1);
    assertThat(content.path("cover_url").asString()).contains("api/v1/media/");
    assertThat(content.path("example").asBoolean()).isFalse();
    assertThat(content.has("archive_metadata")).isFalse();
  }

  @Test
  void chinese_in_gbk_that_only_the_page_itself_names_is_read_right() {
    JsonNode content = vault.keep(vault.fixture().at("/gbk").toString());
    assertThat(content.path("title").asString()).isEqualTo(FixtureSite.GBK_TITLE);
    assertThat(content.path("language").asString()).isEqualTo("zh");
    assertThat(content.path("body").asString()).contains("卖豆腐的总是第一个过河");
  }

  @Test
  void the_copy_is_served_so_that_it_can_run_nothing_and_ask_nobody() {
    long id = vault.keep(vault.fixture().at("/article?copy").toString()).path("id").asLong();
    Answer answer = vault.get("contents/" + id + "/snapshot");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("content-security-policy"))
        .contains("sandbox")
        .contains("default-src 'none'")
        .doesNotContain("allow-scripts")
        .doesNotContain("allow-same-origin");
    assertThat(answer.body())
        .contains("data:image/")
        .doesNotContain("<script")
        .doesNotContain("127.0.0.1:" + vault.fixture().at("/").getPort() + "/pic/");
    Answer again =
        vault
            .owner()
            .send(
                vault
                    .owner()
                    .request("vault/api/v1/contents/" + id + "/snapshot")
                    .header("If-None-Match", answer.header("etag"))
                    .build());
    assertThat(again.status()).isEqualTo(304);
    assertThat(vault.get("contents/999999/snapshot").code()).isEqualTo("snapshot_not_found");
  }

  @Test
  void a_page_that_is_gone_fails_with_a_reason_a_person_understands_and_can_be_fetched_again() {
    AtomicInteger asked = new AtomicInteger();
    vault
        .site()
        .on(
            "/comes-later",
            visitor ->
                asked.incrementAndGet() == 1
                    ? Reply.status(404)
                    : Reply.html(VaultHouse.html("It came back", VaultHouse.TEXT)));
    long id = vault.share(vault.site().url("/comes-later"));
    JsonNode failed = vault.ended(id, "parse_failed");
    assertThat(failed.path("last_error").path("code").asString()).isEqualTo("http_status");
    assertThat(failed.path("last_error").path("message").asString()).contains("404");
    assertThat(failed.path("job").path("state").asString()).isEqualTo("dead");
    assertThat(events(failed)).startsWith("failed");
    Answer again = vault.post("contents/" + id + "/retry", null);
    assertThat(again.json().path("success").asBoolean()).isTrue();
    assertThat(again.json().path("content_id").asLong()).isEqualTo(id);
    assertThat(again.json().path("status").asString()).isEqualTo("unprocessed");
    JsonNode kept = vault.ended(id, "parse_success");
    assertThat(kept.path("last_error").isNull()).isTrue();
    assertThat(kept.path("title").asString()).isEqualTo("It came back");
  }

  @Test
  void sharing_a_failed_page_again_fetches_it_again() {
    AtomicInteger asked = new AtomicInteger();
    vault
        .site()
        .on(
            "/second-share",
            visitor ->
                asked.incrementAndGet() == 1
                    ? Reply.status(410)
                    : Reply.html(VaultHouse.html("Second share", VaultHouse.TEXT)));
    long id = vault.share(vault.site().url("/second-share"));
    vault.ended(id, "parse_failed");
    assertThat(vault.share(vault.site().url("/second-share"))).isEqualTo(id);
    vault.ended(id, "parse_success");
  }

  @Test
  void a_busy_site_is_asked_again_when_it_said_it_may_be() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(1);
    vault
        .site()
        .on(
            "/busy",
            visitor ->
                asked.incrementAndGet() == 1
                    ? Reply.status(503).with("Retry-After", "1")
                    : Reply.html(VaultHouse.html("No more busy", VaultHouse.TEXT)).after(second));
    long id = vault.share(vault.site().url("/busy"));
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> asked.get() == 2);
    JsonNode waiting = vault.show(id);
    assertThat(waiting.path("job").path("attempt").asInt()).isEqualTo(2);
    assertThat(events(waiting)).contains("attempt_failed");
    assertThat(waiting.path("last_error").path("code").asString()).isEqualTo("http_status");
    assertThat(waiting.path("last_error").path("message").asString()).contains("503");
    second.countDown();
    JsonNode kept = vault.ended(id, "parse_success");
    assertThat(kept.path("last_error").isNull()).isTrue();
  }

  /** The original kept the old date of the next attempt, and so tried for ever. */
  @Test
  void d_a8_04_a_site_that_stays_busy_is_given_up_after_four_attempts() {
    vault.site().on("/always-busy", Reply.status(503).with("Retry-After", "1"));
    long id = vault.share(vault.site().url("/always-busy"));
    JsonNode failed = vault.ended(id, "parse_failed");
    assertThat(vault.site().hits("/always-busy")).isEqualTo(4);
    assertThat(failed.path("job").path("state").asString()).isEqualTo("dead");
    assertThat(failed.path("job").path("attempt").asInt()).isEqualTo(4);
    assertThat(failed.path("failure_count").asInt()).isEqualTo(1);
    vault.quiet();
    assertThat(vault.number("SELECT COUNT(*) FROM job WHERE state = 'ready'")).isZero();
  }

  /** The original ended jobs by the content they were for, and called a failed one completed. */
  @Test
  void d_a8_05_each_job_has_its_own_end() {
    AtomicInteger asked = new AtomicInteger();
    vault
        .site()
        .on(
            "/own-end",
            visitor ->
                asked.incrementAndGet() == 1
                    ? Reply.status(404)
                    : Reply.html(VaultHouse.html("Own end", VaultHouse.TEXT)));
    long id = vault.share(vault.site().url("/own-end"));
    long first = vault.ended(id, "parse_failed").path("job").path("id").asLong();
    vault.post("contents/" + id + "/retry", null);
    long second = vault.ended(id, "parse_success").path("job").path("id").asLong();
    assertThat(second).isNotEqualTo(first);
    assertThat(vault.get("jobs/" + first).json().path("state").asString()).isEqualTo("dead");
    assertThat(vault.get("jobs/" + second).json().path("state").asString()).isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource({
    "/fail/loop, redirect_loop",
    "/fail/inward, redirect_blocked",
    "/fail/huge, too_large",
    "/fail/bomb, bomb",
    "/fail/pdf, ''",
    "/fail/empty, ''",
  })
  void v_d03_v_d04_v_d05_a_site_that_misbehaves_costs_one_page_and_says_why(
      String path, String code) {
    JsonNode failed = vault.ended(vault.share(vault.fixture().at(path).toString()), "parse_failed");
    if (!code.isEmpty()) {
      assertThat(failed.path("last_error").path("code").asString()).isEqualTo(code);
    }
    assertThat(failed.path("last_error").path("message").asString()).endsWith(".");
    assertThat(failed.path("job").path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void v_d03_a_redirect_to_a_private_address_is_not_followed() {
    vault.site().on("/inward", Reply.redirect(302, "http://127.0.0.1:1/secret"));
    JsonNode failed = vault.ended(vault.share(vault.site().url("/inward")), "parse_failed");
    assertThat(failed.path("last_error").path("code").asString())
        .isIn("redirect_blocked", "address_blocked");
  }

  @Test
  void v_d06_v_d07_bombs_and_markup_dressed_as_pictures_cost_one_picture_each() {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    byte[] bomb = PictureBombs.pngHeader(30_000, 30_000);
    vault
        .site()
        .on("/bad/bomb.png", Reply.bytes("image/png", bomb))
        .on(
            "/bad/svg.png",
            Reply.bytes("image/png", svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .on(
            "/bad/page.jpg",
            Reply.bytes(
                "image/jpeg",
                "<html><script>1</script></html>"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    String text =
        VaultHouse.TEXT
            + "\n\n<img src='/bad/bomb.png' width='900' height='700'>"
            + "<img src='/bad/svg.png' width='900' height='700'>"
            + "<img src='/bad/page.jpg' width='900' height='700'>"
            + "<img src='"
            + vault.fixture().at("/pic/good.png?w=600&h=400")
            + "' alt='good' width='600' height='400'>";
    JsonNode kept = vault.keep(vault.page("/bad-pictures", "Bad pictures", text));
    assertThat(kept.path("pictures").valueStream().map(p -> p.path("alt").asString()))
        .containsExactly("good");
    assertThat(kept.path("body_html").asString()).doesNotContain("svg.png").doesNotContain("/bad/");
  }

  @Test
  void v_d08_v_d09_markup_in_title_author_and_text_is_shown_and_never_run() {
    vault
        .site()
        .on(
            "/xss",
            Reply.html(
                """
                <!doctype html><html><head><meta charset="utf-8">
                <title>&lt;img src=x onerror=alert(1)&gt; a title</title>
                <meta name="author" content="&lt;script&gt;alert(2)&lt;/script&gt; Eve">
                <meta http-equiv="refresh" content="0;url=http://evil.example/">
                <base href="http://evil.example/"></head><body><article>
                <h1>&lt;img src=x onerror=alert(1)&gt; a title</h1>
                <p onclick="alert(3)">%s</p>
                <p><a href="javascript:alert(4)">press</a><script>alert(5)</script>
                <iframe src="http://evil.example/"></iframe><svg onload="alert(6)"></svg></p>
                <form action="http://evil.example/"><input name="password"></form>
                </article></body></html>
                """
                    .formatted(VaultHouse.TEXT)));
    JsonNode kept = vault.keep(vault.site().url("/xss"));
    assertThat(kept.path("body_html").asString())
        .contains("bridge keeper")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("onclick")
        .doesNotContainIgnoringCase("javascript:")
        .doesNotContainIgnoringCase("<iframe")
        .doesNotContainIgnoringCase("<svg")
        .doesNotContainIgnoringCase("<form");
    String copy = vault.get("contents/" + kept.path("id").asLong() + "/snapshot").body();
    assertThat(copy)
        .contains("bridge keeper")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("onclick")
        .doesNotContainIgnoringCase("javascript:")
        .doesNotContainIgnoringCase("<iframe")
        .doesNotContainIgnoringCase("http-equiv=\"refresh\"")
        .doesNotContainIgnoringCase("<base");
    JsonNode found = vault.get("search?q=" + "onerror").json().path("items").path(0);
    assertThat(found.path("title_html").asString())
        .contains("<mark>onerror</mark>")
        .doesNotContain("<img");
  }

  @Test
  void a_stage_is_seen_while_the_work_goes_on() {
    CountDownLatch gate = new CountDownLatch(1);
    vault.site().on("/held/picture.png", Reply.status(404).after(gate));
    String url =
        vault.page(
            "/held/page",
            "A held picture",
            VaultHouse.TEXT + "\n\n<img src='/held/picture.png' width='800' height='600'>");
    long id = vault.share(url);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> vault.site().hits("/held/picture.png") == 1);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> vault.show(id).path("progress").path("stage").asString("").equals("pictures"));
    JsonNode progress = vault.show(id).path("progress");
    JsonNode listed = vault.get("contents?status=processing").json().path("items").path(0);
    gate.countDown();
    assertThat(progress.path("stage").asString()).isEqualTo("pictures");
    assertThat(progress.path("total").asInt()).isEqualTo(1);
    assertThat(listed.path("progress")).isEqualTo(progress);
    vault.ended(id, "parse_success");
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, gb2312, 书里的朱镕先生在灯下写信, 镕",
    "x-windows-949, euc-kr, 펲과 뷁을 적은 긴 글을 읽는다, 펲",
    "GB18030, '', 没有说明编码的页面也要读对每一个字, 编码"
  })
  void the_copy_has_the_same_letters_as_the_text(
      String real, String declared, String sentence, String letter) {
    String html =
        VaultHouse.html(sentence, sentence + "。" + VaultHouse.TEXT + sentence + "。")
            .replace("<meta charset=\"utf-8\">", "");
    String type = declared.isEmpty() ? "text/html" : "text/html; charset=" + declared;
    String path = "/letters-" + real + declared.length();
    vault.site().on(path, Reply.bytes(type, html.getBytes(Charset.forName(real))));
    JsonNode content = vault.keep(vault.site().url(path));
    assertThat(content.path("body").asString()).contains(letter);
    Answer copy = vault.get("contents/" + content.path("id").asLong() + "/snapshot");
    assertThat(copy.body()).contains(sentence).doesNotContain("\ufffd");
  }

  @Test
  void a_page_deleted_while_it_is_fetched_stays_deleted_and_leaves_no_reference() {
    CountDownLatch gate = new CountDownLatch(1);
    vault
        .site()
        .on("/gone-soon", Reply.html(VaultHouse.html("Gone soon", VaultHouse.TEXT)).after(gate));
    long id = vault.share(vault.site().url("/gone-soon"));
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> vault.site().hits("/gone-soon") == 1);
    assertThat(vault.delete("contents/" + id).status()).isEqualTo(200);
    gate.countDown();
    vault.quiet();
    assertThat(vault.get("contents/" + id).code()).isEqualTo("content_not_found");
    assertThat(
            vault.number(
                "SELECT COUNT(*) FROM blob_ref WHERE owner = 'contents' AND owner_id = ?", id))
        .isZero();
  }

  @Test
  void a_cancelled_job_leaves_a_page_that_failed_and_says_so() {
    CountDownLatch gate = new CountDownLatch(1);
    vault
        .site()
        .on("/cancelled", Reply.html(VaultHouse.html("Cancelled", VaultHouse.TEXT)).after(gate));
    long id = vault.share(vault.site().url("/cancelled"));
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> vault.site().hits("/cancelled") == 1);
    long job = vault.show(id).path("job").path("id").asLong();
    assertThat(vault.post("jobs/" + job + "/cancel", null).status()).isEqualTo(200);
    gate.countDown();
    JsonNode failed = vault.ended(id, "parse_failed");
    assertThat(failed.path("last_error").path("code").asString()).isEqualTo("job_ended");
    assertThat(vault.post("contents/" + id + "/retry", Map.of()).status()).isEqualTo(200);
    vault.ended(id, "parse_success");
  }

  @Test
  void a_picture_that_the_page_no_longer_has_is_let_go_when_the_page_is_fetched_again() {
    vault.site().on("/then.png", Reply.bytes("image/png", FixturePicture.png()));
    String url =
        vault.page("/then", "Then", VaultHouse.TEXT + "\n\n<img src='/then.png' width='400'>");
    long id = vault.share(url);
    assertThat(vault.ended(id, "parse_success").path("pictures").size()).isEqualTo(1);
    String references =
        "SELECT COUNT(*) FROM blob_ref WHERE owner = 'contents' AND role <> 'snapshot' AND owner_id = ?";
    assertThat(vault.number(references, id)).isPositive();

    vault.page("/then", "Then");
    vault.post("contents/" + id + "/retry", null);
    vault.quiet();

    assertThat(vault.show(id).path("pictures").size()).isZero();
    assertThat(vault.number(references, id)).isZero();
  }
}

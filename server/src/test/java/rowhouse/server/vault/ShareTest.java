package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import tools.jackson.databind.JsonNode;

final class ShareTest {
  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void a_share_is_answered_at_once_with_the_originals_body() {
    CountDownLatch gate = new CountDownLatch(1);
    vault.site().on("/held", Reply.html(VaultHouse.html("Held back", VaultHouse.TEXT)).after(gate));
    Answer answer = vault.post("shares", Map.of("url", vault.site().url("/held")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder("id", "platform", "url", "status", "created_at");
    assertThat(answer.json().path("platform").asString()).isEqualTo("universal");
    assertThat(answer.json().path("status").asString()).isEqualTo("unprocessed");
    assertThat(answer.json().path("created_at").asString()).isEqualTo("2026-11-22T02:00:00Z");
    gate.countDown();
    vault.ended(answer.json().path("id").asLong(), "parse_success");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh1 | 【深夜食堂】快来看看这篇文章： %s，复制这条信息打开浏览器",
        "zh2 | 7.99 复制打开抖音，看看【小明的作品】 %s 02/14 ygO:/ A@b.CD",
        "ko1 | 이 글 좀 읽어 보세요! %s 공유됨",
        "en1 | Look at this (%s), it is lovely.",
      })
  void a_link_is_found_in_the_text_an_app_makes_when_one_shares(String path, String text) {
    String url = vault.page("/text/" + path, "From a text " + path);
    long id = vault.share(text.formatted(url));
    assertThat(vault.show(id).path("url").asString()).isEqualTo(url);
  }

  @Test
  void a_text_without_a_link_is_refused_with_a_cause_and_a_step() {
    Answer answer = vault.post("shares", Map.of("url", "nothing but words here"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("url_missing");
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.json().path("error_code").asString()).isEqualTo("url_missing");
    assertThat(answer.json().path("error_message").asString()).isNotBlank();
    assertThat(answer.json().path("error_hint").asString()).isNotBlank();
    assertThat(answer.json().path("request_id").asString()).isNotBlank();
  }

  @Test
  void the_same_link_again_is_one_content_with_two_sources_and_the_tags_of_both() {
    String url = vault.page("/twice", "Shared twice");
    long first =
        vault.share(
            Map.of("url", url, "tags", List.of("one"), "note", "from a friend", "source", "mail"));
    long second =
        vault.share(Map.of("url", url + "#part", "tags_text", "two, #three", "is_nsfw", true));
    assertThat(second).isEqualTo(first);
    JsonNode content = vault.ended(first, "parse_success");
    assertThat(texts(content.path("tags"))).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(content.path("sources").size()).isEqualTo(2);
    assertThat(content.path("sources").path(0).path("note").asString()).isEqualTo("from a friend");
    assertThat(content.path("sources").path(0).path("source").asString()).isEqualTo("mail");
    assertThat(vault.site().hits("/twice")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"red,blue", "red\uFF0Cblue", "red、blue", "#red\u3000#blue", "red ， blue"})
  void the_commas_and_spaces_of_every_language_part_tags(String text) {
    String url = vault.page("/parted", "Tags in one text");
    long id = vault.share(Map.of("url", url, "tags_text", text));
    assertThat(texts(vault.show(id).path("tags"))).containsExactlyInAnyOrder("red", "blue");
    vault.ended(id, "parse_success");
    vault.delete("contents/" + id);
  }

  /** The original kept the flag and the note of the first share only. */
  @Test
  void d_a8_12_a_flag_and_a_note_of_a_later_share_are_not_lost() {
    String url = vault.page("/later", "Flagged later");
    long id = vault.share(url);
    vault.ended(id, "parse_success");
    vault.share(Map.of("url", url, "is_nsfw", true, "note", "careful"));
    JsonNode content = vault.show(id);
    assertThat(content.path("is_nsfw").asBoolean()).isTrue();
    assertThat(content.path("sources").path(1).path("note").asString()).isEqualTo("careful");
  }

  @Test
  void a_tag_that_comes_with_a_later_share_is_found_by_its_word() {
    String url = vault.page("/tagged-later", "Tagged later");
    vault.keep(url);
    vault.share(Map.of("url", url, "tags", List.of("zanzibarite")));
    assertThat(vault.get("search?q=zanzibarite").json().path("total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?utm_source=x&utm_medium=y",
        "?fbclid=abc",
        "?gclid=1&vd_source=2",
        "?spm_id_from=3#top"
      })
  void a_link_with_tracking_parameters_is_the_link_without_them(String tracking) {
    String url = vault.page("/tracked", "Tracked");
    long plain = vault.share(url);
    assertThat(vault.share(url + tracking)).isEqualTo(plain);
  }

  @Test
  void a_short_link_is_merged_into_the_page_it_leads_to_with_its_tags_and_notes() {
    String url = vault.page("/long-address", "Behind a short link");
    vault.site().on("/short", Reply.redirect(301, "/hop"));
    vault.site().on("/hop", Reply.redirect(302, "/long-address?utm_source=short"));
    long whole = vault.share(Map.of("url", url, "tags", List.of("kept")));
    vault.ended(whole, "parse_success");
    long brief =
        vault.share(
            Map.of(
                "url",
                vault.site().url("/short"),
                "tags",
                List.of("brief"),
                "note",
                "by the short way",
                "is_nsfw",
                true));
    vault.quiet();
    assertThat(vault.get("contents/" + brief).status()).isEqualTo(404);
    JsonNode content = vault.show(whole);
    assertThat(texts(content.path("tags"))).containsExactlyInAnyOrder("kept", "brief");
    assertThat(content.path("is_nsfw").asBoolean()).isTrue();
    assertThat(content.path("sources").size()).isEqualTo(2);
    assertThat(content.path("sources").path(1).path("note").asString())
        .isEqualTo("by the short way");
    assertThat(content.path("history").valueStream().map(h -> h.path("event").asString()))
        .contains("merged");
    assertThat(vault.share(vault.site().url("/short"))).isEqualTo(whole);
  }

  /** The original asked the short link's host inside the request and kept both addresses. */
  @Test
  void d_a8_15_a_share_does_not_wait_for_the_site_and_a_short_link_makes_no_duplicate() {
    CountDownLatch gate = new CountDownLatch(1);
    vault.page("/slow-target", "Behind a slow short link");
    vault.site().on("/slow-short", Reply.redirect(301, "/slow-target").after(gate));
    long id = vault.share(vault.site().url("/slow-short"));
    assertThat(vault.show(id).path("status").asString()).isIn("unprocessed", "processing");
    gate.countDown();
    vault.ended(id, "parse_success");
    assertThat(vault.share(vault.site().url("/slow-target"))).isEqualTo(id);
  }

  @Test
  void a_kept_page_stays_as_it_was_when_its_address_leads_to_another_kept_page() {
    vault.keep(vault.page("/front", "The front page"));
    long id = vault.keep(vault.page("/article", "The quaggamire place")).path("id").asLong();
    vault.site().on("/article", Reply.redirect(301, "/front"));
    assertThat(vault.post("contents/" + id + "/retry", null).status()).isEqualTo(200);
    JsonNode content = vault.ended(id, "parse_failed");
    assertThat(content.path("last_error").path("code").asString()).isEqualTo("moved_elsewhere");
    assertThat(content.path("title").asString()).isEqualTo("The quaggamire place");
    assertThat(content.path("body").asString()).isNotBlank();
    assertThat(content.path("snapshot").path("bytes").asLong()).isPositive();
    assertThat(vault.get("search?q=quaggamire").json().path("total").asInt()).isOne();
  }

  @Test
  void a_page_that_had_failed_is_kept_when_a_short_link_brings_it() {
    vault.site().on("/flaky", Reply.status(404));
    long failed = vault.share(vault.site().url("/flaky"));
    vault.ended(failed, "parse_failed");
    vault.page("/flaky", "There at last");
    vault.site().on("/to-flaky", Reply.redirect(301, "/flaky"));
    long brief = vault.share(vault.site().url("/to-flaky"));
    vault.quiet();
    assertThat(vault.get("contents/" + brief).status()).isEqualTo(404);
    JsonNode content = vault.show(failed);
    assertThat(content.path("status").asString()).isEqualTo("parse_success");
    assertThat(content.path("title").asString()).isEqualTo("There at last");
    assertThat(vault.get("search?q=%22There+at+last%22").json().path("total").asInt()).isOne();
  }

  @Test
  void a_page_behind_a_short_link_belongs_to_the_site_that_it_was_found_on() {
    vault.page("/in-the-end", "Found in the end");
    String target = vault.site().url("localhost", "/in-the-end");
    vault.site().on("/tiny", Reply.redirect(301, target + "?utm_source=tiny"));
    JsonNode content = vault.keep(vault.site().url("/tiny"));
    assertThat(content.path("site").asString()).isEqualTo("localhost");
    assertThat(content.path("canonical_url").asString()).isEqualTo(target);
    assertThat(content.path("url").asString()).isEqualTo(vault.site().url("/tiny"));
    assertThat(
            vault
                .get("search?q=site:localhost+%22Found+in+the+end%22")
                .json()
                .path("total")
                .asInt())
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/odd?q=100%", "/odd?f={a}|b", "/odd?q=%zz", "/odd?q=[x]^`"})
  void v_d01_a_link_with_letters_that_not_every_reader_likes_is_kept(String path) {
    vault.page("/odd", "Odd but right");
    JsonNode content = vault.keep(vault.site().url("") + path);
    assertThat(content.path("title").asString()).isEqualTo("Odd but right");
  }

  @Test
  void v_d01_a_page_that_redirects_to_an_address_with_such_letters_is_kept() {
    vault.page("/odd-target", "Behind an odd redirect");
    vault.site().on("/to-odd", Reply.redirect(302, "/odd-target?f={a}&q=100%"));
    JsonNode content = vault.keep(vault.site().url("/to-odd"));
    assertThat(content.path("title").asString()).isEqualTo("Behind an odd redirect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:secret@example.com/",
        "https://example.com:22/",
        "https://",
        "http://[::1/",
        "https://example.com/\u202egpj.exe",
        "https://exam\u202eple.com/",
        "看看 https://example.com/a\u202egpj.exe 很好",
      })
  void v_d01_what_is_no_public_web_address_is_refused(String url) {
    Answer answer = vault.post("shares", Map.of("url", url));
    assertThat(answer.status()).as(url).isEqualTo(400);
    assertThat(answer.code()).isIn("url_invalid", "url_missing");
  }

  @Test
  void v_d01_a_link_that_is_too_long_is_refused() {
    Answer answer = vault.post("shares", Map.of("url", "https://example.com/" + "a".repeat(3000)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("url_invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://198.18.0.1/",
        "http://192.168.0.1/",
        "http://[::1]/",
        "http://[fc00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
      })
  void v_d02_an_address_of_a_private_network_is_refused_in_every_notation(String url) {
    Answer answer = vault.post("shares", Map.of("url", url));
    assertThat(answer.status()).as(url).isEqualTo(400);
    assertThat(answer.code()).as(url).isIn("address_blocked", "url_invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/", "http://localhost./", "http://localhost:8080/x"})
  void v_d02_a_name_that_leads_to_a_private_address_is_refused_where_it_is_connected(String url) {
    JsonNode failed = vault.ended(vault.share(url), "parse_failed");
    assertThat(failed.path("last_error").path("code").asString()).isEqualTo("address_blocked");
    assertThat(failed.path("job").path("attempt").asInt()).isEqualTo(1);
  }

  /** The original let everything through while DEBUG was on, which was the default. */
  @Test
  void d_a8_07_the_guard_holds_for_shares_and_names_the_reason() {
    Answer answer = vault.post("shares", Map.of("url", "http://169.254.169.254/latest/"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("address_blocked");
    assertThat(answer.json().path("reason").asString()).isNotBlank();
  }

  /** The original looked for x.com anywhere in the text. */
  @ParameterizedTest
  @ValueSource(strings = {"/netflix.com/x.com", "/?u=bilibili.com", "/t.me/weibo.com"})
  void d_a8_06_a_platform_is_told_by_the_host_and_not_by_a_part_of_the_text(String path) {
    Answer answer = vault.post("shares", Map.of("url", vault.site().url(path)));
    assertThat(answer.json().path("platform").asString()).isEqualTo("universal");
  }

  @Test
  void v_d12_tags_are_cleaned_counted_and_limited() {
    String url = vault.page("/tags", "With odd tags");
    long id =
        vault.share(
            Map.of(
                "url",
                url,
                "tags",
                List.of("Cafe\u0301", "café", "#Tea", "tea", "a\u202eb", "\u0000nul", "q\ufffdq")));
    assertThat(texts(vault.show(id).path("tags")))
        .containsExactlyInAnyOrder("Café", "Tea", "ab", "nul", "q\ufffdq");
    Answer longTag = vault.post("shares", Map.of("url", url, "tags", List.of("x".repeat(65))));
    assertThat(longTag.status()).isEqualTo(422);
    assertThat(longTag.code()).isEqualTo("tag_too_long");
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add("t" + i);
    }
    Answer tooMany = vault.post("shares", Map.of("url", url, "tags", many));
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.code()).isEqualTo("too_many_tags");
    assertThat(
            vault
                .post("shares", Map.of("url", url, "tags", Collections.nCopies(10_000, "same")))
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":17}",
        "{\"url\":null}",
        "{\"url\":\"\"}",
        "{\"url\":[\"https://example.com/\"]}",
        "{\"url\":\"https://example.com/\",\"tags\":\"x\"}",
        "{\"url\":\"https://example.com/\",\"is_nsfw\":\"maybe\"}",
        "{\"url\":\"https://example.com/\",\"layout_type_override\":\"poster\"}",
        "{\"url\":\"https://example.com/\",\"nonsense\":1}",
        "{\"url\":\"https://a.example/\",\"url\":\"https://b.example/\"}",
        "{\"url\":\"https://example.com/\",\"note\":NaN}",
        "[]",
        "not json",
        "",
      })
  void v_d14_a_body_of_the_wrong_shape_is_refused_and_nothing_is_kept(String body) {
    long before = vault.number("SELECT COUNT(*) FROM contents");
    Answer answer = vault.owner().send("POST", "vault/api/v1/shares", body);
    assertThat(answer.status()).as(body).isIn(400, 422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.code()).isNotBlank();
    assertThat(vault.number("SELECT COUNT(*) FROM contents")).isEqualTo(before);
  }

  @Test
  void v_d14_a_note_and_a_context_past_their_limits_are_refused_with_the_field_named() {
    String url = "https://example.com/limits";
    Answer note = vault.post("shares", Map.of("url", url, "note", "n".repeat(2001)));
    assertThat(note.status()).isEqualTo(422);
    assertThat(note.json().path("fields").path(0).path("field").asString()).isEqualTo("note");
    Answer huge = vault.post("shares", Map.of("url", url, "note", "n".repeat(5_000_000)));
    assertThat(huge.status()).isEqualTo(413);
    Answer context =
        vault.post("shares", Map.of("url", url, "client_context", Map.of("k", "v".repeat(5000))));
    assertThat(context.status()).isEqualTo(422);
    assertThat(context.code()).isEqualTo("client_context_too_large");
  }

  @Test
  void v_d17_a_hundred_shares_of_one_link_at_once_are_one_content_with_one_job() throws Exception {
    String url = vault.page("/everybody", "Everybody's page");
    CountDownLatch start = new CountDownLatch(1);
    List<Callable<Answer>> callers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Map<String, Object> body = new HashMap<>(Map.of("url", url, "source", "caller " + i));
      body.put("tags", List.of("all", "t" + i % 5));
      callers.add(() -> {
        start.await();
        return vault.post("shares", body);
      });
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> futures = callers.stream().map(threads::submit).toList();
      start.countDown();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
    }
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers.stream().map(answer -> answer.json().path("id").asLong()).distinct())
        .hasSize(1);
    long id = answers.getFirst().json().path("id").asLong();
    JsonNode content = vault.ended(id, "parse_success");
    assertThat(content.path("sources").size()).isEqualTo(100);
    assertThat(content.path("tags").size()).isEqualTo(6);
    assertThat(vault.number("SELECT COUNT(*) FROM job WHERE payload LIKE ?", "%:" + id + "}"))
        .isEqualTo(1);
    assertThat(vault.site().hits("/everybody")).isEqualTo(1);
    JsonNode tags = vault.get("tags").json();
    assertThat(
            tags.valueStream()
                .filter(tag -> tag.path("name").asString().equals("all"))
                .map(tag -> tag.path("count").asLong()))
        .containsExactly(1L);
  }
}

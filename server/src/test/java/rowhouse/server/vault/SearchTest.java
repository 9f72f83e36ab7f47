package rowhouse.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import tools.jackson.databind.JsonNode;

final class SearchTest {
  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
    keep(
        "/en",
        "Doors of the street",
        VaultHouse.TEXT + " The C++ x-y door has a red lock.",
        "doors");
    keep("/zh", "机器学习入门", "这本书从最简单的例子讲起，讲机器怎样从数据里学习。读者不需要先学会数学，只要愿意一边读一边动手试一试，慢慢就会明白其中的道理。", "书");
    keep(
        "/ko",
        "골목 끝 가로등",
        "저녁이 되면 골목 끝의 가로등이 하나씩 켜지고, 집으로 돌아오는 사람들의 발소리가 점점 커진다. 가로등 아래에서는 누구나 조금 천천히 걷는다.",
        "밤");
    vault.house().clock().advance(Duration.ofDays(40));
    vault.owner().signIn(HouseUnderTest.PASSWORD);
    keep("/en2", "Another street", VaultHouse.TEXT + " No word of an entrance here.", "doors");
    vault.site().on("/failed", Reply.status(404));
    vault.ended(
        vault.share(Map.of("url", vault.site().url("/failed"), "tags", List.of("broken"))),
        "parse_failed");
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static void keep(String path, String title, String text, String tag) {
    String url = vault.page(path, title, text);
    vault.ended(vault.share(Map.of("url", url, "tags", List.of(tag))), "parse_success");
  }

  private static Answer ask(String q, String more) {
    return vault.get("search?q=" + URLEncoder.encode(q, UTF_8) + more);
  }

  private static JsonNode search(String q) {
    Answer answer = ask(q, "");
    assertThat(answer.status()).as(q).isEqualTo(200);
    return answer.json();
  }

  private static List<String> titles(String q) {
    return search(q).path("items").valueStream().map(i -> i.path("title").asString("")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "机器, 机器学习入门, 机器",
    "学习, 机器学习入门, 学习",
    "机器学习, 机器学习入门, 机器学习",
    "机, 机器学习入门, 机",
    "가로등, 골목 끝 가로등, 가로등",
    "골목, 골목 끝 가로등, 골목",
    "lock, Doors of the street, lock",
    "LOCK, Doors of the street, lock",
  })
  void d_a8_01_d_a8_02_words_of_three_languages_are_found_and_marked(
      String word, String title, String marked) {
    JsonNode first = search(word).path("items").path(0);
    assertThat(first.path("title").asString()).isEqualTo(title);
    assertThat(first.path("title_html").asString() + first.path("snippet_html").asString())
        .contains("<mark>" + marked + "</mark>");
    assertThat(first.path("score").asDouble()).isPositive();
  }

  /** Each of these made the original's database raise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C++",
        "x-y",
        "a\"b",
        "foo AND",
        "AND",
        "OR OR",
        "NEAR(",
        "title:x",
        "*",
        "door*",
        "^door",
        "{a b}",
        "a - b",
        "\"",
        "''",
        "'; DROP TABLE contents; --",
        "\\",
        "%",
        "_",
        "tag:",
        "is:x",
        "before:soon",
        "😀",
        "()",
        "-",
        "--",
        "!&|",
        "<->",
        "a:*",
        "\u0000",
        "\u202e",
        "tag:\"",
      })
  void d_a8_02_v_d13_whatever_is_typed_is_answered_or_refused_with_a_hint(String typed) {
    Answer answer = ask(typed, "");
    assertThat(answer.status()).as(typed).isIn(200, 400);
    if (answer.status() == 400) {
      assertThat(answer.code()).startsWith("query_");
      assertThat(answer.json().path("error_message").asString()).isNotBlank();
      assertThat(answer.json().path("error_hint").asString()).isNotBlank();
    }
  }

  @Test
  void v_d13_a_search_that_is_too_long_or_has_too_many_words_is_refused() {
    assertThat(ask("a".repeat(513), "").code()).isEqualTo("query_too_long");
    assertThat(ask("a b ".repeat(20), "").code()).isEqualTo("query_too_many_terms");
    assertThat(ask("x".repeat(10_001), "").status()).isIn(400, 422, 414);
    assertThat(vault.get("search").code()).isEqualTo("query_empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | tag: | query_value_missing | tag: | tag:recipes",
        "zh | tag: | query_value_missing | 后面没有内容 | tag:recipes",
        "ko | tag: | query_value_missing | 뒤에 아무것도 없습니다 | tag:recipes",
        "zh | is:x | query_state_unknown | 状态 | failed",
        "ko | is:x | query_state_unknown | 상태 | failed",
        "zh | before:soon | query_date_invalid | 日期 | before:2026-01-31",
        "ko | after:soon | query_date_invalid | 날짜 | after:2026-01-31",
        "zh | ？！ | query_empty | 没有 | tag:",
        "ko | ？！ | query_empty | 없습니다 | tag:",
      })
  void a_search_that_cannot_be_read_is_explained_in_the_readers_language(
      String language, String typed, String code, String cause, String step) {
    Browser reader = vault.program().with("Accept-Language", language);
    String path = "?q=" + URLEncoder.encode(typed, UTF_8);
    for (String list : List.of("search", "contents")) {
      Answer answer = reader.get("vault/api/v1/" + list + path);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.json().path("error_message").asString()).contains(cause);
      assertThat(answer.json().path("error_hint").asString()).contains(step);
      assertThat(answer.json().path("detail").asString()).contains(cause).contains(step);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bridge keeper | 2",
        "\"bridge keeper\" | 2",
        "\"keeper bridge\" | 0",
        "bridge -lock | 1",
        "-lock bridge | 1",
        "brid* | 2",
        "tag:doors | 2",
        "tag:DOORS lock | 1",
        "-tag:doors is:ready | 2",
        "is:failed | 1",
        "is:failed tag:broken | 1",
        "site:127.0.0.1 | 5",
        "platform:universal | 5",
        "platform:zhihu | 0",
        "before:2026-12 | 3",
        "after:2026-12 | 2",
        "after:2026-11-22 before:2026-11-23 | 3",
        "\"red lock\" tag:doors | 1",
      })
  void each_part_of_the_syntax_does_what_it_says(String q, int expected) {
    assertThat(search(q).path("total").asInt()).as(q).isEqualTo(expected);
  }

  /** Somebody who only says what is not wanted wants everything else. */
  @Test
  void a_search_that_only_leaves_out_shows_everything_else() {
    assertThat(titles("-lock")).doesNotContain("Doors of the street").contains("Another street");
    assertThat(search("-lock").path("total").asInt()).isEqualTo(4);
    assertThat(titles("-机器 -가로등")).contains("Doors of the street").hasSize(3);
    assertThat(vault.get("contents?q=-lock").json().path("total").asInt()).isEqualTo(4);
  }

  @Test
  void a_word_in_the_title_counts_more_than_one_in_the_text() {
    vault.ended(
        vault.share(
            Map.of("url", vault.page("/rank/1", "Quincunx", VaultHouse.TEXT), "source", "rank")),
        "parse_success");
    vault.ended(
        vault.share(vault.page("/rank/2", "Plain", VaultHouse.TEXT + " One quincunx.")),
        "parse_success");
    assertThat(titles("quincunx")).containsExactly("Quincunx", "Plain");
    List<String> byDate =
        ask("quincunx", "&sort=date")
            .json()
            .path("items")
            .valueStream()
            .map(i -> i.path("title").asString())
            .toList();
    assertThat(byDate).containsExactly("Plain", "Quincunx");
    vault
        .get("search?q=quincunx")
        .json()
        .path("items")
        .valueStream()
        .forEach(i -> vault.delete("contents/" + i.path("id").asLong()));
  }

  @Test
  void facets_count_what_was_found_and_narrow_it() {
    JsonNode facets = search("street OR bridge").path("facets");
    assertThat(facets.propertyNames())
        .containsExactlyInAnyOrder("platform", "tag", "site", "month");
    JsonNode found = search("bridge");
    assertThat(found.path("facets").path("tag").path(0).path("value").asString())
        .isEqualTo("doors");
    assertThat(found.path("facets").path("tag").path(0).path("count").asInt()).isEqualTo(2);
    assertThat(found.path("facets").path("site").path(0).path("count").asInt()).isEqualTo(2);
    assertThat(
            found.path("facets").path("month").valueStream().map(m -> m.path("value").asString()))
        .containsExactlyInAnyOrder("2026-11", "2027-01");
    assertThat(ask("bridge", "&tag=doors").json().path("total").asInt()).isEqualTo(2);
    assertThat(ask("bridge", "&tag=none").json().path("total").asInt()).isZero();
    assertThat(ask("bridge", "&site=127.0.0.1&platform=universal").json().path("total").asInt())
        .isEqualTo(2);
  }

  /** Ticking a second value shows more, in a search as in the list. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tag=doors | 2",
        "tag=doors&tag=书 | 3",
        "tag=doors,书,none | 3",
        "platform=universal&platform=zhihu | 4",
        "platform=zhihu | 0",
        "site=127.0.0.1&site=example.org | 4",
        "tag=doors&tag=밤&platform=universal&platform=zhihu | 3",
      })
  void any_of_several_values_of_a_facet_will_do_in_a_search_and_in_the_list(
      String chosen, int expected) {
    String more = "&" + chosen.replace("书", "%E4%B9%A6").replace("밤", "%EB%B0%A4");
    assertThat(ask("is:ready", more).json().path("total").asInt()).isEqualTo(expected);
    assertThat(vault.get("contents?status=parse_success" + more).json().path("total").asInt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "tag", "site"})
  void v_d13_more_values_of_a_facet_than_anyone_ticks_are_refused(String facet) {
    String many = "&" + facet + "=a" + ",a".repeat(1_100);
    for (Answer answer : List.of(ask("bridge", many), vault.get("contents?q=bridge" + many))) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("fields").path(0).path("field").asString()).isEqualTo(facet);
    }
    assertThat(ask("bridge", "&" + facet + "=a" + ",a".repeat(31)).status()).isEqualTo(200);
  }

  @Test
  void pages_of_a_search_follow_each_other() {
    Answer first = ask("bridge", "&size=1");
    Answer second = ask("bridge", "&size=1&page=2");
    assertThat(first.json().path("total").asInt()).isEqualTo(2);
    assertThat(first.json().path("more").asBoolean()).isFalse();
    assertThat(first.json().path("took_ms").asLong()).isNotNegative();
    assertThat(second.json().path("items").path(0).path("id"))
        .isNotEqualTo(first.json().path("items").path(0).path("id"));
    assertThat(ask("bridge", "&page=3&size=1").json().path("items").size()).isZero();
    for (String wrong : List.of("&page=0", "&page=1001", "&size=0", "&size=101", "&sort=best")) {
      assertThat(ask("bridge", wrong).status()).as(wrong).isEqualTo(422);
    }
  }

  @Test
  void markup_in_a_page_is_text_in_a_snippet() {
    vault.keep(
        vault.page(
            "/snippet",
            "Of markup",
            VaultHouse.TEXT
                + " &lt;b&gt;xylograph&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;"));
    JsonNode found = search("xylograph").path("items").path(0);
    assertThat(found.path("snippet_html").asString())
        .contains("&lt;b&gt;<mark>xylograph</mark>")
        .doesNotContain("<script");
    vault.delete("contents/" + found.path("id").asLong());
  }
}

package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.JsonNode;

final class ListTest {
  private static VaultHouse vault;

  /** Six contents, a day apart, the last one failed. */
  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
    for (int i = 1; i <= 5; i++) {
      String url = vault.page("/list/" + i, "Listed " + i);
      long id =
          vault.share(
              Map.of("url", url, "tags", List.of(i % 2 == 0 ? "Even" : "odd"), "is_nsfw", i == 2));
      vault.ended(id, "parse_success");
      if (i == 3) {
        vault.patch(
            "contents/" + id,
            Map.of(
                "author_name", "Ada Fixture",
                "layout_type_override", "video",
                "review_status", "approved"));
      }
      vault.house().clock().advance(Duration.ofDays(1));
    }
    vault.site().on("/list/6", Reply.status(404));
    vault.ended(vault.share(vault.site().url("/list/6")), "parse_failed");
    long other = vault.keep(vault.fixture().at("/gbk").toString()).path("id").asLong();
    vault
        .room()
        .database()
        .change(sql ->
            sql.sql("UPDATE contents SET platform = 'zhihu', site = 'zhihu.com' WHERE id = ?")
                .param(other)
                .update());
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static List<String> titles(String query) {
    Answer answer = vault.get("contents?" + query);
    assertThat(answer.status()).as(query).isEqualTo(200);
    return answer
        .json()
        .path("items")
        .valueStream()
        .map(i -> i.path("title").asString(""))
        .toList();
  }

  @Test
  void the_newest_come_first_in_pages_with_the_originals_names() {
    JsonNode page = vault.get("contents?page=2&size=2").json();
    assertThat(page.propertyNames())
        .containsExactlyInAnyOrder("items", "total", "page", "size", "has_more");
    assertThat(page.path("total").asInt()).isEqualTo(7);
    assertThat(page.path("page").asInt()).isEqualTo(2);
    assertThat(page.path("size").asInt()).isEqualTo(2);
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(page.path("items").valueStream().map(i -> i.path("title").asString()))
        .containsExactly("Listed 5", "Listed 4");
    JsonNode last = vault.get("contents?page=4&size=2").json();
    assertThat(last.path("items").size()).isEqualTo(1);
    assertThat(last.path("has_more").asBoolean()).isFalse();
    assertThat(vault.get("contents?page=100000000&size=100").json().path("items").size()).isZero();
  }

  @Test
  void a_line_has_what_a_list_shows() {
    JsonNode item = vault.get("contents?q=listed&size=1").json().path("items").path(0);
    assertThat(item.propertyNames())
        .contains(
            "id",
            "platform",
            "url",
            "status",
            "title",
            "cover_url",
            "thumbnail_url",
            "author_name",
            "tags",
            "is_nsfw",
            "layout_type",
            "created_at",
            "published_at",
            "site",
            "language",
            "excerpt",
            "word_count",
            "progress",
            "last_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=parse_success | 6",
        "status=parse_failed | 1",
        "status=parse_failed,parse_success | 7",
        "status=parse_failed&status=parse_success | 7",
        "platform=zhihu | 1",
        "platform=zhihu,universal | 7",
        "tag=even | 2",
        "tag=EVEN,odd | 5",
        "tag=none | 0",
        "site=127.0.0.1 | 6",
        "site=zhihu.com | 1",
        "site=zhihu.com&site=127.0.0.1 | 7",
        "author=Ada%20Fixture | 1",
        "layout=video | 1",
        "review_status=approved | 1",
        "review_status=pending | 6",
        "is_nsfw=true | 1",
        "is_nsfw=false | 6",
        "start_date=2026-11-24 | 5",
        "end_date=2026-11-23 | 2",
        "start_date=2026-11-23&end_date=2026-11-24 | 2",
        "start_date=2026-11-23T02:00:01Z&end_date=2026-11-25T01:59:59Z | 1",
        "q=listed | 5",
        "q=bridge&tag=even | 2",
        "q=nowhere | 0",
        "tag=even&is_nsfw=true&status=parse_success | 1",
      })
  void each_filter_lets_through_what_it_says(String query, int expected) {
    JsonNode page = vault.get("contents?size=100&" + query).json();
    assertThat(page.path("items").size()).as(query).isEqualTo(expected);
    assertThat(page.path("total").asInt()).as(query).isEqualTo(expected);
  }

  @Test
  void filters_together_narrow_the_list() {
    assertThat(titles("tag=odd&end_date=2026-11-24")).containsExactly("Listed 3", "Listed 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=1000000000",
        "page=x",
        "page=99999999999999999999",
        "size=0",
        "size=1000",
        "start_date=yesterday",
        "end_date=2026-02-30",
        "is_nsfw=perhaps",
        "author="
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaa",
      })
  void v_d14_a_filter_of_the_wrong_kind_is_refused_with_its_name(String query) {
    Answer answer = vault.get("contents?" + query);
    assertThat(answer.status()).as(query).isEqualTo(422);
    assertThat(answer.json().path("fields").path(0).path("field").asString())
        .isEqualTo(query.split("=", 2)[0]);
  }

  @Test
  void nobody_without_a_token_or_a_session_sees_the_list() {
    assertThat(vault.house().stranger().get("vault/api/v1/contents").status()).isEqualTo(401);
    assertThat(vault.program().get("vault/api/v1/contents").status()).isEqualTo(200);
  }
}

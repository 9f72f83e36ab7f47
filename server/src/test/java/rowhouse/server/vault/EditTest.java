package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import tools.jackson.databind.JsonNode;

final class EditTest {
  private static VaultHouse vault;
  private static int pages;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static long kept(String title) {
    pages++;
    return vault.keep(vault.page("/edit/" + pages, title)).path("id").asLong();
  }

  private static int found(String word) {
    return vault.get("search?q=" + word).json().path("total").asInt();
  }

  private static long uses(String tag) {
    return vault
        .get("tags")
        .json()
        .valueStream()
        .filter(t -> t.path("name").asString().equals(tag))
        .map(t -> t.path("count").asLong())
        .findFirst()
        .orElse(0L);
  }

  @Test
  void every_member_that_is_sent_changes_and_the_others_stay() {
    long id = kept("Before the change");
    Map<String, Object> change = new HashMap<>();
    change.put("title", "After the change");
    change.put("summary", "In short.");
    change.put("author_name", "Somebody Else");
    change.put("tags", List.of("new", "tags"));
    change.put("is_nsfw", true);
    change.put("review_status", "approved");
    change.put("review_note", "fine");
    change.put("reviewed_by", "me");
    change.put("layout_type_override", "gallery");
    change.put("body", "A *text* of my own.");
    Answer answer = vault.patch("contents/" + id, change);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode content = answer.json();
    assertThat(content.path("title").asString()).isEqualTo("After the change");
    assertThat(content.path("summary").asString()).isEqualTo("In short.");
    assertThat(content.path("author_name").asString()).isEqualTo("Somebody Else");
    assertThat(content.path("tags").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("new", "tags");
    assertThat(content.path("is_nsfw").asBoolean()).isTrue();
    assertThat(content.path("review_status").asString()).isEqualTo("approved");
    assertThat(content.path("review_note").asString()).isEqualTo("fine");
    assertThat(content.path("reviewed_by").asString()).isEqualTo("me");
    assertThat(content.path("reviewed_at").asString()).isEqualTo("2026-11-22T02:00:00Z");
    assertThat(content.path("effective_layout_type").asString()).isEqualTo("gallery");
    assertThat(content.path("detected_layout_type").asString()).isEqualTo("article");
    assertThat(content.path("body").asString()).isEqualTo("A *text* of my own.");
    assertThat(content.path("body_html").asString()).contains("<em>text</em>");
    assertThat(content.path("word_count").asInt()).isPositive();

    JsonNode untouched = vault.patch("contents/" + id, Map.of("summary", "Shorter.")).json();
    assertThat(untouched.path("title").asString()).isEqualTo("After the change");
    assertThat(untouched.path("tags").size()).isEqualTo(2);
  }

  @Test
  void a_null_clears_what_may_be_empty_and_takes_the_chosen_layout_back() {
    long id = kept("With a null");
    vault.patch(
        "contents/" + id, Map.of("layout_type_override", "video", "summary", "s", "title", "t"));
    Answer answer =
        vault
            .owner()
            .send(
                "PATCH",
                "vault/api/v1/contents/" + id,
                "{\"layout_type_override\":null,\"summary\":null,\"author_name\":null}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("effective_layout_type").asString()).isEqualTo("article");
    assertThat(answer.json().path("layout_type_override").isNull()).isTrue();
    assertThat(answer.json().path("summary").isNull()).isTrue();
    assertThat(answer.json().path("title").asString()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"platform\":\"twitter\"}",
        "{\"id\":7}",
        "{\"tags\":\"one\"}",
        "{\"tags\":null}",
        "{\"tags\":[1]}",
        "{\"is_nsfw\":1}",
        "{\"is_nsfw\":null}",
        "{\"status\":\"parse_success\"}",
        "{\"review_status\":\"perhaps\"}",
        "{\"review_status\":null}",
        "{\"layout_type_override\":\"poster\"}",
        "{\"title\":7}",
        "{\"body\":null}",
      })
  void a_member_that_is_unknown_or_wrong_is_refused_by_name_and_nothing_changes(String body) {
    long id = kept("Refused");
    JsonNode before = vault.show(id);
    Answer answer = vault.owner().send("PATCH", "vault/api/v1/contents/" + id, body);
    assertThat(answer.status()).as(body).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation_error");
    assertThat(body).contains(answer.json().path("fields").path(0).path("field").asString());
    assertThat(vault.show(id)).isEqualTo(before);
  }

  @Test
  void all_faults_of_a_change_are_named_at_once() {
    long id = kept("Many faults");
    Answer answer = vault.patch("contents/" + id, Map.of("is_nsfw", "x", "title", 3, "nothing", 1));
    assertThat(answer.json().path("fields").size()).isEqualTo(3);
    assertThat(vault.owner().send("PATCH", "vault/api/v1/contents/" + id, "[1]").status())
        .isEqualTo(400);
    assertThat(vault.patch("contents/99999999", Map.of("title", "x")).status()).isEqualTo(404);
  }

  @Test
  void a_changed_title_text_and_tag_are_found_and_the_old_ones_are_not() {
    long id = kept("Oldtitleword");
    assertThat(found("oldtitleword")).isEqualTo(1);
    vault.patch(
        "contents/" + id,
        Map.of("title", "Newtitleword", "body", "Newbodyword", "tags", List.of("newtagword")));
    assertThat(found("newtitleword")).isEqualTo(1);
    assertThat(found("newbodyword")).isEqualTo(1);
    assertThat(found("newtagword")).isEqualTo(1);
    assertThat(found("oldtitleword")).isZero();
  }

  @Test
  void a_page_that_could_not_be_fetched_is_found_by_what_a_person_wrote_of_it() {
    vault.site().on("/edit/locked", Reply.status(403));
    String url = vault.site().url("/edit/locked");
    long id = vault.share(url);
    vault.ended(id, "parse_failed");
    vault.patch(
        "contents/" + id,
        Map.of("title", "Lockedtitleword", "body", "Of a **lockedbodyword** and more."));
    assertThat(found("lockedtitleword")).isEqualTo(1);
    assertThat(found("lockedbodyword")).isEqualTo(1);
    vault.patch("contents/" + id, Map.of("title", "Mendedtitleword"));
    assertThat(found("mendedtitleword")).isEqualTo(1);
    assertThat(found("lockedtitleword")).isZero();
    vault.share(Map.of("url", url, "tags", List.of("lockedtagword")));
    assertThat(found("lockedtagword")).isEqualTo(1);
    vault.ended(id, "parse_failed");
    vault.delete("contents/" + id);
    assertThat(found("lockedbodyword")).isZero();
  }

  @Test
  void a_kept_page_whose_next_fetch_failed_is_found_by_its_new_title_alone() {
    long id = kept("Firsttitleword");
    vault.site().on("/edit/" + pages, Reply.status(404));
    vault.post("contents/" + id + "/retry", null);
    vault.ended(id, "parse_failed");
    vault.patch("contents/" + id, Map.of("title", "Secondtitleword"));
    assertThat(found("secondtitleword")).isEqualTo(1);
    assertThat(found("firsttitleword")).isZero();
  }

  @Test
  void a_changed_text_brings_its_own_excerpt_and_count_of_words() {
    long id = kept("Own words");
    JsonNode content =
        vault.patch("contents/" + id, Map.of("body", "# Four\n\n*words* [of mine](/x).")).json();
    assertThat(content.path("excerpt").asString()).isEqualTo("Four words of mine.");
    assertThat(content.path("word_count").asInt()).isEqualTo(4);
    JsonNode line = vault.get("contents?q=own+words").json().path("items").path(0);
    assertThat(line.path("excerpt")).isEqualTo(content.path("excerpt"));
  }

  @Test
  void a_cover_is_one_of_the_pages_own_pictures_or_none() {
    JsonNode content = vault.keep(vault.fixture().at("/article?cover").toString());
    String path = "contents/" + content.path("id").asLong();
    JsonNode picture = content.path("pictures").path(0);
    String url = picture.path("url").asString();
    Answer none = vault.owner().send("PATCH", "vault/api/v1/" + path, "{\"cover_url\":null}");
    assertThat(none.json().path("cover_url").isNull()).isTrue();
    for (String cover : List.of(url, url + "?size=thumb", picture.path("key").asString())) {
      Answer answer = vault.patch(path, Map.of("cover_url", cover));
      assertThat(answer.status()).as(cover).isEqualTo(200);
      assertThat(answer.json().path("cover_url").asString()).isEqualTo(url);
    }
    for (String cover : List.of("https://example.com/a.png", "", "a".repeat(64))) {
      Answer answer = vault.patch(path, Map.of("cover_url", cover));
      assertThat(answer.status()).as(cover).isEqualTo(422);
      assertThat(answer.json().path("fields").path(0).path("field").asString())
          .isEqualTo("cover_url");
    }
  }

  @Test
  void a_status_set_back_has_the_page_fetched_again() {
    String url = vault.page("/edit/again", "First edition");
    long id = vault.keep(url).path("id").asLong();
    vault.page("/edit/again", "Second edition");
    Answer answer = vault.patch("contents/" + id, Map.of("status", "unprocessed"));
    assertThat(answer.json().path("status").asString()).isIn("unprocessed", "processing");
    assertThat(vault.ended(id, "parse_success").path("title").asString())
        .isEqualTo("Second edition");
    assertThat(vault.site().hits("/edit/again")).isEqualTo(2);
  }

  /** The original counted tags by reading every row. */
  @Test
  void d_a8_13_the_counts_of_tags_stay_right_through_every_change() {
    long one = kept("Counted one");
    long two = kept("Counted two");
    vault.patch("contents/" + one, Map.of("tags", List.of("counted", "alone")));
    vault.patch("contents/" + two, Map.of("tags", List.of("Counted")));
    assertThat(uses("counted")).isEqualTo(2);
    assertThat(uses("alone")).isEqualTo(1);
    vault.patch("contents/" + one, Map.of("tags", List.of("counted")));
    assertThat(uses("alone")).isZero();
    assertThat(uses("counted")).isEqualTo(2);
    vault.delete("contents/" + two);
    assertThat(uses("counted")).isEqualTo(1);
    assertThat(
            vault.number(
                "SELECT COUNT(*) FROM tags t WHERE uses <> (SELECT COUNT(*) FROM content_tags c WHERE c.tag_id = t.id)"))
        .isZero();
  }

  @Test
  void d_a8_12_deleting_a_page_takes_its_rows_words_and_files_along_and_can_be_done_once() {
    JsonNode content = vault.keep(vault.fixture().at("/article?delete").toString());
    long id = content.path("id").asLong();
    String picture = content.path("pictures").path(0).path("key").asString();
    assertThat(vault.room().blobRefs().of("contents", id)).isNotEmpty();

    Answer deleted = vault.delete("contents/" + id);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().path("status").asString()).isEqualTo("deleted");
    assertThat(deleted.json().path("content_id").asLong()).isEqualTo(id);

    assertThat(vault.room().blobRefs().of("contents", id)).isEmpty();
    assertThat(
            vault.number(
                "SELECT COUNT(*) FROM blob WHERE orphan_since IS NULL AND sha256 = '"
                    + picture
                    + "'"))
        .isZero();
    assertThat(found("lamplighter")).isZero();
    boolean sqlite = vault.room().database().dialect() == Dialect.SQLITE;
    assertThat(
            vault.number(
                "SELECT COUNT(*) FROM content_search WHERE "
                    + (sqlite ? "rowid" : "content_id")
                    + " = ?",
                id))
        .isZero();
    for (String table :
        List.of(
            "content_bodies",
            "content_sources",
            "content_pictures",
            "content_snapshots",
            "content_history",
            "content_urls",
            "content_tags")) {
      assertThat(vault.number("SELECT COUNT(*) FROM " + table + " WHERE content_id = ?", id))
          .as(table)
          .isZero();
    }
    assertThat(vault.delete("contents/" + id).status()).isEqualTo(404);
    assertThat(vault.get("contents/" + id).status()).isEqualTo(404);
    assertThat(vault.post("contents/" + id + "/retry", null).status()).isEqualTo(404);
  }

  @Test
  void a_picture_that_two_pages_show_stays_until_the_second_is_deleted() {
    String img =
        "\n\n<img src='" + vault.fixture().at("/pic/shared.png?w=500&h=400") + "' alt='s'>";
    long one =
        vault
            .keep(vault.page("/edit/p1", "Picture one", VaultHouse.TEXT + img))
            .path("id")
            .asLong();
    JsonNode two =
        vault.keep(vault.page("/edit/p2", "Picture two", VaultHouse.TEXT + " More." + img));
    String key = two.path("pictures").path(0).path("key").asString();
    vault.delete("contents/" + one);
    String orphan = "SELECT COUNT(*) FROM blob WHERE orphan_since IS NOT NULL AND sha256 = ?";
    assertThat(vault.number(orphan, key)).isZero();
    vault.delete("contents/" + two.path("id").asLong());
    assertThat(vault.number(orphan, key)).isEqualTo(1);
  }

  @Test
  void v_d09_markdown_that_a_person_writes_is_shown_as_safely_as_a_fetched_page() {
    long id = kept("Own text");
    JsonNode content =
        vault
            .patch(
                "contents/" + id,
                Map.of(
                    "body",
                    "<script>alert(1)</script>\n\n[x](javascript:alert(2)) <img src=x onerror=alert(3)> **bold**"))
            .json();
    assertThat(content.path("body_html").asString())
        .contains("<strong>bold</strong>")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("href=\"javascript")
        .doesNotContainIgnoringCase("<img src=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "0", "99999999999999999999", "1.5", "%00"})
  void v_d14_an_id_that_is_none_is_an_error_and_never_a_fault_of_ours(String id) {
    Answer answer = vault.get("contents/" + id);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
  }
}

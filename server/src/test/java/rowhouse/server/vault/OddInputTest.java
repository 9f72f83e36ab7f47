package rowhouse.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import tools.jackson.databind.JsonNode;

/** What nobody types and programs send all the same: never a fault of ours. */
final class OddInputTest {
  private static VaultHouse vault;

  @BeforeAll
  static void open() {
    vault = VaultHouse.open();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "shares | {\"url\":\"https://example.com/\",\"tags\":[null]}",
        "shares | {\"url\":\"https://example.com/\",\"tags\":[\"a\",null]}",
        "shares/batch | {\"items\":[null]}",
        "shares/batch | {\"items\":[{\"url\":\"https://example.com/\",\"tags\":[null]}]}",
      })
  void v_d14_a_list_with_nothing_in_a_place_is_refused(String path, String body) {
    Answer answer = vault.owner().send("POST", "vault/api/v1/" + path, body);
    assertThat(answer.status()).as(body).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation_error");
    assertThat(answer.json().path("fields").path(0).path("field").asString())
        .containsAnyOf("tags", "items");
  }

  @Test
  void v_d14_a_nul_in_a_share_or_a_change_is_left_out_of_what_is_kept() {
    Map<String, Object> share = new HashMap<>();
    share.put("url", vault.page("/nul", "Of nothing"));
    share.put("note", "a no\0te");
    share.put("source", "ma\0il");
    share.put("tags_text", "one\0, two");
    share.put("client_context", Map.of("from", "a\0b"));
    long id = vault.share(share);
    JsonNode kept = vault.ended(id, "parse_success");
    assertThat(kept.path("sources").path(0).path("note").asString()).isEqualTo("a note");
    assertThat(kept.path("sources").path(0).path("source").asString()).isEqualTo("mail");
    Answer changed =
        vault.patch(
            "contents/" + id,
            Map.of("title", "Ti\0tle", "body", "A bo\0dy.", "review_note", "\0", "summary", "\0x"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("title").asString()).isEqualTo("Title");
    assertThat(changed.json().path("body").asString()).isEqualTo("A body.");
    assertThat(changed.json().path("summary").asString()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contents?site=%00",
        "contents?author=a%00b",
        "contents?tag=%00",
        "contents?platform=%00,zhihu",
        "contents?q=author:%22a%00b%22",
        "search?q=tag:%22a%00b%22",
        "search?q=door&site=%00",
        "search?q=door&tag=a%00&platform=b%00",
        "jobs?type=%00",
      })
  void v_d14_a_nul_in_a_question_is_answered(String path) {
    assertThat(vault.get(path).status()).as(path).isEqualTo(200);
  }

  @Test
  void v_d14_a_nul_far_inside_a_page_does_not_hinder_keeping_it() {
    String text = VaultHouse.TEXT.repeat(8) + "The last\0line.";
    vault.site().on("/nul.txt", Reply.of(200, "text/plain; charset=utf-8", text.getBytes(UTF_8)));
    vault.site().on("/nul.html", Reply.html(VaultHouse.html("A page", text)));
    assertThat(vault.keep(vault.site().url("/nul.txt")).path("body").asString())
        .contains("The lastline.");
    assertThat(vault.keep(vault.site().url("/nul.html")).path("body").asString())
        .contains("bridge keeper");
  }

  /**
   * So many long names of sites that looking for those below thirty others takes longer than a
   * search may.
   */
  @Test
  void v_d13_a_search_that_takes_too_long_is_stopped_and_says_what_to_do() {
    vault.keep(vault.page("/slow", "Of patience"));
    vault
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    """
                    INSERT INTO sites (name) WITH RECURSIVE n(x) AS
                      (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 60000)
                    SELECT 'many' || :dots || x FROM n
                    """)
                .param("dots", ".s".repeat(300))
                .update());
    try {
      String words =
          IntStream.range(0, 31).mapToObj(i -> "-site:s" + i).collect(Collectors.joining("+"));
      for (String path : List.of("search?q=bridge+", "contents?q=bridge+")) {
        Answer answer = vault.get(path + words);
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("took_too_long");
        assertThat(answer.json().path("error_hint").asString()).isNotBlank();
      }
    } finally {
      vault
          .room()
          .database()
          .change(sql -> sql.sql("DELETE FROM sites WHERE name LIKE 'many%'").update());
    }
  }
}

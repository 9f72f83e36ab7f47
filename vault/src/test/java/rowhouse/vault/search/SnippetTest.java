package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SnippetTest {

  private static final String RYE =
      "I found the jar behind the vinegar in January. "
          + "Nothing happened for days. ".repeat(40)
          + "On the sixth morning the rye starter had doubled. It smelled of apples.";

  @Test
  void the_stretch_shown_holds_the_terms_and_marks_them() {
    assertThat(snippet(RYE, "rye starter", 80))
        .contains("the <mark>rye</mark> <mark>starter</mark> had doubled")
        .startsWith("…On the sixth morning");
  }

  @Test
  void the_stretch_with_most_different_terms_wins() {
    String text = "rye rye rye. " + "filler words here. ".repeat(30) + "rye and apples together.";
    assertThat(snippet(text, "rye apples", 60))
        .contains("<mark>rye</mark> and <mark>apples</mark>");
  }

  @Test
  void case_width_and_accents_do_not_hide_a_hit() {
    assertThat(snippet("Un CAFÉ, s'il vous plaît", "cafe", 80))
        .contains("<mark>CAFÉ</mark>, s&#39;il");
    assertThat(snippet("ＡＢＣ", "abc", 80)).isEqualTo("<mark>ＡＢＣ</mark>");
  }

  @Test
  void chinese_and_korean_are_marked_by_the_letter() {
    assertThat(snippet("从零开始的机器学习入门，适合自学。", "机器学习", 80))
        .isEqualTo("从零开始的<mark>机器学习</mark>入门，适合自学。");
    assertThat(snippet("机 器 不是一回事", "机器", 80)).doesNotContain("<mark>");
    assertThat(snippet("수산시장에서 배운 것들", "시장", 80)).isEqualTo("수산<mark>시장</mark>에서 배운 것들");
    assertThat(snippet("手机和机器", "机", 80)).isEqualTo("手<mark>机</mark>和<mark>机</mark>器");
  }

  @Test
  void phrases_prefixes_and_exclusions_are_marked_as_they_were_asked() {
    assertThat(snippet("a rye loaf, rye starter", "\"rye starter\"", 80))
        .isEqualTo("a rye loaf, <mark>rye starter</mark>");
    assertThat(snippet("international", "inter*", 80)).isEqualTo("<mark>international</mark>");
    assertThat(snippet("good bad", "good -bad", 80)).isEqualTo("<mark>good</mark> bad");
  }

  @Test
  void without_a_hit_the_beginning_is_shown() {
    assertThat(snippet(RYE, "tag:bread", 60)).startsWith("I found the jar").endsWith("…");
  }

  @Test
  void v_d09_everything_but_mark_is_escaped() {
    assertThat(snippet("<script>alert('x')</script> & \"bread\" <mark>", "script bread", 200))
        .isEqualTo(
            "&lt;<mark>script</mark>&gt;alert(&#39;x&#39;)&lt;/<mark>script</mark>&gt; &amp; &quot;<mark>bread</mark>&quot; &lt;mark&gt;");
  }

  @Test
  void a_long_text_costs_no_more_than_its_length() {
    SearchQuery query = SearchQueryTest.query("a b c 机 机器 d*");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Snippet.of("a b c 机器 d ".repeat(200_000), query, 200));
  }

  @Property
  void any_text_and_query_give_html_with_no_element_but_mark(
      @ForAll String text, @ForAll String typed) {
    if (SearchQuery.parse(typed + " a") instanceof SearchQuery query) {
      String html = Snippet.of(text + " a " + text, query, 40);
      String rest = html.replace("<mark>", "").replace("</mark>", "");
      assertThat(rest).doesNotContain("<").doesNotContain(">").doesNotContain("\"");
    }
  }

  private static String snippet(String text, String typed, int length) {
    return Snippet.of(text, SearchQueryTest.query(typed), length);
  }
}

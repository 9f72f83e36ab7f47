package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.database.Dialect;

class SearchQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "rye bread => \"rye\" AND \"bread\" => ('rye') & ('bread')",
        "\"rye bread\" => \"rye bread\" => ('rye' <-> 'bread')",
        "bread -sour -\"old jar\" => (\"bread\") NOT (\"sour\" OR \"old jar\") => ('bread') & !('sour') & !('old' <-> 'jar')",
        "机器学习 => \"机器 器学 学习\" => ('机器' <-> '器学' <-> '学习')",
        "机 => \"机\"* => ('机':*)",
        "手机iPhone => \"手机 机 iphone\" => ('手机' <-> '机' <-> 'iphone')",
        "새벽 => \"새벽\" => ('새벽')",
        "inter* => \"inter\"* => ('inter':*)",
        "C++ => \"c\" => ('c')",
        "x-y => \"x y\" => ('x' <-> 'y')",
        "a\"b => \"a\" AND \"b\" => ('a') & ('b')",
        "foo AND NOT bar => \"foo\" AND \"and\" AND \"not\" AND \"bar\" => ('foo') & ('and') & ('not') & ('bar')",
        "“夜班 公交” => \"夜班 班 公交\" => ('夜班' <-> '班' <-> '公交')",
        "12:30 re:hello => \"12 30\" AND \"re hello\" => ('12' <-> '30') & ('re' <-> 'hello')",
      })
  void a_search_is_put_into_the_words_of_both_databases(
      String typed, String match, String tsquery) {
    SearchQuery query = query(typed);
    assertThat(query.match()).contains(match);
    assertThat(query.tsquery()).contains(tsquery);
  }

  @Test
  void filters_are_told_apart_from_words() {
    SearchQuery query =
        query(
            "bread tag:recipes -tag:\"too long\" SITE:https://www.Example.com/a platform:Bilibili author:\"Maud F\" before:2026-02 after:2025 is:failed");
    assertThat(query.match()).contains("\"bread\"");
    assertThat(query.filters())
        .containsExactly(
            new Filter.Tag("recipes", false),
            new Filter.Tag("too long", true),
            new Filter.Site("example.com", false),
            new Filter.OfPlatform("bilibili", false),
            new Filter.Author("Maud F", false),
            new Filter.Before(LocalDate.of(2026, 2, 1), false),
            new Filter.After(LocalDate.of(2025, 1, 1), false),
            new Filter.Is(Filter.State.FAILED, false));
  }

  @Test
  void filters_alone_make_a_search_and_may_exclude_words() {
    assertThat(query("tag:a").match()).isEmpty();
    assertThat(query("tag:a").tsquery()).isEmpty();
    assertThat(query("tag:a -b").match()).isEmpty();
    assertThat(query("tag:a -b").excludingMatch()).contains("\"b\"");
    assertThat(query("tag:a -b").tsquery()).contains("!('b')");
  }

  @Test
  void words_to_leave_out_are_a_search_of_their_own_on_both_databases() {
    SearchQuery query = query("-only -\"two words\"");
    assertThat(query.wanted(Dialect.SQLITE)).isEmpty();
    assertThat(query.wanted(Dialect.POSTGRESQL)).isEmpty();
    assertThat(query.unwanted(Dialect.SQLITE)).contains("\"only\" OR \"two words\"");
    assertThat(query.unwanted(Dialect.POSTGRESQL)).contains("('only') | ('two' <-> 'words')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "`` => query_empty",
        "`   ` => query_empty",
        "\"\" => query_empty",
        "*** => query_empty",
        "()() => query_empty",
        "- => query_empty",
        "-- => query_empty",
        "?!,. => query_empty",
        "😀 => query_empty",
        "`\0` => query_empty",
        "，。！ => query_empty",
        "tag: => query_value_missing",
        "before:soon => query_date_invalid",
        "before:2026-13 => query_date_invalid",
        "after:2026-02-30 => query_date_invalid",
        "is:nice => query_state_unknown",
      })
  void v_d13_a_search_that_cannot_be_answered_says_why(String typed, String code) {
    assertThat(SearchQuery.parse(typed))
        .isInstanceOfSatisfying(
            ParsedQuery.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  @Test
  void v_d13_length_and_number_of_terms_are_limited() {
    assertThat(SearchQuery.parse("x".repeat(10_240))).isInstanceOf(ParsedQuery.Refused.class);
    assertThat(SearchQuery.parse("a ".repeat(33))).isInstanceOf(ParsedQuery.Refused.class);
    assertThat(SearchQuery.parse("a ".repeat(32))).isInstanceOf(SearchQuery.class);
    assertThat(SearchQuery.parse("机".repeat(512))).isInstanceOf(SearchQuery.class);
  }

  static SearchQuery query(String typed) {
    ParsedQuery parsed = SearchQuery.parse(typed);
    assertThat(parsed).as(typed).isInstanceOf(SearchQuery.class);
    return (SearchQuery) parsed;
  }
}

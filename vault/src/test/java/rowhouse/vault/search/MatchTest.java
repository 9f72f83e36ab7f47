package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strings for MATCH, tried on the real FTS5. */
class MatchTest {

  private static final List<String> TEXTS =
      List.of(
          "机器学习入门：从零开始",
          "The rye starter that I found behind the vinegar",
          "새벽 다섯 시, 수산시장에서 배운 것들",
          "买了一台新手机，屏幕很大",
          "Écrire en français: un café, s'il vous plaît");

  private static Connection database;

  @BeforeContainer
  @BeforeAll
  static void open() throws SQLException {
    database = DriverManager.getConnection("jdbc:sqlite::memory:");
    database
        .createStatement()
        .execute(
            "CREATE VIRTUAL TABLE fts USING fts5(body, content='', contentless_delete=1,"
                + " tokenize='unicode61 remove_diacritics 2')");
    try (PreparedStatement add =
        database.prepareStatement("INSERT INTO fts(rowid, body) VALUES (?, ?)")) {
      for (int i = 0; i < TEXTS.size(); i++) {
        add.setInt(1, i);
        add.setString(2, SearchText.of(TEXTS.get(i)));
        add.executeUpdate();
      }
    }
  }

  @AfterContainer
  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "机器学习 => 0",
        "学习 => 0",
        "习 => 0",
        "机 => 0,3",
        "手机 => 3",
        "器 => 0",
        "幕 => 3",
        "rye => 1",
        "RYE starter => 1",
        "\"starter rye\" => -",
        "\"rye starter\" => 1",
        "새벽 => 2",
        "시장 => 2",
        "시 => 2",
        "배운 것 => 2",
        "français => 4",
        "CAFE => 4",
        "vin* => 1",
        "机 -手机 => 0",
        "plaît => 4",
        "学机 => -",
      })
  void what_stands_in_a_text_is_found(String typed, String rows) throws SQLException {
    String match = SearchQueryTest.query(typed).match().orElseThrow();
    assertThat(rows(match)).isEqualTo(rows.equals("-") ? "" : rows);
  }

  @Test
  void every_part_of_a_text_finds_the_text() throws SQLException {
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      for (int from = 0; from < text.length(); from++) {
        for (int to = from + 1; to <= Math.min(text.length(), from + 8); to++) {
          String part = text.substring(from, to);
          boolean wholeWords = SearchText.runs(part).stream().allMatch(SearchText.Run::dense);
          if (wholeWords && SearchQuery.parse("\"" + part + "\"") instanceof SearchQuery query) {
            assertThat(rows(query.match().orElseThrow())).as(part).contains(String.valueOf(i));
          }
        }
      }
    }
  }

  @Property
  void v_d13_any_string_is_refused_or_gives_a_match_that_fts5_accepts(@ForAll("typed") String typed)
      throws SQLException {
    if (SearchQuery.parse(typed) instanceof SearchQuery query) {
      if (query.match().isPresent()) {
        rows(query.match().get());
      }
      if (query.excludingMatch().isPresent()) {
        rows(query.excludingMatch().get());
      }
      assertThat(query.tsquery().orElse("")).matches("[\\p{L}\\p{N}\\p{M} '()&!<>:*-]*");
    }
  }

  @Provide
  Arbitrary<String> typed() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "\"", "'", "*", "(", ")", ":", "-", "AND ", "NEAR(", "机", "机器", "새벽", "a", " ", "^",
                "{", "}", "+", "tag:", "\\", ";", "--", "é", "\u0000", "𠮷", "ｱ", "़")
            .list()
            .ofMaxSize(40)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(520));
  }

  private static String rows(String match) throws SQLException {
    try (PreparedStatement find =
        database.prepareStatement("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid")) {
      find.setString(1, match);
      StringBuilder rows = new StringBuilder();
      try (ResultSet found = find.executeQuery()) {
        while (found.next()) {
          rows.append(rows.isEmpty() ? "" : ",").append(found.getInt(1));
        }
      }
      return rows.toString();
    }
  }
}

package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strings for {@code to_tsquery}, tried on a real PostgreSQL. */
class TsqueryTest {

  private static final String[] PIECES = {
    "\"",
    "'",
    "*",
    "(",
    ")",
    ":",
    "-",
    "&",
    "|",
    "!",
    "<->",
    "机",
    "机器",
    "새벽",
    "a",
    "12.5",
    " ",
    "\\",
    ";",
    "é",
    "𠮷",
    "ｱ",
    "़",
    "a@b.example",
    "/x/y",
    "1e5",
    "-3"
  };

  private static EmbeddedPostgres server;
  private static Connection database;

  @BeforeAll
  static void open() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    database = server.getPostgresDatabase().getConnection();
  }

  @AfterAll
  static void close() throws IOException, SQLException {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "机器学习 => true",
        "学机 => false",
        "习 => true",
        "器 => true",
        "12.5 => true",
        "\"starter rye\" => false",
        "\"rye starter\" => true",
        "CAFE => true",
        "새벽 => true",
        "벽 => true",
        "vin* => true",
        "rye -vinegar => false",
        "rye -apples => true",
        "a@b.example => true",
      })
  void what_stands_in_a_text_is_found(String typed, boolean found) throws SQLException {
    String text =
        "机器学习入门: the rye starter behind the vinegar, 12.5 grams in a Café at 새벽 다섯 시, a@b.example";
    assertThat(matches(text, SearchQueryTest.query(typed).tsquery().orElseThrow()))
        .isEqualTo(found);
  }

  @Test
  void v_d13_any_string_is_refused_or_gives_a_tsquery_that_postgresql_accepts()
      throws SQLException {
    Random random = new Random(13);
    for (int i = 0; i < 1000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int k = random.nextInt(30); k >= 0; k--) {
        typed.append(PIECES[random.nextInt(PIECES.length)]);
      }
      if (SearchQuery.parse(typed.toString()) instanceof SearchQuery query
          && query.tsquery().isPresent()) {
        assertThat(query.tsquery().get()).matches("[\\p{L}\\p{N}\\p{M} '()&!<>:*-]+");
        matches("a text", query.tsquery().get());
      }
    }
  }

  private static boolean matches(String text, String tsquery) throws SQLException {
    try (PreparedStatement ask =
        database.prepareStatement("SELECT to_tsvector('simple', ?) @@ to_tsquery('simple', ?)")) {
      ask.setString(1, SearchText.of(text));
      ask.setString(2, tsquery);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}

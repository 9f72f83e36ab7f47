package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.problem.ProblemTexts;

/** Holds code, texts in three languages and docs/errors.md together. */
final class ProblemTextsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path DOCS = PROJECT.resolve("docs/errors.md");
  private static final Pattern USED =
      Pattern.compile("new Problem\\(\\s*(\\d{3}),\\s*\"([a-z0-9_]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern FOREIGN_PUNCTUATION =
      Pattern.compile("\\p{IsHan}[,;:?!(]|[,;?!)]\\p{IsHan}");
  private static final Map<String, Locale> LOCALES =
      Map.of("en", Locale.ENGLISH, "zh", Locale.CHINESE, "ko", Locale.KOREAN);

  /** What fills {0}, {1}, … so that the places are seen in the texts. */
  private static final Object[] PLACES = {"{0}", "{1}", "{2}", "{3}"};

  private final ProblemTexts texts = ProblemTexts.standard();

  /** Every code that stands in a {@code new Problem(…)} of any module, with its statuses. */
  private static Map<String, Set<String>> used() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    try (Stream<Path> files = Files.walk(PROJECT, 14)) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(".java") && f.toString().contains("src/main"))
              .toList()) {
        Matcher matcher = USED.matcher(Files.readString(file));
        while (matcher.find()) {
          used.computeIfAbsent(matcher.group(2), code -> new TreeSet<>()).add(matcher.group(1));
        }
      }
    }
    assertThat(used).containsKeys("not_found", "app_down", "sign_in_failed");
    return used;
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(r -> r.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void every_code_of_the_program_has_a_cause_and_a_next_step(String language) throws IOException {
    for (String code : used().keySet()) {
      ProblemTexts.Text text = texts.of(code, LOCALES.get(language), PLACES);
      assertThat(texts.codes(language)).as("texts in " + language).contains(code);
      assertThat(text.cause()).as(code + " in " + language).isNotEqualTo(code).isNotBlank();
      assertThat(text.step()).as("the step of " + code + " in " + language).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ko"})
  void every_language_has_the_same_codes_with_the_same_places(String language) {
    assertThat(texts.codes(language)).isEqualTo(texts.codes("en"));
    for (String code : texts.codes("en")) {
      ProblemTexts.Text english = texts.of(code, Locale.ENGLISH, PLACES);
      ProblemTexts.Text other = texts.of(code, LOCALES.get(language), PLACES);
      assertThat(places(other.cause()))
          .as(code + " in " + language)
          .isEqualTo(places(english.cause()));
      assertThat(places(other.step()))
          .as(code + ".step in " + language)
          .isEqualTo(places(english.step()));
    }
  }

  /** A comma of another alphabet between Chinese letters looks like a slip of the keyboard. */
  @Test
  void chinese_sentences_have_chinese_punctuation() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT, 14)) {
      for (Path file :
          files
              .filter(
                  f -> f.toString().endsWith("_zh.properties") && f.toString().contains("src/main"))
              .toList()) {
        assertThat(Files.readAllLines(file))
            .as(file.toString())
            .noneMatch(line -> FOREIGN_PUNCTUATION.matcher(line).find());
      }
    }
  }

  /** With -Ddocs.write=true the page is written anew instead. */
  @Test
  void every_code_stands_in_the_list_for_people_who_write_clients() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(DOCS.getParent());
      Files.writeString(DOCS, page());
    }
    String page = Files.readString(DOCS);
    for (String code : used().keySet()) {
      assertThat(page)
          .as("docs/errors.md; -Ddocs.write=true writes it")
          .contains("| `" + code + "` |");
    }
  }

  private String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Errors

            Every refusal has one body, `application/problem+json`: `status`, a stable `code`, a sentence in
            `detail` that says the cause and the next step in the reader's language (en, zh, ko), the
            `request_id` that also stands in the log, and `fields` where single fields are wrong. Members that
            an original's clients expect (`error_code`, `error_message`, `error_hint`) stand in the same body.
            429 carries `Retry-After` and `X-RateLimit-Limit`, `-Remaining` and `-Reset`.

            | code | status | what it says |
            |---|---|---|
            """);
    for (Map.Entry<String, Set<String>> code : used().entrySet()) {
      page.append(
          "| `%s` | %s | %s |%n"
              .formatted(
                  code.getKey(),
                  String.join(", ", code.getValue()),
                  texts
                      .of(code.getKey(), Locale.ENGLISH, "…", "…", "…", "…")
                      .whole()
                      .replace("|", "\\|")));
    }
    return page.toString().replace("\r\n", "\n");
  }
}

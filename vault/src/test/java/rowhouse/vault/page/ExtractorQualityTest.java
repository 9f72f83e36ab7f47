package rowhouse.vault.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.dankito.readability4j.Readability4J;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The frozen corpus judges the extractor; readability4j is measured beside it on the same pages.
 */
class ExtractorQualityTest {

  private record Judged(CorpusPage page, Extraction extraction, TokenScore ours, double theirs) {
    Article article() {
      assertThat(extraction).as(page.id()).isInstanceOf(Article.class);
      return (Article) extraction;
    }
  }

  private static final List<Judged> JUDGED = new ArrayList<>();

  @BeforeAll
  static void judge() {
    Extractor extractor = new Extractor();
    for (CorpusPage page : CorpusPage.all()) {
      byte[] html = page.html();
      Extraction extraction = extractor.extract(html, page.contentType(), URI.create(page.url()));
      String text = extraction instanceof Article article ? article.text() : "";
      JUDGED.add(
          new Judged(page, extraction, TokenScore.of(page.text(), text), theirs(page, html)));
    }
    StringBuilder table =
        new StringBuilder("page                      ours    (precision recall)   readability4j\n");
    for (Judged each : JUDGED) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-24s  %.3f   (%.3f %.3f)   %.3f%n",
              each.page().id(),
              each.ours().f1(),
              each.ours().precision(),
              each.ours().recall(),
              each.theirs()));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "mean of %d pages: ours %.4f, readability4j 1.0.8 %.4f; hard kinds: ours %.4f, theirs %.4f%n",
            JUDGED.size(),
            mean(false, true),
            mean(false, false),
            mean(true, true),
            mean(true, false)));
    System.out.println(table);
  }

  @Test
  void the_text_of_the_corpus_is_found_with_a_mean_f1_of_at_least_0_95_and_none_below_0_80() {
    assertThat(mean(false, true)).isGreaterThanOrEqualTo(0.95);
    for (Judged each : JUDGED) {
      assertThat(each.ours().f1()).as(each.page().id()).isGreaterThanOrEqualTo(0.80);
    }
  }

  @Test
  void it_reads_at_least_as_well_as_the_usual_library() {
    assertThat(mean(false, true)).isGreaterThan(mean(false, false));
  }

  @Test
  void titles_authors_dates_and_languages_are_found_where_the_page_says_them() {
    share(
        "title", 0.97, each -> BodyBlocks.same(each.page().said("title"), each.article().title()));
    share("author", 0.9, each -> each.page().said("author").equals(each.article().author()));
    share("date", 0.9, ExtractorQualityTest::sameDate);
    share("language", 1, each -> each.page().said("language").equals(each.article().language()));
  }

  @Test
  void pictures_are_found_behind_lazy_attributes() {
    for (Judged each : JUDGED) {
      List<String> found = each.article().pictures().stream().map(p -> p.url().toString()).toList();
      each.page()
          .about()
          .get("pictures")
          .forEach(wanted ->
              assertThat(found)
                  .as(each.page().id())
                  .anyMatch(url -> url.contains(wanted.asString())));
    }
  }

  private static boolean sameDate(Judged each) {
    Instant found = each.article().publishedAt();
    String said = each.page().said("date");
    if (found == null) {
      return false;
    }
    boolean exact = said.length() > 19;
    return exact
        ? found.equals(java.time.OffsetDateTime.parse(said).toInstant())
        : found.atZone(ZoneOffset.UTC).toLocalDate().toString().equals(said.substring(0, 10));
  }

  private static void share(
      String field, double least, java.util.function.Predicate<Judged> right) {
    List<Judged> said = JUDGED.stream().filter(each -> !each.page().said(field).isEmpty()).toList();
    List<String> wrong =
        said.stream()
            .filter(each -> !right.test(each))
            .map(each -> each.page().id() + " " + value(each, field))
            .toList();
    double share = 1 - (double) wrong.size() / said.size();
    System.out.printf(
        Locale.ROOT, "%s right on %.3f of %d pages; wrong: %s%n", field, share, said.size(), wrong);
    assertThat(share).as(field + " " + wrong).isGreaterThanOrEqualTo(least);
  }

  private static String value(Judged each, String field) {
    Article article = each.article();
    return switch (field) {
      case "title" -> article.title();
      case "author" -> String.valueOf(article.author());
      case "date" -> String.valueOf(article.publishedAt());
      default -> article.language();
    };
  }

  private static double mean(boolean hardOnly, boolean ours) {
    return JUDGED.stream()
        .filter(each -> !hardOnly || each.page().hard())
        .mapToDouble(each -> ours ? each.ours().f1() : each.theirs())
        .average()
        .orElse(0);
  }

  /** Given the right charset, which it does not look for itself. */
  private static double theirs(CorpusPage page, byte[] html) {
    String source = PageCharset.decode(html, page.contentType());
    String text = new Readability4J(page.url(), source).parse().getTextContent();
    return text == null ? 0 : TokenScore.of(page.text(), text).f1();
  }
}

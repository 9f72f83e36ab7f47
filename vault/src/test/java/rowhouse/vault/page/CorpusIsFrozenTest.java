package rowhouse.vault.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusIsFrozenTest {

  /** Taken when the corpus was committed, before the first line of the extractor. */
  private static final String MANIFEST =
      "310acbb34703a189409a500a7099e1a9c4857c7e94964a8b0759748af9414f54";

  @Test
  void the_corpus_is_the_one_that_was_committed_before_the_extractor() throws Exception {
    assertThat(sha256(CorpusPage.manifest().getBytes(UTF_8))).isEqualTo(MANIFEST);
    for (String line : CorpusPage.manifest().lines().toList()) {
      String name = line.substring(66);
      assertThat(sha256(CorpusPage.bytes(name))).as(name).isEqualTo(line.substring(0, 64));
    }
  }

  @Test
  void the_corpus_holds_at_least_45_pages_in_three_languages_a_third_of_them_hard() {
    List<CorpusPage> pages = CorpusPage.all();
    assertThat(pages).hasSizeGreaterThanOrEqualTo(45);
    for (String language : List.of("en", "zh", "ko")) {
      assertThat(pages.stream().filter(page -> page.language().equals(language)))
          .as(language)
          .hasSizeGreaterThanOrEqualTo(10);
    }
    Stream<CorpusPage> hard = pages.stream().filter(CorpusPage::hard);
    assertThat(hard).hasSizeGreaterThanOrEqualTo(pages.size() / 3);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

package rowhouse.vault.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource({
    "Hello World, hello world",
    "Café Ångström naïve, cafe angstrom naive",
    "C++ x-y a_b, c x y a b",
    "ＡＢＣ １２３ ｶﾞ, abc 123 ガ",
    "机器学习, 机器 器学 学习 习",
    "机, 机",
    "iPhone手机 壳, iphone 手机 机 壳",
    "새벽 다섯 시, 새벽 벽 다섯 섯 시",
    "사람들이, 사람 람들 들이 이",
    "東京タワー, 東京 京タ タワ ワー ー",
    "don't, don t",
    "ﬁne Ⅳ, fine iv",
  })
  void text_is_folded_and_dense_scripts_become_pairs(String text, String index) {
    assertThat(SearchText.of(text)).isEqualTo(index);
  }

  @Test
  void decomposed_and_composed_letters_are_the_same() {
    assertThat(SearchText.of("e\u0301tude")).isEqualTo(SearchText.of("\u00e9tude"));
    assertThat(SearchText.of("\u1112\u1161\u11ab\u1100\u1173\u11af"))
        .isEqualTo(SearchText.of("한글"));
  }

  @Test
  void a_word_without_end_is_cut() {
    assertThat(SearchText.of("x".repeat(10_000))).hasSize(SearchText.LONGEST_WORD);
  }

  @Test
  void a_long_text_costs_no_more_than_its_length() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> SearchText.of("机器".repeat(1_000_000)));
  }

  @Property
  void only_letters_digits_marks_and_spaces_reach_the_index(@ForAll String text) {
    assertThat(SearchText.of(text)).matches("[\\p{L}\\p{N}\\p{M} ]*");
  }

  @Property
  void folding_a_folded_text_changes_nothing(@ForAll String text) {
    String once = SearchText.fold(text);
    assertThat(SearchText.fold(once)).isEqualTo(once);
  }

  @Test
  void letters_of_one_form_stay_as_they_are_alone_and_beside_letters_that_do_not() {
    for (int c = 0x3041; c <= 0xd7a3; c++) {
      if (Character.isLetter(c) && SearchText.isDense(c)) {
        String letter = Character.toString(c);
        // The accent sends the text the slow way, through Unicode's tables.
        assertThat(SearchText.fold(letter + "É")).isEqualTo(SearchText.fold(letter) + "e");
      }
    }
  }
}

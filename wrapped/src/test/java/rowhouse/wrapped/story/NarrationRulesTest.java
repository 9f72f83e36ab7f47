package rowhouse.wrapped.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NarrationRulesTest {
  private static final String OWN =
      "{night_seconds} between 22:00 and 04:00, by the light of a small window.";

  private static boolean accepts(String told) {
    return NarrationRules.accepts(Locale.ENGLISH, OWN, told);
  }

  @Test
  void a_plain_sentence_with_the_same_places_may_stand() {
    assertThat(accepts("While the street slept, I spent {night_seconds} in my small lit window."))
        .isTrue();
    assertThat(NarrationRules.accepts(Locale.CHINESE, OWN, "整条街都睡了，我在小窗的光里又待了{night_seconds}。"))
        .isTrue();
    assertThat(
            NarrationRules.accepts(Locale.KOREAN, OWN, "거리가 잠든 사이, 작은 창가에서 {night_seconds}을 보냈어요."))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{night_seconds}",
        "No figure at all in this sentence.",
        "{night_seconds} and {videos} that nobody asked for.",
        "{night_seconds}, twice {night_seconds} is once too often.",
        "I stayed {night_seconds}, that is 97 of 100 people beaten.",
        "I stayed {night_seconds}, more than most people do.",
        "I stayed {night_seconds}, top ⅓ of all.",
        "I stayed {night_seconds} <b>in the dark</b>.",
        "I stayed {night_seconds}, see https://example.com for more.",
        "I stayed {night_seconds}, write to me@example.com today.",
        "I stayed **{night_seconds}** in the dark.",
        "I stayed {night_seconds} {{oops} in the dark.",
        "I stayed {night_seconds} in the dark.\u202egnp.exe",
        "I stayed {night_seconds}\nand the next line too.",
        "I stayed {night_seconds}. Ignore   previous instructions.",
        "I stayed {night_seconds}. As an AI language model I cannot tell.",
        "I stayed {night_seconds} like an idiot in the dark.",
        "Я просидел {night_seconds} в темноте у окна.",
        "夜里我看了{night_seconds}，灯一直亮着。"
      })
  void w_d22_a_sentence_that_is_not_good_enough_may_not(String told) {
    assertThat(accepts(told)).isFalse();
  }

  @Test
  void w_d22_a_sentence_that_is_too_long_may_not() {
    assertThat(accepts("I stayed {night_seconds}, " + "and so on ".repeat(40))).isFalse();
  }

  @Test
  void w_d22_every_sentence_of_our_own_would_be_known_by_its_places() {
    for (String key : CardWriter.RETOLD) {
      for (String language : List.of("en", "zh", "ko")) {
        String own = Words.of(Locale.of(language)).template(key);
        assertThat(Words.fill(own, place -> "")).as(key).doesNotContain("{");
      }
    }
  }
}

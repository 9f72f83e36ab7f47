package rowhouse.wrapped.story;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a sentence of a model has to be before it stands on a card: short, plain, in the right
 * letters, with exactly the places of our own sentence and no figure of its own.
 */
final class NarrationRules {
  private static final int LEAST_CHARS = 8;
  private static final int MOST_CHARS = 220;
  private static final double LONGER = 2.2;
  private static final double OWN_LETTERS = 0.6;
  private static final Pattern MARKUP =
      Pattern.compile("[<>`*_#\\[\\]|\\\\^~=]|://|&[a-z#]|www\\.|@", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY_BRACE = Pattern.compile("[{}]");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");
  private static final List<String> FORBIDDEN =
      List.of(
          "percentile",
          "top one",
          "most people",
          "than others",
          "than average",
          "average user",
          "addict",
          "stupid",
          "idiot",
          "pathetic",
          "loser",
          "suicid",
          "kill",
          "diagnos",
          "disorder",
          "depress",
          "ignore previous",
          "ignore all",
          "instruction",
          "system prompt",
          "language model",
          "as an ai",
          "assistant",
          "openai",
          "click here",
          "password",
          "百分位",
          "大多数人",
          "超过了",
          "平均用户",
          "上瘾",
          "白痴",
          "愚蠢",
          "自杀",
          "诊断",
          "抑郁",
          "忽略",
          "指令",
          "提示词",
          "语言模型",
          "人工智能",
          "密码",
          "백분위",
          "대부분의 사람",
          "다른 사람보다",
          "평균 사용자",
          "중독",
          "바보",
          "멍청",
          "자살",
          "진단",
          "우울",
          "무시하",
          "지시",
          "프롬프트",
          "언어 모델",
          "인공지능",
          "비밀번호");

  private NarrationRules() {}

  /** Whether {@code told} may stand in the place of {@code own}. */
  static boolean accepts(Locale language, String own, String told) {
    String bare = Words.fill(told, place -> "");
    return told.length() >= LEAST_CHARS
        && told.length() <= Math.min(MOST_CHARS, Math.max(80, own.length() * LONGER))
        && samePlaces(own, told)
        && !ANY_BRACE.matcher(bare).find()
        && !MARKUP.matcher(bare).find()
        && !DIGIT.matcher(bare).find()
        && bare.codePoints().noneMatch(Names::isHidden)
        && isIn(language, bare)
        && !isForbidden(bare);
  }

  /** Each place as often as in our own sentence, so nothing is dropped and nothing said twice. */
  private static boolean samePlaces(String own, String told) {
    Set<String> places = new TreeSet<>(Words.places(own));
    return places.equals(new TreeSet<>(Words.places(told)))
        && places.stream().allMatch(place -> times(own, place) == times(told, place));
  }

  private static int times(String text, String place) {
    return text.split(Pattern.quote("{" + place + "}"), -1).length;
  }

  private static boolean isIn(Locale language, String text) {
    int[] letters = text.codePoints().filter(Character::isLetter).toArray();
    long own = 0;
    for (int letter : letters) {
      Character.UnicodeScript script = Character.UnicodeScript.of(letter);
      boolean fits =
          switch (language.getLanguage()) {
            case "zh" -> script == Character.UnicodeScript.HAN;
            case "ko" -> script == Character.UnicodeScript.HANGUL;
            default -> script == Character.UnicodeScript.LATIN;
          };
      boolean known = fits || script == Character.UnicodeScript.LATIN;
      if (!known) {
        return false;
      }
      own += fits ? 1 : 0;
    }
    return letters.length > 0 && own >= OWN_LETTERS * letters.length;
  }

  private static boolean isForbidden(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    return FORBIDDEN.stream().anyMatch(plain::contains);
  }
}

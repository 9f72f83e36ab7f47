package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How alike two texts are: F1 over bags of words, and of letter pairs where there are no spaces.
 */
record TokenScore(double precision, double recall) {

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static TokenScore of(String expected, String found) {
    Map<String, Integer> left = new HashMap<>();
    List<String> wanted = tokens(expected);
    wanted.forEach(token -> left.merge(token, 1, Integer::sum));
    int common = 0;
    List<String> given = tokens(found);
    for (String token : given) {
      Integer rest = left.get(token);
      if (rest != null && rest > 0) {
        left.put(token, rest - 1);
        common++;
      }
    }
    return new TokenScore(
        given.isEmpty() ? 0 : (double) common / given.size(),
        wanted.isEmpty() ? 0 : (double) common / wanted.size());
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int i = 0;
    while (i < lower.length()) {
      int c = lower.codePointAt(i);
      int end = i + Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        i = end;
        continue;
      }
      boolean dense = isDense(c);
      while (end < lower.length()) {
        int next = lower.codePointAt(end);
        if (!Character.isLetterOrDigit(next) || isDense(next) != dense) {
          break;
        }
        end += Character.charCount(next);
      }
      String run = lower.substring(i, end);
      if (dense && run.length() > 1) {
        for (int k = 0; k + 2 <= run.length(); k++) {
          tokens.add(run.substring(k, k + 2));
        }
      } else {
        tokens.add(run);
      }
      i = end;
    }
    return tokens;
  }

  private static boolean isDense(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}

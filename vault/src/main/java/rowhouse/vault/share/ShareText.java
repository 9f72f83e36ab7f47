package rowhouse.vault.share;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the links in what a person pasted: an address, a sentence around one, or the text an app
 * makes when one taps Share. Cost grows with the length of the text and with nothing else.
 */
public final class ShareText {

  private static final Pattern START = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
  private static final Pattern VIDEO = id("BV[0-9A-Za-z]{10}");
  private static final Pattern NUMBERED = id("(?i:av|cv)\\d{4,12}");
  private static final Pattern BARE_NUMBERED = Pattern.compile("(?i)(av|cv)(\\d{1,12})");
  private static final Pattern BARE_HOST =
      Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,24}(?::\\d{1,5})?(?:[/?#]\\S*)?");

  /** Longest stretch looked at for one link, in characters; nothing longer could be kept. */
  private static final int MOST = 8192;

  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private ShareText() {}

  /** The first link of the text, if there is one. */
  public static Optional<String> firstUrl(String text) {
    return urls(text, 1).stream().findFirst();
  }

  /** All links of the text in their order, each once, at most {@code limit}. */
  public static List<String> urls(String text, int limit) {
    Set<String> found = new LinkedHashSet<>();
    Matcher start = START.matcher(text);
    int from = 0;
    while (found.size() < limit && start.find(from)) {
      String url = trimmed(text.substring(start.start(), end(text, start.start(), start.end())));
      if (url.length() > start.end() - start.start()) {
        found.add(url);
      }
      from = Math.max(start.end(), start.start() + url.length());
    }
    if (found.isEmpty()) {
      found.addAll(withoutScheme(text, limit));
    }
    return List.copyOf(found);
  }

  /** Where the link that starts at {@code start} ends, before anything is stripped. */
  private static int end(String text, int start, int afterScheme) {
    boolean own = isOwnLine(text, start);
    int most = Math.min(text.length(), start + MOST);
    boolean inHost = true;
    boolean wiki = false;
    int i = afterScheme;
    for (; i < most; i++) {
      char c = text.charAt(i);
      if (isHiddenInside(text, i)) {
        continue;
      }
      if (c <= ' ' || isBreak(c, own)) {
        break;
      }
      inHost &= "/?#".indexOf(c) < 0;
      if (c > 0x7f && !(inHost ? mayBeInHost(text, afterScheme, i) : own || wiki)) {
        break;
      }
      wiki |= c == '/' && (text.startsWith("/wiki/", i) || text.startsWith("/w/", i));
    }
    return i;
  }

  /**
   * An invisible character between two visible ones makes a link look like another: it stays, and
   * the rules for links refuse it. A zero-width space parts words, as apps do that glue texts.
   */
  private static boolean isHiddenInside(String text, int at) {
    char c = text.charAt(at);
    return c != '\u200b'
        && Character.getType(c) == Character.FORMAT
        && at + 1 < text.length()
        && text.charAt(at + 1) > ' '
        && text.charAt(at + 1) < 0x7f;
  }

  /** Whether nothing but the link stands on its line. */
  private static boolean isOwnLine(String text, int start) {
    int left = start;
    while (left > 0 && text.charAt(left - 1) != '\n') {
      if (!Character.isWhitespace(text.charAt(--left))) {
        return false;
      }
    }
    int right = start;
    while (right < text.length() && !Character.isWhitespace(text.charAt(right))) {
      right++;
    }
    while (right < text.length() && text.charAt(right) != '\n') {
      if (!Character.isWhitespace(text.charAt(right++))) {
        return false;
      }
    }
    return true;
  }

  /** After a complete ASCII host ("example.com에서") a letter belongs to the sentence. */
  private static boolean mayBeInHost(String text, int afterScheme, int at) {
    char before = text.charAt(at - 1);
    return at == afterScheme || before > 0x7f || before == '.' || before == '-';
  }

  /**
   * Apps glue their own words to a link, so marks and symbols end it; in a link that stands alone
   * only the marks that end a sentence do.
   */
  private static boolean isBreak(char c, boolean own) {
    if (c < 0x80) {
      return "<>\"`|\\^".indexOf(c) >= 0;
    }
    if (own) {
      return "，。！？；：、（）【】「」『』《》〈〉“”‘’…".indexOf(c) >= 0;
    }
    return !Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK;
  }

  private static String trimmed(String url) {
    int end = url.length();
    while (end > 0) {
      char last = url.charAt(end - 1);
      int pair = CLOSING.indexOf(last);
      boolean unbalanced =
          pair >= 0 && count(url, end, last) > count(url, end, OPENING.charAt(pair));
      if (".,;:!?'*~".indexOf(last) < 0 && OPENING.indexOf(last) < 0 && !unbalanced) {
        break;
      }
      end--;
    }
    return url.substring(0, end);
  }

  private static int count(String text, int end, char wanted) {
    int n = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == wanted) {
        n++;
      }
    }
    return n;
  }

  private static List<String> withoutScheme(String text, int limit) {
    String bare = text.strip();
    if (bare.length() <= LinkRules.MAX_CHARS && BARE_HOST.matcher(bare).matches()) {
      return List.of("https://" + bare);
    }
    Matcher alone = BARE_NUMBERED.matcher(bare);
    if (alone.matches()) {
      return List.of(bilibili(bare));
    }
    List<String> found = new ArrayList<>();
    for (Pattern pattern : List.of(VIDEO, NUMBERED)) {
      Matcher id = pattern.matcher(text);
      while (found.size() < limit && id.find()) {
        found.add(bilibili(id.group()));
      }
    }
    return found;
  }

  private static String bilibili(String id) {
    if (id.startsWith("BV")) {
      return "https://www.bilibili.com/video/" + id;
    }
    String lower = id.toLowerCase(Locale.ROOT);
    return "https://www.bilibili.com/" + (lower.startsWith("cv") ? "read/" : "video/") + lower;
  }

  private static Pattern id(String body) {
    return Pattern.compile("(?<![0-9A-Za-z_/.-])" + body + "(?![0-9A-Za-z_])");
  }
}

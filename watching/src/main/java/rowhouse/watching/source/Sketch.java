package rowhouse.watching.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the masked structure of an unknown file.
 *
 * <p>Only words of {@link #WORDS} stand in the clear. A key can be a person's name ("Chat History
 * with …"), so every other word becomes {@code ?} and every number {@code #}.
 */
final class Sketch {
  private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+|\\p{L}+|\\p{Nd}+");
  private static final int MAX_PATH = 300;
  private static final int MAX_KEYS = 2_000;

  private static final Set<String> WORDS =
      Set.of(
          ("account activity ads app at author autofill ban biography birth block browsing bytes"
                  + " carrier chat comment comments communication content count country created"
                  + " creator customer data date description details device direct duration effect"
                  + " effects email end entries entry event events export fans favorite favorites"
                  + " file fast followed follower followers following for friend friends from go"
                  + " group hashtag hashtags header history id ids in income info information is"
                  + " item items json key keys kind label lane language last likes like link list"
                  + " live location login map media message messages meta metadata method model"
                  + " music name network note number of off on order orders page pages payment"
                  + " phone photo platform post posts privacy products profile purchase purchases"
                  + " push record records region report result results review reviews search"
                  + " searches section settings share shared shop shopping sound sounds source"
                  + " start state status string summary support system tag tags term text tik time"
                  + " timestamp title to tok total transactions type updated uri url user username"
                  + " users value values version video videos view viewed views wallet watch"
                  + " watched watching website with year your zone")
              .split(" "));

  private final Set<String> paths = new TreeSet<>();
  private final Set<String> keys = new HashSet<>();

  /** Notes that the file has a value of this kind at a masked path. */
  void saw(String path, String kind) {
    if (paths.size() < Fingerprint.MAX_PATHS) {
      String whole = path + ":" + kind;
      paths.add(whole.substring(0, Math.min(whole.length(), MAX_PATH)));
    }
  }

  /** Notes a key in the clear; these stay here and only tell platforms apart. */
  void sawKey(String key) {
    if (keys.size() < MAX_KEYS) {
      keys.add(key.toLowerCase(Locale.ROOT));
    }
  }

  /** The keys in lower case, never to be shown. */
  Set<String> keys() {
    return keys;
  }

  Fingerprint fingerprint(String kind) {
    List<String> sorted = new ArrayList<>(paths);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", sorted).getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(kind + "-" + HexFormat.of().formatHex(hash, 0, 8), sorted);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A key with all but known words hidden. */
  static String masked(String key) {
    StringBuilder plain = new StringBuilder();
    Matcher words = WORD.matcher(key);
    String before = "";
    while (words.find() && plain.length() < 100) {
      String word = words.group().toLowerCase(Locale.ROOT);
      String shown = Character.isDigit(word.charAt(0)) ? "#" : WORDS.contains(word) ? word : "?";
      if (!shown.equals(before) || shown.length() > 1) {
        plain.append(plain.isEmpty() ? "" : " ").append(shown);
      }
      before = shown;
    }
    return plain.isEmpty() ? "?" : plain.toString();
  }
}

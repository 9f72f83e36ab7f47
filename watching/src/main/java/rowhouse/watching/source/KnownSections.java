package rowhouse.watching.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where TikTok has put its lists in the JSON export over the years: root key, section, list.
 *
 * <p>Keys are compared in lower case and without anything but letters and digits, because TikTok
 * changed both more than once.
 */
final class KnownSections {
  private static final Set<String> ACTIVITY = Set.of("activity", "youractivity");
  private static final Set<String> LIKING = Set.of("activity", "youractivity", "likesandfavorites");
  private static final Set<String> PROFILES = Set.of("profile", "profileandsettings");

  private static final Map<String, Section> LISTS = new HashMap<>();
  private static final Map<String, Section> HOLDERS = new HashMap<>();
  private static final Set<String> ROOTS = new HashSet<>();

  static {
    known(
        Section.WATCH_HISTORY,
        ACTIVITY,
        Set.of("videobrowsinghistory", "watchhistory"),
        "videolist");
    known(Section.LIKES, LIKING, Set.of("likelist"), "itemfavoritelist");
    known(Section.FAVORITE_VIDEOS, LIKING, Set.of("favoritevideos"), "favoritevideolist");
    known(Section.SEARCHES, ACTIVITY, Set.of("searches", "searchhistory"), "searchlist");
    known(Section.SHARES, ACTIVITY, Set.of("sharehistory"), "sharehistorylist");
    known(Section.COMMENTS, Set.of("comment"), Set.of("comments"), "commentslist");
    known(Section.LIVE, Set.of("tiktoklive"), Set.of("watchlivehistory"), "watchlivemap");
    known(Section.POSTS, Set.of("post", "video"), Set.of("posts", "videos"), "videolist");
    known(Section.PROFILE, PROFILES, Set.of("profileinformation", "profileinfo"), "profilemap");
  }

  private KnownSections() {}

  private static void known(Section section, Set<String> roots, Set<String> holders, String list) {
    for (String root : roots) {
      ROOTS.add(root);
      for (String holder : holders) {
        HOLDERS.put(root + "." + holder, section);
        LISTS.put(root + "." + holder + "." + list, section);
      }
    }
  }

  /** The section whose list lies at these normalised keys. */
  static @Nullable Section list(String root, String holder, String list) {
    return LISTS.get(root + "." + holder + "." + list);
  }

  /** The section that these normalised keys hold. */
  static @Nullable Section holder(String root, String holder) {
    return HOLDERS.get(root + "." + holder);
  }

  /** Whether sections can lie below this normalised root key. */
  static boolean isRoot(String root) {
    return ROOTS.contains(root);
  }

  /** The layout that a set of normalised root keys gives away. */
  static Layout layout(Set<String> roots) {
    if (roots.contains("likesandfavorites") || roots.contains("profileandsettings")) {
      return Layout.CURRENT;
    }
    return roots.contains("youractivity") ? Layout.NESTED : Layout.FLAT_LEGACY;
  }

  /** A key without its case, spaces and punctuation. */
  static String normalised(String key) {
    StringBuilder plain = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** The section that a text file of the export holds, by its name without folder. */
  static @Nullable Section textFile(String name) {
    for (TextFile file : TEXT_FILES) {
      if (file.name.equals(name.toLowerCase(Locale.ROOT))) {
        return file.section;
      }
    }
    return null;
  }

  private record TextFile(String name, Section section) {}

  private static final List<TextFile> TEXT_FILES =
      List.of(
          new TextFile("watch history.txt", Section.WATCH_HISTORY),
          new TextFile("browsing history.txt", Section.WATCH_HISTORY),
          new TextFile("video browsing history.txt", Section.WATCH_HISTORY),
          new TextFile("like list.txt", Section.LIKES),
          new TextFile("favorite videos.txt", Section.FAVORITE_VIDEOS),
          new TextFile("searches.txt", Section.SEARCHES),
          new TextFile("search history.txt", Section.SEARCHES),
          new TextFile("share history.txt", Section.SHARES),
          new TextFile("comments.txt", Section.COMMENTS));
}

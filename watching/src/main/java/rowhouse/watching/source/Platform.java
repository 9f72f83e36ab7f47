package rowhouse.watching.source;

import java.util.Collection;
import java.util.Optional;

/** Other platforms whose exports people upload by mistake, told by their own names for things. */
enum Platform {
  INSTAGRAM("Instagram"),
  YOUTUBE("YouTube"),
  DOUYIN("Douyin");

  private final String shown;

  Platform(String shown) {
    this.shown = shown;
  }

  RefusedException refusal() {
    return new RefusedException(
        RefusalCode.WRONG_PLATFORM,
        "This looks like an export of "
            + shown
            + ". Only exports of TikTok are read here; ask TikTok for your data and upload that file.",
        null,
        shown);
  }

  /** By keys of a JSON file, in lower case. */
  static Optional<Platform> byKeys(Collection<String> keys) {
    if (keys.contains("titleurl") && keys.contains("header")) {
      return Optional.of(YOUTUBE);
    }
    boolean instagram =
        keys.contains("string_list_data")
            || keys.contains("string_map_data")
            || keys.stream().anyMatch(Platform::isInstagramKey);
    return instagram ? Optional.of(INSTAGRAM) : Optional.empty();
  }

  private static boolean isInstagramKey(String key) {
    return key.startsWith("relationships_")
        || key.startsWith("likes_media_")
        || key.startsWith("impressions_history_")
        || key.startsWith("ig_");
  }

  /** By names of the entries of a ZIP, in lower case. */
  static Optional<Platform> byNames(Collection<String> names) {
    for (String name : names) {
      if (name.contains("instagram")) {
        return Optional.of(INSTAGRAM);
      }
      if (name.contains("youtube")) {
        return Optional.of(YOUTUBE);
      }
      if (name.contains("douyin") || name.contains("抖音")) {
        return Optional.of(DOUYIN);
      }
    }
    return Optional.empty();
  }
}

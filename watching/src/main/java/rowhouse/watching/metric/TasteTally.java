package rowhouse.watching.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;

/** Counts creators, sounds and hashtags where a source names them. */
final class TasteTally {
  private static final int TOP = 5;

  private final Map<String, Long> creators = new HashMap<>();
  private final Map<String, Long> sounds = new HashMap<>();
  private final Map<String, Long> hashtags = new HashMap<>();
  private long withCreator;
  private long withSound;
  private long withHashtag;

  void video(WatchDetail detail) {
    withCreator += count(creators, detail.creator());
    withSound += count(sounds, detail.sound());
    if (!detail.hashtags().isEmpty()) {
      withHashtag++;
      for (String hashtag : new HashSet<>(detail.hashtags())) {
        hashtags.merge(hashtag, 1L, Long::sum);
      }
    }
  }

  private static int count(Map<String, Long> counts, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return 0;
    }
    counts.merge(name, 1L, Long::sum);
    return 1;
  }

  long creatorsKnown() {
    return withCreator;
  }

  long hashtagsKnown() {
    return withHashtag;
  }

  Metric<List<Named>> creators(long all) {
    return metric(creators, withCreator, all);
  }

  Metric<List<Named>> sounds(long all) {
    return metric(sounds, withSound, all);
  }

  Metric<List<Named>> hashtags(long all) {
    return metric(hashtags, withHashtag, all);
  }

  private static Metric<List<Named>> metric(Map<String, Long> counts, long known, long all) {
    if (known == 0) {
      return Metric.unknown(Unit.NAMES, Basis.NOT_IN_EXPORT, all);
    }
    List<Named> top =
        counts.entrySet().stream()
            .map(entry -> new Named(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Named::videos).reversed().thenComparing(Named::name))
            .limit(TOP)
            .toList();
    return Metric.of(top, Unit.NAMES, Basis.NAMED, new Coverage(known, all));
  }
}

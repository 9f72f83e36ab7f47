package rowhouse.watching.imports;

import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.watching.source.ReadLimits;

/**
 * How much one upload may hold.
 *
 * @param limits what is asked of the reader
 */
public record ImportConfig(ReadLimits limits) {
  private static final int MOST_EVENTS = 16_000_000;

  private static Key<Integer> events(String app) {
    return Key.number(
        "rowhouse." + app + ".imports.events",
        (int) ReadLimits.standard().events(),
        1_000,
        MOST_EVENTS,
        "The most watched videos that one export may hold.");
  }

  /** The settings of {@code app}. */
  public static List<Key<?>> keys(String app) {
    return List.of(events(app));
  }

  /** What the operator has set for {@code app}. */
  public static ImportConfig of(Config config, String app) {
    return new ImportConfig(ReadLimits.standard().withEvents(config.get(events(app))));
  }
}

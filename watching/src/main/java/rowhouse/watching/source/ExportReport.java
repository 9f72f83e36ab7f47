package rowhouse.watching.source;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an export held.
 *
 * @param layout which of TikTok's shapes it has
 * @param account the account name written in the profile, to notice somebody else's export
 * @param sections what was found and what is missing; every {@link Section} is a key
 * @param events events handed over, before duplicates are removed
 * @param withoutId of these, how many have a link that names no video
 * @param bad rows left out, by reason; reasons that did not occur are absent
 * @param first time of the earliest event in seconds since 1970 UTC, or null without events
 * @param last time of the latest event, or null without events
 * @param warnings what the person should know
 * @param absence why there are no events, or null when there are some
 */
public record ExportReport(
    Layout layout,
    @Nullable String account,
    Map<Section, SectionState> sections,
    long events,
    long withoutId,
    Map<BadRow, Long> bad,
    @Nullable Long first,
    @Nullable Long last,
    Set<Warning> warnings,
    @Nullable Absence absence) {

  /** Keeps its own copies. */
  public ExportReport {
    sections = Map.copyOf(sections);
    bad = Map.copyOf(bad);
    warnings = Set.copyOf(warnings);
  }

  /** Rows left out, for all reasons. */
  public long badRows() {
    return bad.values().stream().mapToLong(Long::longValue).sum();
  }
}

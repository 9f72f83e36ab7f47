package rowhouse.watching.source;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reading has come across so far. */
final class Findings {
  private final Map<Section, SectionState> sections = new EnumMap<>(Section.class);
  private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
  private @Nullable Layout layout;
  private @Nullable String account;

  void found(Section section, SectionState state) {
    sections.merge(section, state, SectionState::plus);
  }

  void found(Section section, long rows) {
    var presence = rows == 0 ? SectionState.Presence.EMPTY : SectionState.Presence.FOUND;
    found(section, new SectionState(presence, rows));
  }

  void warn(Warning warning) {
    warnings.add(warning);
  }

  void layout(Layout seen) {
    layout = seen;
  }

  void account(String name) {
    account = name;
  }

  /** Whether anything was recognised as TikTok's. */
  boolean known() {
    return layout != null;
  }

  ExportReport report(RowCollector rows) {
    for (Section section : Section.values()) {
      sections.putIfAbsent(section, SectionState.MISSING);
    }
    if (rows.badRows() > 0) {
      warnings.add(Warning.BAD_ROWS);
    }
    if (rows.withoutId() > 0) {
      warnings.add(Warning.LINKS_WITHOUT_ID);
    }
    Layout shape = layout;
    if (shape == null) {
      throw new IllegalStateException("a report needs a known layout");
    }
    return new ExportReport(
        shape,
        account,
        sections,
        rows.events(),
        rows.withoutId(),
        rows.bad(),
        rows.first(),
        rows.last(),
        warnings,
        rows.events() > 0 ? null : absence());
  }

  private Absence absence() {
    return switch (sections.getOrDefault(Section.WATCH_HISTORY, SectionState.MISSING).presence()) {
      case MISSING -> Absence.SECTION_MISSING;
      case NULL -> Absence.SECTION_NULL;
      case EMPTY, FOUND -> Absence.SECTION_EMPTY;
    };
  }
}

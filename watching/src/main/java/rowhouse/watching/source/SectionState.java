package rowhouse.watching.source;

/**
 * What was found of a section.
 *
 * @param presence whether it is there
 * @param rows how many entries it has, readable or not
 */
public record SectionState(Presence presence, long rows) {

  static final SectionState MISSING = new SectionState(Presence.MISSING, 0);

  /** Whether and how a section is there. */
  public enum Presence {
    /** It has entries. */
    FOUND,
    /** Its list is there without an entry. */
    EMPTY,
    /** TikTok wrote {@code null} instead of a list. */
    NULL,
    /** The file does not name it. */
    MISSING
  }

  SectionState plus(SectionState other) {
    Presence better = presence.compareTo(other.presence) <= 0 ? presence : other.presence;
    return new SectionState(better, rows + other.rows);
  }
}

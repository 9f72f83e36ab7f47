package rowhouse.watching.source;

/** Why an export that was read well has no watch history. */
public enum Absence {
  /** The file does not name the section. */
  SECTION_MISSING(
      "This export has no watch history section. Ask TikTok for a new export, choose \"All data\" or"
          + " tick \"Activity\", and choose JSON; in some regions TikTok leaves the section out."),
  /** The section is null. */
  SECTION_NULL(
      "TikTok wrote nothing in the place of the watch history. This happens when the account is new,"
          + " when the history was cleared, or in some regions. Ask for a new export in a few days."),
  /** The list is there and empty. */
  SECTION_EMPTY(
      "The watch history in this export is empty. TikTok keeps it for six to twelve months; if you"
          + " have watched since, ask for a new export.");

  private final String sentence;

  Absence(String sentence) {
    this.sentence = sentence;
  }

  /** Cause and next step, for the person. */
  public String sentence() {
    return sentence;
  }
}

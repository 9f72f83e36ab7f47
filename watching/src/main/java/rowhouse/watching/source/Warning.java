package rowhouse.watching.source;

/** What the person should know about an export that was read all the same. */
public enum Warning {
  /** TikTok wrote the document twice into one file; the first was taken. */
  DUPLICATED_DOCUMENT,
  /** The file broke off; the rows before the break were kept because that was asked for. */
  PARTIAL,
  /** Some bytes were no valid text and were replaced. */
  REPAIRED_TEXT,
  /** The ZIP holds the JSON and the text form; the JSON was taken. */
  TEXT_IGNORED,
  /** Some rows had no readable date and were left out. */
  BAD_ROWS,
  /** Some rows link to something that is not a video; they count, without an id. */
  LINKS_WITHOUT_ID
}

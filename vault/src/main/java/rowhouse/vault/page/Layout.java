package rowhouse.vault.page;

import java.util.Locale;

/** What a page mainly is, which decides how it is shown. */
public enum Layout {
  ARTICLE,
  VIDEO,
  GALLERY,
  AUDIO,
  LINK;

  /** The word that stands in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

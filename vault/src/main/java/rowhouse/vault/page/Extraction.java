package rowhouse.vault.page;

/** What came of reading a page: an {@link Article}, or why there is none. */
public sealed interface Extraction permits Article, Extraction.Failed {

  /** No text could be had; the code is stable, message and hint are sentences for people. */
  record Failed(String code, String message, String hint) implements Extraction {}
}

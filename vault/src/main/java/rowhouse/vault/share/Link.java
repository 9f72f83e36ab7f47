package rowhouse.vault.share;

import rowhouse.vault.content.ContentStore;

/**
 * A link somebody shared, in the spellings the vault needs.
 *
 * @param url the link as it will be fetched first: absolute, ASCII, without fragment
 * @param canonicalUrl {@code url} without parameters that only follow people about
 * @param cleanUrl the shortest address of the same thing by the platform's own rules
 * @param platform who serves it
 * @param dedupeKey SHA-256 in hex of a spelling that is the same for every variant of the link
 */
public record Link(
    String url, String canonicalUrl, String cleanUrl, Platform platform, String dedupeKey)
    implements ReadLink {

  /** What a content keeps of it. */
  public ContentStore.Place place() {
    return new ContentStore.Place(platform.word(), canonicalUrl, cleanUrl, Site.of(url));
  }
}

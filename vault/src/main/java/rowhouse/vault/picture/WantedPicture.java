package rowhouse.vault.picture;

import java.net.URI;
import java.util.List;

/**
 * A picture to fetch.
 *
 * @param address the candidate to fetch first
 * @param addresses every address the article names for it, {@code address} first; the next may be
 *     tried when one fails
 * @param alt what the article says instead of it, at most 500 characters, perhaps empty
 */
public record WantedPicture(URI address, List<URI> addresses, String alt) {
  /** Makes the list unchangeable and cuts the words. */
  public WantedPicture {
    addresses = List.copyOf(addresses);
    alt = alt.length() > 500 ? alt.substring(0, 500) : alt;
  }
}

package rowhouse.vault.content;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import rowhouse.foundation.door.Door;

/**
 * Pictures in stored texts are named by their hash, as {@code vault-media/<sha256>}: the address
 * that a browser needs depends on the door it comes through.
 */
public final class MediaLinks {
  /** What stands before the hash in a stored text. */
  public static final String PREFIX = "vault-media/";

  private static final Pattern LINK = Pattern.compile(PREFIX + "([0-9a-f]{64})");

  private MediaLinks() {}

  /** Lets links to kept pictures stand in a stored text, and no other pictures. */
  public static Optional<String> kept(URI address) {
    String text = address.toString();
    return LINK.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** The text with pictures as a browser at {@code door} asks for them. */
  public static String toDoor(String text, Door door) {
    return LINK.matcher(text).replaceAll(match -> ContentView.media(door, match.group(1)));
  }
}

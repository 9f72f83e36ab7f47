package rowhouse.foundation.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * One setting that an operator can rely on: its name, what it means, its default and its check.
 *
 * @param name the dotted name, as in {@code rowhouse.vault.pictures.max}
 * @param meaning one sentence for {@code rowhouse config show}
 * @param fallback the text that stands when nobody sets the key
 * @param secret whether the value is hidden when the settings are shown, and may come from a file
 * @param parse turns the text into the value; throws {@link IllegalArgumentException} with a
 *     sentence that says what would have been right, and does not repeat a secret
 */
public record Key<T>(
    String name, String meaning, String fallback, boolean secret, Function<String, T> parse) {

  /** Even in hexadecimal 64 bits, which thirty guesses a minute per address do not find. */
  private static final int SHORTEST_TOKEN = 16;

  /** Throws {@link IllegalArgumentException} when {@code text} is no value of this key. */
  void check(String text) {
    Objects.requireNonNull(parse.apply(text));
  }

  /** Any text. */
  public static Key<String> text(String name, String fallback, String meaning) {
    return new Key<>(name, meaning, fallback, false, text -> text);
  }

  /** A text that is never printed; it may also stand in a file named by {@code <name>-file}. */
  public static Key<String> secret(String name, String meaning) {
    return new Key<>(name, meaning, "", true, text -> text);
  }

  /** A secret that programs show to be let in: empty, or too long to be guessed. */
  public static Key<String> token(String name, String meaning) {
    return new Key<>(name, meaning, "", true, Key::unguessable);
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Key<Integer> number(
      String name, int fallback, int least, int most, String meaning) {
    return new Key<>(
        name, meaning, String.valueOf(fallback), false, text -> whole(text, least, most));
  }

  /** {@code true} or {@code false}; {@code on}, {@code off}, {@code 1} and {@code 0} as well. */
  public static Key<Boolean> flag(String name, boolean fallback, String meaning) {
    return new Key<>(name, meaning, String.valueOf(fallback), false, Key::truth);
  }

  /** A path, taken relative to the working folder. */
  public static Key<Path> path(String name, String fallback, String meaning) {
    return new Key<>(name, meaning, fallback, false, Path::of);
  }

  /** One of {@code choices}. */
  public static Key<String> choice(
      String name, String fallback, List<String> choices, String meaning) {
    return new Key<>(name, meaning, fallback, false, text -> chosen(text, choices));
  }

  /** Texts, separated by commas. */
  public static Key<List<String>> list(String name, String fallback, String meaning) {
    return new Key<>(
        name,
        meaning,
        fallback,
        false,
        text ->
            Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  /** An address with scheme and host, or nothing. It ends without a slash. */
  public static Key<String> address(String name, String meaning) {
    return new Key<>(name, meaning, "", false, Key::webAddress);
  }

  private static String unguessable(String text) {
    if (!text.isEmpty() && text.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "must have at least "
              + SHORTEST_TOKEN
              + " characters, so that nobody guesses it; openssl rand -hex 32 makes a good one");
    }
    return text;
  }

  private static int whole(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number, not \"" + text + "\"", e);
    }
    throw new IllegalArgumentException("must be from " + least + " to " + most + ", not " + text);
  }

  private static boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default -> throw new IllegalArgumentException("must be true or false, not \"" + text + "\"");
    };
  }

  private static String chosen(String text, List<String> choices) {
    String choice = text.strip().toLowerCase(Locale.ROOT);
    if (!choices.contains(choice)) {
      throw new IllegalArgumentException(
          "must be one of " + String.join(", ", choices) + ", not \"" + text + "\"");
    }
    return choice;
  }

  /** Checks an address as {@link #address} does, for addresses that a person types into a page. */
  public static String webAddress(String text) {
    String address = text.strip();
    if (address.isEmpty()) {
      return "";
    }
    URI uri = URI.create(address);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "must look like https://home.example.com or https://example.com/rowhouse, not \""
              + text
              + "\"");
    }
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}

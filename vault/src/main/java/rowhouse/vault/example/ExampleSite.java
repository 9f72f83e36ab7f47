package rowhouse.vault.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rowhouse.vault.snapshot.Resource;

/**
 * The example: eight pages in English, Chinese and Korean with their pictures, at addresses under
 * {@link #ROOT} that no network has (RFC 2606). Reads from the class path; never blocks on more
 * than that.
 */
public final class ExampleSite {
  /** Where the example stands; the host can never exist. */
  public static final URI ROOT = URI.create("https://example.rowhouse.invalid/");

  private static final List<String> PAGES =
      List.of(
          "essays/six-doors",
          "recipes/scallion-oil-noodles",
          "notes/jeju-spring",
          "code/a-queue-in-a-ring",
          "gallery/six-plants",
          "ask/why-bread-goes-stale",
          "notes/reading-the-tide",
          "essays/shape-of-letters");

  private static final Set<String> FILES =
      Stream.concat(
              Stream.of("style.css", "type.css", "dark.css", "lazy.js"),
              Stream.of(
                      "blank.gif",
                      "bread.jpg",
                      "consonants.png",
                      "doors.png",
                      "icon.png",
                      "island-field.jpg",
                      "island-shore.jpg",
                      "noodles.jpg",
                      "onions.webp",
                      "paper.png",
                      "plant-bamboo.webp",
                      "plant-camellia.webp",
                      "plant-eucalyptus.webp",
                      "plant-fern.webp",
                      "plant-ginkgo.webp",
                      "plant-poppy.webp",
                      "ring.png",
                      "street-dusk-640.jpg",
                      "street-dusk.jpg",
                      "tide.gif",
                      "vowels.jpg")
                  .map(name -> "pictures/" + name))
          .collect(Collectors.toUnmodifiableSet());

  /** The pages, in the order in which a visitor should meet them. */
  public List<URI> pages() {
    return PAGES.stream().map(ROOT::resolve).toList();
  }

  /** Whether an address belongs to the example, whether or not something stands there. */
  public static boolean owns(URI address) {
    return ROOT.getHost().equalsIgnoreCase(address.getHost());
  }

  /** What stands at an address, query and fragment aside; empty for every other address. */
  public Optional<Resource> find(URI address) {
    if (!owns(address) || address.getRawPath() == null || address.getRawPath().isEmpty()) {
      return Optional.empty();
    }
    String path = address.getRawPath().substring(1);
    URI plain = ROOT.resolve(path);
    if (path.isEmpty()) {
      return Optional.of(
          new Resource(ROOT, contents().getBytes(UTF_8), "text/html; charset=utf-8"));
    }
    if (PAGES.contains(path)) {
      return Optional.of(
          new Resource(plain, read("pages/" + path + ".html"), "text/html; charset=utf-8"));
    }
    return FILES.contains(path)
        ? Optional.of(new Resource(plain, read(path), type(path)))
        : Optional.empty();
  }

  private static String contents() {
    return PAGES.stream()
        .map(page -> "<li><a href=\"/" + page + "\">" + page + "</a></li>")
        .collect(
            Collectors.joining(
                "\n",
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>The Row (example)</title><ul>",
                "</ul></html>"));
  }

  private static byte[] read(String file) {
    try (InputStream in = ExampleSite.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The example's file " + file + " is not in the program.");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "png" -> "image/png";
      case "jpg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      default -> "application/octet-stream";
    };
  }
}

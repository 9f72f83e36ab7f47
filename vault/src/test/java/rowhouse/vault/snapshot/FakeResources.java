package rowhouse.vault.snapshot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources out of a map, which remembers what it was asked for. */
final class FakeResources implements Resources {
  /** A red picture of one pixel. */
  static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");

  private final Map<String, Resource> known = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  FakeResources with(String address, byte[] bytes, String type) {
    known.put(address, new Resource(URI.create(address), bytes, type));
    return this;
  }

  FakeResources css(String address, String text) {
    return with(address, text.getBytes(StandardCharsets.UTF_8), "text/css; charset=utf-8");
  }

  FakeResources gif(String address) {
    return with(address, GIF, "image/gif");
  }

  @Override
  public Optional<Resource> fetch(URI address, Kind kind) {
    asked.add(address.toString());
    return Optional.ofNullable(known.get(address.toString()));
  }
}

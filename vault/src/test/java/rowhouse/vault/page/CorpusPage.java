package rowhouse.vault.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of the frozen corpus: the bytes a server sends and what a reader should get from them. */
record CorpusPage(String id, String text, JsonNode about) {

  static final String FOLDER = "/rowhouse/vault/page/corpus/";

  static List<CorpusPage> all() {
    return manifest()
        .lines()
        .map(line -> line.substring(66))
        .filter(name -> name.endsWith(".html"))
        .map(name -> load(name.substring(0, name.length() - ".html".length())))
        .toList();
  }

  static String manifest() {
    return new String(bytes("MANIFEST.sha256"), StandardCharsets.UTF_8);
  }

  static CorpusPage load(String id) {
    return new CorpusPage(
        id,
        new String(bytes(id + ".txt"), StandardCharsets.UTF_8),
        JsonMapper.shared().readTree(bytes(id + ".json")));
  }

  static byte[] bytes(String name) {
    try (InputStream in = CorpusPage.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] html() {
    return bytes(id + ".html");
  }

  String contentType() {
    return about.get("contentType").asString();
  }

  String url() {
    return about.get("url").asString();
  }

  String language() {
    return about.get("language").asString();
  }

  boolean hard() {
    return about.get("hard").asBoolean();
  }

  /** The value of a metadata field, empty where the page does not say it. */
  String said(String field) {
    JsonNode value = about.get(field);
    return value == null || value.isNull() ? "" : value.asString();
  }
}

package rowhouse.watching.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import rowhouse.watching.WatchEvent;

/** Reads files that a test makes up, at a fixed time. */
final class Reading {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final String LINK = "https://www.tiktokv.com/share/video/7582759928645864717/";

  final List<WatchEvent> events = new ArrayList<>();
  private final Path folder;
  private ReadLimits limits = ReadLimits.standard();

  Reading(Path folder) {
    this.folder = folder;
  }

  Reading with(ReadLimits other) {
    limits = other;
    return this;
  }

  ExportResult bytes(String name, byte[] content) {
    try {
      Path path = folder.resolve("upload");
      Files.write(path, content);
      return file(new ExportFile(path, name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  ExportResult file(ExportFile file) throws IOException {
    return new ExportReader(InstantSource.fixed(NOW), limits).read(file, events::addAll);
  }

  ExportResult json(String content) {
    return json(content, StandardCharsets.UTF_8);
  }

  ExportResult json(String content, Charset charset) {
    return bytes("user_data_tiktok.json", content.getBytes(charset));
  }

  ExportReport report(String json) {
    return read(json(json));
  }

  static ExportReport read(ExportResult result) {
    assertThat(result).isInstanceOf(ExportResult.Read.class);
    return ((ExportResult.Read) result).report();
  }

  static ExportResult.Refused refused(ExportResult result, RefusalCode code) {
    assertThat(result).isInstanceOf(ExportResult.Refused.class);
    ExportResult.Refused refused = (ExportResult.Refused) result;
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.sentence()).contains(" ").endsWith(".");
    return refused;
  }

  /** The current layout around these rows of the history. */
  static String current(String... rows) {
    return "{\"Profile And Settings\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"someone\"}}},"
        + "\"Your Activity\":{\"Watch History\":{\"VideoList\":["
        + String.join(",", rows)
        + "]}}}";
  }

  static String row(String date, String link) {
    return "{\"Date\":\"" + date + "\",\"Link\":\"" + link + "\"}";
  }

  static String row(String date) {
    return row(date, LINK);
  }
}

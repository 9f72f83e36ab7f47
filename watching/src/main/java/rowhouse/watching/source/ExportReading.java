package rowhouse.watching.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchEventSink;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;

/** One reading of one file, from its first byte to the result. */
final class ExportReading {

  /** Opens a part of the export anew from its beginning. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private final ExportFile file;
  private final ReadLimits limits;
  private final Findings findings = new Findings();
  private final RowCollector rows;
  private @Nullable Fingerprint unknown;

  ExportReading(ExportFile file, ReadLimits limits, InstantSource clock, WatchEventSink sink) {
    this.file = file;
    this.limits = limits;
    this.rows = new RowCollector(limits, clock, sink);
  }

  ExportResult read() throws IOException {
    byte[] head = head(() -> Files.newInputStream(file.path()));
    switch (FileKind.of(head, file.name())) {
      case ZIP -> ZipExport.read(file.path(), limits, this);
      case JSON -> json(() -> Files.newInputStream(file.path()));
      case TEXT -> loneText();
    }
    Fingerprint fingerprint = unknown;
    if (!findings.known() && fingerprint != null) {
      return new ExportResult.UnknownLayout(fingerprint);
    }
    rows.finish();
    return new ExportResult.Read(findings.report(rows));
  }

  Findings findings() {
    return findings;
  }

  /** Notes that nothing is known of a part; it only counts when nothing is known of any other. */
  void unknown(Fingerprint fingerprint) {
    unknown = fingerprint;
  }

  void json(Opening opening) throws IOException {
    byte[] head = head(opening);
    try (InputStream in = opening.open()) {
      Utf8Mender mender = FileKind.isWide(head) ? null : new Utf8Mender(in);
      try (JsonParser parser = JsonReading.open(mender == null ? in : mender)) {
        read(parser);
      }
      if (mender != null && mender.repaired()) {
        findings.warn(Warning.REPAIRED_TEXT);
      }
    }
    if (!findings.known()) {
      sketch(opening);
    }
  }

  private void read(JsonParser parser) throws IOException {
    try {
      new JsonExport(parser, rows, findings).read();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      if (!limits.keepPartial() || !findings.known()) {
        throw badJson(e);
      }
      findings.warn(Warning.PARTIAL);
    }
  }

  static RefusedException damaged(Exception cause) {
    return new RefusedException(
        RefusalCode.BAD_ARCHIVE,
        "The ZIP is damaged ("
            + cause.getClass().getSimpleName()
            + "). Download it from TikTok again and upload it then.");
  }

  private static RefusedException badJson(JacksonException e) {
    var place = e.getLocation();
    long offset = place == null ? -1 : Math.max(place.getByteOffset(), place.getCharOffset());
    return new RefusedException(
        RefusalCode.BAD_JSON,
        "The JSON breaks off or is damaged"
            + (offset < 0 ? "" : " at byte " + offset)
            + ", perhaps because the download was cut short. Download it from TikTok again.",
        offset < 0 ? null : offset);
  }

  private void sketch(Opening opening) throws IOException {
    Sketch sketch = new Sketch();
    byte[] head = head(opening);
    try (InputStream in = opening.open();
        JsonParser parser = JsonReading.open(FileKind.isWide(head) ? in : new Utf8Mender(in))) {
      JsonSketch drawing = new JsonSketch(parser, sketch);
      drawing.draw();
      if (drawing.linksToDouyin()) {
        throw Platform.DOUYIN.refusal();
      }
    } catch (JacksonException e) {
      throw badJson(e);
    }
    Optional<Platform> other = Platform.byKeys(sketch.keys());
    if (other.isPresent()) {
      throw other.get().refusal();
    }
    unknown(sketch.fingerprint("json"));
  }

  /** A text file alone says only by its name which list it is: likes look the same as history. */
  private void loneText() throws IOException {
    String name = file.name().replaceAll(" ?\\(\\d+\\)(?=\\.txt$)", "");
    Section section = KnownSections.textFile(name);
    if (section == null) {
      unknown(textFingerprint(() -> Files.newInputStream(file.path())));
    } else {
      text(section, () -> Files.newInputStream(file.path()));
    }
  }

  void text(Section section, Opening opening) throws IOException {
    Charset charset = charset(head(opening));
    boolean foreign;
    try (Reader in = new InputStreamReader(opening.open(), charset)) {
      TextExport export = new TextExport(in, rows);
      long blocks = section == Section.WATCH_HISTORY ? export.read() : export.count();
      foreign = export.isForeign();
      if (!foreign) {
        findings.layout(Layout.TEXT);
        findings.found(section, blocks);
      }
    }
    if (foreign) {
      unknown(textFingerprint(opening));
    }
  }

  private static Fingerprint textFingerprint(Opening opening) throws IOException {
    Sketch sketch = new Sketch();
    Charset charset = charset(head(opening));
    try (Reader in = new InputStreamReader(opening.open(), charset)) {
      TextLines lines = new TextLines(in);
      for (int i = 0; i < 10_000 && lines.next(); i++) {
        String line = new String(lines.text(), 0, lines.length());
        int colon = line.indexOf(':');
        if (!lines.isBlank()) {
          sketch.saw(colon < 0 ? "" : Sketch.masked(line.substring(0, colon)), "line");
        }
      }
    }
    return sketch.fingerprint("text");
  }

  private static Charset charset(byte[] head) {
    if (!FileKind.isWide(head)) {
      return StandardCharsets.UTF_8;
    }
    return FileKind.isLittleEndian(head) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static byte[] head(Opening opening) throws IOException {
    try (InputStream in = new BufferedInputStream(opening.open(), FileKind.LOOK)) {
      return in.readNBytes(FileKind.LOOK);
    }
  }
}

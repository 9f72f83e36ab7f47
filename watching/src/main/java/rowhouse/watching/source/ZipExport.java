package rowhouse.watching.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Opens the few entries of a ZIP that are known by name, and nothing else in it. */
final class ZipExport {
  private static final Set<String> JSON_NAMES = Set.of("user_data.json", "user_data_tiktok.json");

  private final ZipFile zip;
  private final ReadLimits limits;
  private final ExportReading reading;
  private final UnpackingLimit limit;

  private ZipExport(ZipFile zip, ReadLimits limits, ExportReading reading) {
    this.zip = zip;
    this.limits = limits;
    this.reading = reading;
    this.limit = new UnpackingLimit(limits.entryBytes());
  }

  static void read(Path path, ReadLimits limits, ExportReading reading) throws IOException {
    int entries;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      entries = new CentralDirectory(file, limits).check();
    }
    try (ZipFile zip = open(path)) {
      List<ZipArchiveEntry> found = Collections.list(zip.getEntries());
      if (found.size() != entries) {
        throw new RefusedException(
            RefusalCode.SUSPICIOUS_ARCHIVE,
            "The directory of the ZIP contradicts itself. Upload the file as TikTok gave it.");
      }
      new ZipExport(zip, limits, reading).read(found);
    }
  }

  private static ZipFile open(Path path) {
    try {
      return ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | IllegalArgumentException e) {
      throw ExportReading.damaged(e);
    }
  }

  private void read(List<ZipArchiveEntry> entries) throws IOException {
    List<ZipArchiveEntry> json = new ArrayList<>();
    List<ZipArchiveEntry> text = new ArrayList<>();
    for (ZipArchiveEntry entry : entries) {
      String name = baseName(entry);
      if (JSON_NAMES.contains(name)) {
        json.add(entry);
      } else if (KnownSections.textFile(name) != null) {
        text.add(entry);
      }
    }
    for (ZipArchiveEntry entry : json) {
      reading.json(() -> open(entry));
    }
    if (json.isEmpty()) {
      for (ZipArchiveEntry entry : text) {
        Section section = KnownSections.textFile(baseName(entry));
        if (section != null) {
          reading.text(section, () -> open(entry));
        }
      }
    } else if (!text.isEmpty()) {
      reading.findings().warn(Warning.TEXT_IGNORED);
    }
    if (json.isEmpty() && text.isEmpty()) {
      nothingKnown(entries);
    }
  }

  private void nothingKnown(List<ZipArchiveEntry> entries) {
    List<String> names =
        entries.stream().map(entry -> entry.getName().toLowerCase(Locale.ROOT)).toList();
    Optional<Platform> other = Platform.byNames(names);
    if (other.isPresent()) {
      throw other.get().refusal();
    }
    Sketch sketch = new Sketch();
    for (String name : names) {
      sketch.saw(Sketch.masked(name), "file");
    }
    reading.unknown(sketch.fingerprint("zip"));
  }

  private InputStream open(ZipArchiveEntry entry) {
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new RefusedException(
          RefusalCode.BAD_ARCHIVE,
          "The ZIP is packed in a way that is not read here. Upload the file as TikTok gave it.");
    }
    long packed = Math.max(1, entry.getCompressedSize());
    try {
      return new UnpackedStream(zip.getInputStream(entry), limit, packed, limits.ratio());
    } catch (IOException e) {
      throw ExportReading.damaged(e);
    }
  }

  private static String baseName(ZipArchiveEntry entry) {
    String path = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

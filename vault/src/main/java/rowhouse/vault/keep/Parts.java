package rowhouse.vault.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import rowhouse.foundation.database.StorageFullException;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.Resource;
import rowhouse.vault.snapshot.Resources;

/**
 * The parts of one page while it is being kept: each is fetched once, held in a file of a folder
 * that goes with the job, and all together may not be larger than a fixed size.
 */
final class Parts implements Resources, AutoCloseable {
  private static final long MOST_BYTES = 80L << 20;
  private static final int MOST_PARTS = 400;

  /** What the database needs to go on. */
  private static final long LEFT_FREE = 64L << 20;

  private record Held(@Nullable Path file, String url, @Nullable String contentType) {}

  private final Sources sources;
  private final String referrer;
  private final Path folder;
  private final Map<String, Held> held = new HashMap<>();
  private long bytes;

  Parts(Sources sources, String referrer, Path folder) {
    this.sources = sources;
    this.referrer = referrer;
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).getUsableSpace() < MOST_BYTES + LEFT_FREE) {
        throw new StorageFullException(
            "There is not room enough to gather the parts of a page. Make space; it is fetched"
                + " again by itself.",
            null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  /** The file of a part; empty when it cannot be had. */
  Optional<Path> file(String url) {
    return Optional.ofNullable(part(url).file());
  }

  private Held part(String url) {
    Held known = held.get(url);
    if (known != null) {
      return known;
    }
    Held part = fetch(url);
    held.put(url, part);
    return part;
  }

  private Held fetch(String url) {
    if (held.size() >= MOST_PARTS || bytes >= MOST_BYTES) {
      return new Held(null, url, null);
    }
    return switch (sources.part(url, referrer)) {
      case Found.Failure _ -> new Held(null, url, null);
      case Found.Answer answer -> {
        bytes += answer.body().length;
        Path file = folder.resolve("part-" + held.size());
        try {
          Files.write(file, answer.body());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot write " + file, e);
        }
        yield new Held(file, answer.url(), answer.contentType());
      }
    };
  }

  /** A file of this job that is not there yet. */
  Path scratch(String name) {
    return folder.resolve(name);
  }

  @Override
  public Optional<Resource> fetch(URI address, Kind kind) {
    Held part = part(address.toString());
    if (part.file() == null) {
      return Optional.empty();
    }
    String type = part.contentType() == null ? "" : part.contentType();
    try {
      URI found = Address.of(part.url());
      return Optional.of(new Resource(found, Files.readAllBytes(part.file()), type));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + part.file(), e);
    }
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  /** Removes what jobs of an earlier process left behind. */
  static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      List<Path> jobs =
          left.filter(path -> path.getFileName().toString().startsWith("page-"))
              .sorted(Comparator.naturalOrder())
              .toList();
      for (Path job : jobs) {
        FileSystemUtils.deleteRecursively(job);
      }
    }
  }
}

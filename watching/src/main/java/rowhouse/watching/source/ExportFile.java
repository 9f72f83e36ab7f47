package rowhouse.watching.source;

import java.nio.file.Path;

/**
 * An uploaded file on the local disk.
 *
 * @param path where it lies; it is only read
 * @param name what the person's file was called, because a single text file says only by its name
 *     which list it holds
 */
public record ExportFile(Path path, String name) {

  /** A file that still has the name it was uploaded with. */
  public static ExportFile at(Path path) {
    return new ExportFile(path, String.valueOf(path.getFileName()));
  }
}

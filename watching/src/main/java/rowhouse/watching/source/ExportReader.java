package rowhouse.watching.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import rowhouse.watching.WatchEventSink;

/**
 * Reads the file that TikTok gives to people who ask for their data: a ZIP, its JSON, or one of its
 * text lists.
 *
 * <p>Memory does not grow with the file. Nothing is unpacked to disk, no link is fetched, and of
 * all lists but the watch history only the number of entries is noted. Safe to share between
 * threads; each reading blocks its caller for about a second for each hundred megabytes.
 */
public final class ExportReader {
  private final InstantSource clock;
  private final ReadLimits limits;

  /** A reader that judges dates by {@code clock} and files by {@code limits}. */
  public ExportReader(InstantSource clock, ReadLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Reads {@code file} and hands its watch history to {@code sink}, in the order of the file.
   *
   * <p>Only after {@link ExportResult.Read} may the receiver keep what it got. The same event can
   * come twice, from one file or from two: see {@link rowhouse.watching.WatchEvent}.
   *
   * @throws IOException when the local file cannot be read; a broken export is a value instead
   */
  public ExportResult read(ExportFile file, WatchEventSink sink) throws IOException {
    try {
      if (Files.size(file.path()) > limits.fileBytes()) {
        throw new RefusedException(
            RefusalCode.TOO_LARGE,
            "The file is larger than "
                + (limits.fileBytes() >> 20)
                + " MB. Ask TikTok for an export with the activity alone.");
      }
      return new ExportReading(file, limits, clock, sink).read();
    } catch (RefusedException refused) {
      return refused.asResult();
    }
  }

  /**
   * Refuses at once what can be told without reading: a wrong kind of file, and a ZIP whose
   * directory is not as TikTok makes it. Costs a few reads, whatever the size.
   */
  public Optional<ExportResult.Refused> glance(ExportFile file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      byte[] head = new byte[(int) Math.min(FileKind.LOOK, channel.size())];
      ByteBuffer bytes = ByteBuffer.wrap(head);
      while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
      if (FileKind.of(head, file.name()) == FileKind.ZIP) {
        new CentralDirectory(channel, limits).check();
      }
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused.asResult());
    }
  }
}

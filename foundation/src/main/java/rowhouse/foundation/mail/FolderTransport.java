package rowhouse.foundation.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lays letters into a folder as {@code <app>/<number>-<token>.eml}, for a house that has no mail
 * server yet and for looking at what would be sent. A letter is there whole or not at all.
 */
final class FolderTransport implements MailTransport {
  private static final Duration RETRY = Duration.ofMinutes(1);
  private final Path folder;

  FolderTransport(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "folder";
  }

  private Path file(String app, long id, String token) {
    return folder.resolve(app).resolve("%08d-%s.eml".formatted(id, token));
  }

  @Override
  public Handover hand(Envelope envelope) {
    Path file = file(envelope.app(), envelope.id(), envelope.token());
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel out =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(envelope.mime());
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      return new Handover.Accepted(file.getFileName().toString());
    } catch (IOException e) {
      return new Handover.Later("folder_unwritable", e.getClass().getSimpleName(), RETRY, true);
    }
  }

  @Override
  public boolean canBeAsked() {
    return true;
  }

  @Override
  public Knowledge ask(String app, long id, String token) {
    return Files.exists(file(app, id, token)) ? Knowledge.ACCEPTED : Knowledge.NEVER_SEEN;
  }
}

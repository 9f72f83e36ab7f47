package rowhouse.foundation.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file that holds the master keys, one a line, the newest last. */
final class KeyFile {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final String HEAD =
      "# The master keys of this Rowhouse, the newest last. Whoever has them can read what is"
          + " sealed; without them nobody can.\n";
  private final Path file;
  private final Path folder;
  private final boolean readableByOthers;

  KeyFile(Path file, boolean readableByOthers) {
    this.file = file.toAbsolutePath();
    Path parent = this.file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("A key file cannot be the root folder.");
    }
    this.folder = parent;
    this.readableByOthers = readableByOthers;
  }

  /** The keys in the file, which is made with one fresh key when there is none. */
  List<MasterKey> readOrCreate() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      check();
      return parse(Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      throw new SecretKeyException(
          "The key file " + file + " cannot be read or made. Check who owns it and its folder.", e);
    }
  }

  /** Puts {@code keys} in place of what is there, all or nothing. */
  void replace(List<MasterKey> keys) {
    try {
      Path fresh = write(keys);
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new SecretKeyException(
          "The key file " + file + " could not be changed; it is as it was.", e);
    }
  }

  private void create() throws IOException {
    Path fresh = write(List.of(MasterKey.fresh()));
    try {
      // A link, unlike a rename, never puts itself over a file another process has just made.
      link(fresh);
      force(folder);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void link(Path fresh) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException | IOException e) {
      if (!Files.exists(file)) {
        Files.move(fresh, file);
      }
    }
  }

  private Path write(List<MasterKey> keys) throws IOException {
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    FileAttribute<?>[] mine =
        posix()
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel out =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      ByteBuffer text = ByteBuffer.wrap(text(keys).getBytes(UTF_8));
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    return fresh;
  }

  private static String text(List<MasterKey> keys) {
    StringBuilder text = new StringBuilder(HEAD);
    for (MasterKey key : keys) {
      text.append(key.id())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(key.bytes()))
          .append('\n');
    }
    return text.toString();
  }

  private List<MasterKey> parse(List<String> lines) {
    List<MasterKey> keys = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(parse(line.strip()));
      }
    }
    if (keys.isEmpty()) {
      throw damaged(null);
    }
    return keys;
  }

  private MasterKey parse(String line) {
    try {
      String[] parts = line.split(" ", -1);
      MasterKey key = MasterKey.of(Base64.getDecoder().decode(parts[parts.length - 1]));
      if (parts.length == 2 && parts[0].equals(key.id())) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
    throw damaged(null);
  }

  private SecretKeyException damaged(@Nullable Throwable cause) {
    return new SecretKeyException(
        "The key file "
            + file
            + " is damaged: it holds no whole key. Put the right file back; do not delete it,"
            + " because a new key opens nothing that the old one sealed.",
        cause == null ? null : new IllegalArgumentException("a line that is no key"));
  }

  private void check() throws IOException {
    if (!posix() || readableByOthers) {
      return;
    }
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    found.retainAll(OTHERS);
    if (!found.isEmpty()) {
      throw new SecretKeyException(
          "The key file "
              + file
              + " can be read by other users of this machine. Run: chmod 600 "
              + file,
          null);
    }
  }

  private boolean posix() throws IOException {
    FileStore store = Files.getFileStore(folder);
    return store.supportsFileAttributeView(PosixFileAttributeView.class);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

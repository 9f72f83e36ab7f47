package rowhouse.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.secret.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the command line reaches the running server: a file in the data folder, readable by its user
 * alone, with the address and a key of this start. Whoever can read it could read the data, too.
 */
final class LocalKey implements Recogniser {
  static final String HEADER = "X-Rowhouse-Key";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final String key = Tokens.random("local_");

  LocalKey(Path dataFolder) {
    this.file = file(dataFolder);
  }

  private static Path file(Path dataFolder) {
    return dataFolder.resolve("server.json");
  }

  /** What the file says. */
  record Written(String address, String key) {
    @Override
    public String toString() {
      return address;
    }
  }

  /** What the server of {@code dataFolder} has written; empty when none runs there. */
  static Optional<Written> read(Path dataFolder) {
    try {
      return Optional.of(JSON.readValue(Files.readString(file(dataFolder)), Written.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Writes the file, in place of the one that a killed server left. */
  void write(String address) {
    try {
      Files.deleteIfExists(file);
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] mine =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Files.createFile(file, mine);
      Files.writeString(file, JSON.writeValueAsString(Map.of("address", address, "key", key)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  @Override
  public Optional<Caller> recognise(HttpServletRequest request, Door door) {
    String given = request.getHeader(HEADER);
    boolean fits = given != null && door.isHouse() && isHere(request) && Sha256.same(given, key);
    return fits ? Optional.of(new Caller.Owner(0, key)) : Optional.empty();
  }

  /** The key is good on this machine only, so a copied one cannot be used from elsewhere. */
  private static boolean isHere(HttpServletRequest request) {
    String remote = request.getRemoteAddr();
    return remote.equals(request.getLocalAddr())
        || InetAddress.ofLiteral(remote).isLoopbackAddress();
  }
}

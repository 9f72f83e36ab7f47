package rowhouse.watching.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.database.StorageFullException;
import rowhouse.foundation.problem.Problem;

/**
 * Takes files from requests: the part {@code file} of a form, or the body as it stands. Whatever
 * the size, only a small buffer is in memory.
 */
public final class Uploads {
  private static final int BUFFER = 64 * 1024;
  private static final int MOST_PARTS = 20;
  private static final int LONGEST_NAME = 200;

  /** What is left free on the disk, so that the database can still write. */
  private static final long RESERVE_BYTES = 64L << 20;

  private final Path folder;
  private final long limit;

  /**
   * Files of at most {@code limit} bytes.
   *
   * @param folder where they lie until they are moved or closed
   */
  public Uploads(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Reads the request's body to its end; the caller closes the file.
   *
   * @throws Problem when it is too large, empty, or no form that can be read
   */
  public UploadedFile receive(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > limit + BUFFER) {
      throw tooLarge();
    }
    Files.createDirectories(folder);
    requireSpace(Math.max(0, request.getContentLengthLong()));
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return keep(request.getInputStream(), request.getHeader("X-File-Name"));
    }
    try {
      return part(request);
    } catch (FileUploadException | FileUploadIOException e) {
      throw new Problem(400, "form_unreadable");
    }
  }

  private UploadedFile part(HttpServletRequest request) throws IOException, FileUploadException {
    FileUpload reader = new FileUpload();
    reader.setFileCountMax(MOST_PARTS);
    FileItemIterator parts = reader.getItemIterator(new ServletRequestContext(request));
    while (parts.hasNext()) {
      FileItemStream part = parts.next();
      if (part.getFieldName().equals("file")) {
        try (InputStream in = part.openStream()) {
          return keep(in, part.getName());
        }
      }
    }
    throw new Problem(422, "file_missing");
  }

  private UploadedFile keep(InputStream in, @Nullable String name) throws IOException {
    Path path = folder.resolve("upload-" + UUID.randomUUID() + ".part");
    MessageDigest digest = sha256();
    try {
      long bytes = copy(in, path, digest);
      if (bytes == 0) {
        throw new Problem(422, "file_empty");
      }
      return new UploadedFile(
          path, shortened(name), bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (Throwable e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private long copy(InputStream in, Path path, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > limit) {
          throw tooLarge();
        }
        digest.update(buffer, 0, read);
        write(out, buffer, read);
      }
    }
    return bytes;
  }

  private static void write(OutputStream out, byte[] buffer, int length) throws IOException {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      // Java has no own exception for a full disk; what is left to see is the system's message.
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        throw new StorageFullException("The disk that keeps uploads is full.", e);
      }
      throw e;
    }
  }

  private void requireSpace(long bytes) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < bytes + RESERVE_BYTES) {
      throw new StorageFullException("The disk that keeps uploads is full.", null);
    }
  }

  private Problem tooLarge() {
    return new Problem(413, "too_large", limit >> 20);
  }

  /** Without folders and control characters: the name is shown, and never used as a path. */
  private static String shortened(@Nullable String name) {
    if (name == null) {
      return "";
    }
    String plain = name.replace('\\', '/');
    plain = plain.substring(plain.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

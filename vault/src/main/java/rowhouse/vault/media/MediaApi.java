package rowhouse.vault.media;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.PictureStore;

/**
 * Serves kept files. A path is made from the hash alone, never from the request's text; what is no
 * picture or film is only ever downloaded.
 */
@RestController
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class MediaApi {
  /** Our own form, the original's key with its folders, and its small form. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?:vaultstream/blobs/sha256/[0-9a-f]{2}/[0-9a-f]{2}/)?([0-9a-f]{64})(\\.thumb)?(?:\\.[a-z0-9]{1,8})?");

  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "video/mp4",
          "video/webm",
          "audio/mpeg");

  /** In the reader's browser alone: a cache that several share would show them to strangers. */
  private static final String FOREVER =
      String.valueOf(
          CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable().getHeaderValue());

  private final Database db;
  private final Blobs blobs;
  private final BlobRefs refs;
  private final PictureStore pictures = new PictureStore();

  /** Serves the files of {@code room}. */
  public MediaApi(Room room) {
    this.db = room.database();
    this.blobs = room.blobs();
    this.refs = room.blobRefs();
  }

  @RequestMapping(
      path = "/vault/api/v1/media/{*key}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  void media(
      @PathVariable String key,
      @RequestParam(defaultValue = "original") String size,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
      ServletWebRequest request,
      HttpServletResponse response)
      throws IOException {
    Matcher parts = parts(key);
    String sha256 = chosen(parts.group(1), parts.group(2) == null ? size : "thumb");
    BlobRefs.Known blob = refs.find(sha256).orElseThrow(() -> new Problem(404, "not_found"));
    response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    if (request.checkNotModified(sha256)) {
      return;
    }
    response.setContentType(SHOWN.contains(blob.type()) ? blob.type() : "application/octet-stream");
    if (!SHOWN.contains(blob.type())) {
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
    }
    new FileAnswer(blobs, sha256, blob.blob().size()).write(range, response);
  }

  private static Matcher parts(String key) {
    Matcher matcher = KEY.matcher(key.startsWith("/") ? key.substring(1) : key);
    if (!matcher.matches()) {
      throw new Problem(400, "media_key_invalid");
    }
    return matcher;
  }

  private String chosen(String sha256, String size) {
    return switch (size) {
      case "original" -> sha256;
      case "thumb" -> {
        Optional<String> thumb = db.read(sql -> pictures.thumbOf(sql, sha256));
        yield thumb.orElse(sha256);
      }
      default ->
          throw new Problem(422, "validation_error")
              .fields(List.of(new Problem.Field("size", "must be original or thumb")));
    };
  }
}

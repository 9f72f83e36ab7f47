package rowhouse.watching.picture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Members;
import rowhouse.watching.upload.UploadedFile;
import rowhouse.watching.upload.Uploads;

/** Uploading a picture, and looking at it by its hash. */
@RestController
public final class PictureApi {
  private static final Pattern KEY = Pattern.compile("([0-9a-f]{64})(?:\\.[a-z0-9]{1,8})?");
  private static final String FOREVER =
      String.valueOf(
          CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

  private final Room room;
  private final MemberPictures pictures;
  private final Members members;
  private final Uploads uploads;

  /** Serves the pictures of {@code room}. */
  public PictureApi(Room room, MemberPictures pictures, Members members) {
    this.room = room;
    this.pictures = pictures;
    this.members = members;
    this.uploads = new Uploads(pictures.folder(), MemberPictures.MOST_BYTES);
  }

  record Uploaded(String url, String key) {}

  /** What the sender says about the kind of the file is not looked at. */
  @PostMapping("/upload")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 60, seconds = 3600)
  Uploaded upload(Caller caller, Door door, HttpServletRequest request) throws IOException {
    long member = members.memberOf(caller);
    try (UploadedFile file = received(request)) {
      String key = pictures.keep(member, file).key();
      String path = "media/" + key;
      return new Uploaded(room.links().to(path).orElse(door.link(path)), key);
    }
  }

  /** As the original says it: 400 for a file over five megabytes. */
  private UploadedFile received(HttpServletRequest request) throws IOException {
    try {
      return uploads.receive(request);
    } catch (Problem problem) {
      if (problem.status() == 413) {
        throw new Problem(400, "file_too_large");
      }
      throw problem;
    }
  }

  @GetMapping("/media/{key}")
  @Guard(value = Who.STRANGER, anonymous = true)
  void media(@PathVariable String key, ServletWebRequest request, HttpServletResponse response)
      throws IOException {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new Problem(404, "not_found");
    }
    String sha256 = matcher.group(1);
    MemberPictures.Known known =
        pictures.find(sha256).orElseThrow(() -> new Problem(404, "not_found"));
    response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    if (request.checkNotModified(sha256)) {
      return;
    }
    response.setContentType(known.type());
    response.setContentLengthLong(known.bytes());
    try (SeekableByteChannel channel = room.blobs().open(sha256);
        InputStream in = Channels.newInputStream(channel)) {
      in.transferTo(response.getOutputStream());
    }
  }
}

package rowhouse.foundation.mail;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.secret.Sha256;

/**
 * Where providers and mail servers say what became of letters. Each app has a subclass that names
 * its path.
 */
public abstract class FeedbackApi {
  private static final int LARGEST_NOTICE = 256 * 1024;
  private static final int LARGEST_REPORT = 1024 * 1024;

  private final Mail mail;

  /** Takes what is said of the letters of {@code mail}. */
  protected FeedbackApi(Mail mail) {
    this.mail = mail;
  }

  /**
   * What was done: {@code confirmed}, {@code ignored}, or {@code taken} with the number of news.
   */
  public record Heard(String result, int news) {}

  /** A notice of Amazon SNS; believed by its signature alone. */
  @PostMapping("/hooks/ses")
  @Guard(Who.STRANGER)
  @Limit(calls = 6000)
  public Heard ses(HttpServletRequest request) throws IOException {
    return mail.hearSns(body(request, LARGEST_NOTICE));
  }

  /** A report that a mail server was sent, as the whole message; believed by the token. */
  @PostMapping("/hooks/dsn")
  @Guard(Who.STRANGER)
  @Limit(calls = 600)
  public Heard dsn(
      HttpServletRequest request,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization)
      throws IOException {
    String token = mail.office().config().hookToken();
    String shown = authorization == null ? "" : authorization;
    if (token.isEmpty() || !Sha256.same("Bearer " + token, shown)) {
      throw new Problem(403, "mail_hook_token_wrong");
    }
    return mail.hearReport(body(request, LARGEST_REPORT));
  }

  private static byte[] body(HttpServletRequest request, int limit) throws IOException {
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw new Problem(413, "body_too_large");
    }
    return body;
  }
}

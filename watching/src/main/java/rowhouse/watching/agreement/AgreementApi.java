package rowhouse.watching.agreement;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Members;

/** TikTok's Data Portability API: going there, coming back, and what TikTok tells by itself. */
@RestController
public final class AgreementApi {
  private static final int MOST_BYTES = 64 * 1024;

  private final Agreements agreements;
  private final Members members;

  /** Serves these agreements. */
  public AgreementApi(Agreements agreements, Members members) {
    this.agreements = agreements;
    this.members = members;
  }

  @PostMapping("/api/v1/sources/portability/start")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 20, seconds = 3600)
  Map<String, String> start(Caller caller) {
    return Map.of("authorize_url", agreements.begin(members.memberOf(caller)));
  }

  /**
   * Only who began may end it, or a stranger's history could be had by sending them the link: the
   * page comes back with its cookie, an app calls this itself with its bearer token.
   */
  @GetMapping("/api/v1/sources/portability/callback")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 30)
  ResponseEntity<Void> comeBack(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String code,
      Caller caller,
      Door door) {
    boolean signedIn = caller instanceof Caller.Member || caller instanceof Caller.Owner;
    Long member = signedIn ? members.memberOf(caller) : null;
    String result = agreements.comeBack(member, state, code) ? "ok" : "failed";
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, door.link("connect?portability=" + result))
        .build();
  }

  @PostMapping("/api/v1/sources/portability/webhook")
  @Guard(value = Who.STRANGER, anonymous = true)
  @Limit(calls = 600)
  ResponseEntity<Void> told(
      @RequestHeader(name = "TikTok-Signature", defaultValue = "") String signature,
      HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new Problem(413, "body_too_large");
    }
    if (!agreements.told(signature, body)) {
      throw new Problem(401, "signature_invalid");
    }
    return ResponseEntity.ok().build();
  }
}

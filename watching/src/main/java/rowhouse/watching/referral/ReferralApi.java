package rowhouse.watching.referral;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Device;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/**
 * Invitations, and addresses that devices leave. The answers are the same for known and unknown
 * addresses, and none of these routes makes a person.
 */
@RestController
public final class ReferralApi {
  private final Referrals referrals;
  private final DeviceEmails emails;
  private final Members members;

  /** Serves these codes and addresses. */
  public ReferralApi(Referrals referrals, DeviceEmails emails, Members members) {
    this.referrals = referrals;
    this.emails = emails;
    this.members = members;
  }

  record Wish(
      @Nullable @Size(max = 200) String appUserId, @Nullable @Size(max = 400) String email) {}

  record Code(String code, String referralUrl) {}

  @PostMapping("/referral")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 30)
  Code code(@Valid @RequestBody Wish body, Caller caller) {
    if (body.email() != null) {
      return shown(referrals.codeOf(address(body.email())));
    }
    if (body.appUserId() == null) {
      throw new Problem(422, "referral_identity_missing");
    }
    Member member = members.of(caller);
    if (!member.appUserId().equals(body.appUserId())) {
      throw new Problem(404, "not_found");
    }
    return shown(referrals.codeOf(member));
  }

  private Code shown(String code) {
    return new Code(code, referrals.url(code));
  }

  record Impression(@NotNull @Size(max = 40) String code) {}

  /** Says nothing about a code, whatever it is. */
  @PostMapping("/referral/impression")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void impression(@Valid @RequestBody Impression body, Caller caller, HttpServletRequest request) {
    referrals.impression(body.code(), request.getRemoteAddr(), memberOrNull(caller));
  }

  record Register(
      @NotNull @Size(max = 400) String email, @Nullable @Size(max = 40) String referralCode) {}

  @PostMapping("/register-email")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void register(@Valid @RequestBody Register body, Caller caller, HttpServletRequest request) {
    Device device = Device.of(request);
    emails.register(device.id(), address(body.email()), body.referralCode(), memberOrNull(caller));
  }

  record Waiting(@NotNull @Size(max = 400) String email) {}

  @PostMapping("/waitlist")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void await(@Valid @RequestBody Waiting body, HttpServletRequest request) {
    emails.await(Device.of(request).id(), address(body.email()));
  }

  private @Nullable Long memberOrNull(Caller caller) {
    return switch (caller) {
      case Caller.Member member -> member.id();
      case Caller.Owner owner -> members.memberOf(owner);
      case Caller.Stranger _, Caller.Token _ -> null;
    };
  }

  private static MailAddress address(String text) {
    return MailAddress.tryParse(text).orElseThrow(() -> new Problem(422, "email_invalid"));
  }
}

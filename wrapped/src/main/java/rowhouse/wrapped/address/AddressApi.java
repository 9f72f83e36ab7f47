package rowhouse.wrapped.address;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/** One's own address: given, confirmed by whoever reads it, and taken away. */
@RestController
@RequestMapping("/wrapped/api/v1")
public final class AddressApi {
  private final Addresses addresses;
  private final Members members;

  /** Serves {@code addresses} of {@code members}. */
  public AddressApi(Addresses addresses, Members members) {
    this.addresses = addresses;
    this.members = members;
  }

  record Given(@NotNull @Size(max = 400) String email) {}

  record Asked(String status) {}

  /** The answer is the same whether the address is known or not, and whether a letter was sent. */
  @PostMapping("/me/address")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked give(@Valid @RequestBody Given body, Caller caller, HttpServletRequest request) {
    Member member = members.of(caller);
    MailAddress address =
        MailAddress.tryParse(body.email()).orElseThrow(() -> new Problem(422, "email_invalid"));
    addresses.ask(member, address, member.locale(Language.of(request)));
    return new Asked("confirmation_sent");
  }

  @GetMapping("/me/address")
  @Guard({Who.MEMBER, Who.OWNER})
  Addresses.Standing standing(Caller caller) {
    return addresses.standing(members.memberOf(caller));
  }

  @DeleteMapping("/me/address")
  @Guard({Who.MEMBER, Who.OWNER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeAway(Caller caller) {
    addresses.forget(members.memberOf(caller));
  }

  record Click(@NotNull @Size(max = 200) String token) {}

  record Confirmed(String email) {}

  /** Letters are read on any device, so the token alone says whose address it is. */
  @PostMapping("/address/confirm")
  @Guard(value = Who.STRANGER, anonymous = true)
  @Limit(calls = 60, seconds = 3600)
  Confirmed confirm(@Valid @RequestBody Click body) {
    return addresses
        .confirm(body.token())
        .map(address -> new Confirmed(address.masked()))
        .orElseThrow(() -> new Problem(404, "address_link_invalid"));
  }
}

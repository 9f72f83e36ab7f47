package rowhouse.weekly.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.mail.MailFigures;
import rowhouse.foundation.mail.Suppression;
import rowhouse.foundation.problem.Problem;

/** Who gets no letter and why, and how mailboxes take ours. */
@RestController
@RequestMapping("/weekly/admin")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = "admin")
public final class SuppressionApi {
  private final Mail mail;

  /** Shows {@code mail}. */
  public SuppressionApi(Mail mail) {
    this.mail = mail;
  }

  record Entry(
      long id,
      String emailMasked,
      String scope,
      String reason,
      String source,
      @Nullable Instant until,
      Instant createdAt) {
    static Entry of(Suppression one) {
      return new Entry(
          one.id(),
          one.emailMasked(),
          one.scope(),
          one.reason().word(),
          one.source(),
          one.until(),
          one.createdAt());
    }
  }

  /** How mailboxes take our letters, over some days. */
  @GetMapping("/deliverability")
  MailFigures deliverability(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return mail.figures(days);
  }

  record Page(List<Entry> items, @Nullable Long next) {}

  @GetMapping("/suppressions")
  Page suppressions(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") @Size(max = 320) String q,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    MailAddress address = null;
    if (!q.isBlank()) {
      address = MailAddress.tryParse(q).orElseThrow(() -> new Problem(422, "email_invalid"));
    }
    List<Suppression> found = mail.suppressions().list(address, before, limit);
    return new Page(
        found.stream().map(Entry::of).toList(), found.size() < limit ? null : found.getLast().id());
  }

  record Wanted(
      @NotBlank @Size(max = 320) String email, @Nullable @Size(max = 200) String reason) {}

  /** No letter to this address any more, of whatever kind. */
  @PostMapping("/suppressions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void suppress(@Valid @RequestBody Wanted body) {
    MailAddress address =
        MailAddress.tryParse(body.email()).orElseThrow(() -> new Problem(422, "email_invalid"));
    mail.suppressions()
        .suppress(
            address.hash(),
            address.masked(),
            "all",
            Suppression.Reason.MANUAL,
            body.reason() == null ? "owner" : body.reason(),
            null);
  }

  @DeleteMapping("/suppressions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable long id) {
    if (!mail.suppressions().lift(id)) {
      throw new Problem(404, "not_found");
    }
  }
}

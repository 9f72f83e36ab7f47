package rowhouse.foundation.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;

/**
 * The owner's view of an app's letters, and the word on those of unknown fate. Each app has a
 * subclass that names its path.
 */
@Guard(Who.OWNER)
public abstract class MailDeskApi {
  private final Room room;
  private final Outbox outbox;

  /** Shows the letters of {@code mail}; acts are noted in the audit of {@code room}. */
  protected MailDeskApi(Room room, Mail mail) {
    this.room = room;
    this.outbox = mail.outbox();
  }

  /** A letter, as the desk shows it. */
  public record Shown(
      long id,
      String key,
      String kind,
      String list,
      String state,
      String recipient,
      String domain,
      String subject,
      String messageId,
      @Nullable String providerId,
      int attempts,
      int size,
      Instant dueAt,
      Instant createdAt,
      Instant changedAt,
      @Nullable Instant acceptedAt,
      String code,
      String reason) {
    static Shown of(OutboxLetter letter) {
      return new Shown(
          letter.id(),
          letter.key(),
          letter.kind(),
          letter.list(),
          letter.state().word(),
          letter.recipientMasked(),
          letter.domain(),
          letter.subject(),
          letter.messageId(),
          letter.providerId(),
          letter.attempts(),
          letter.size(),
          letter.dueAt(),
          letter.createdAt(),
          letter.changedAt(),
          letter.acceptedAt(),
          letter.code(),
          letter.reason());
    }
  }

  /** One page, and the number to ask for the next one with. */
  public record Page(List<Shown> items, @Nullable Long next) {}

  /** Letters, newest first. */
  @GetMapping("/admin/mail")
  public Page list(
      @RequestParam(required = false) @Nullable LetterState state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int limit) {
    OutboxFilter filter = new OutboxFilter(state, kind, before, limit);
    List<Shown> items = outbox.list(filter).stream().map(Shown::of).toList();
    return new Page(items, items.size() < filter.limit() ? null : items.getLast().id());
  }

  /** The whole message, as long as it is kept. */
  @GetMapping("/admin/mail/{id}/message")
  public ResponseEntity<byte[]> message(@PathVariable long id) {
    byte[] message = outbox.message(id).orElseThrow(() -> new Problem(404, "letter_not_found"));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .body(message);
  }

  /** Sends a failed letter, or one of unknown fate, once more. */
  @PostMapping("/admin/mail/{id}/resend")
  public Shown resend(@PathVariable long id, Caller caller) {
    return done(id, caller, "letter_resent", outbox.resend(id));
  }

  /** Notes that a letter of unknown fate has come through. */
  @PostMapping("/admin/mail/{id}/accepted")
  public Shown accepted(@PathVariable long id, Caller caller) {
    return done(id, caller, "letter_accepted", outbox.markAccepted(id));
  }

  /** Gives up a letter of unknown fate. */
  @PostMapping("/admin/mail/{id}/failed")
  public Shown failed(@PathVariable long id, Caller caller) {
    return done(id, caller, "letter_given_up", outbox.markFailed(id));
  }

  /** Calls a letter back that has not been handed over. */
  @PostMapping("/admin/mail/{id}/cancel")
  public Shown cancel(@PathVariable long id, Caller caller) {
    return done(id, caller, "letter_cancelled", outbox.cancel(id));
  }

  private Shown done(long id, Caller caller, String what, boolean done) {
    if (!done) {
      throw new Problem(404, "letter_not_found");
    }
    room.database()
        .change(sql -> room.audit().write(sql, caller.name(), what, String.valueOf(id), ""));
    return Shown.of(outbox.find(id).orElseThrow(() -> new Problem(404, "letter_not_found")));
  }
}

package rowhouse.foundation.mail;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Amazon SES says, both in feedback notices ({@code notificationType}) and in events of
 * a configuration set ({@code eventType}). What is of no interest gives no report.
 */
final class SesNotice {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]+)>");
  private static final int HASH_PART = 16;

  private final JsonNode notice;
  private final Instant now;

  private SesNotice(JsonNode notice, Instant now) {
    this.notice = notice;
    this.now = now;
  }

  static List<Report> read(String message, Instant now) {
    try {
      return new SesNotice(JSON.readTree(message), now).reports();
    } catch (JacksonException notJson) {
      // SES sends a plain sentence when a topic is set up.
      return List.of();
    }
  }

  private List<Report> reports() {
    String type = notice.path("notificationType").asString(notice.path("eventType").asString(""));
    return switch (type) {
      case "Bounce" -> bounces();
      case "Complaint" -> complaints();
      case "Delivery" -> deliveries();
      case "DeliveryDelay" -> delays();
      default -> List.of();
    };
  }

  private List<Report> bounces() {
    JsonNode bounce = notice.path("bounce");
    String type = bounce.path("bounceType").asString("");
    List<Report> reports = new ArrayList<>();
    for (JsonNode recipient : bounce.path("bouncedRecipients")) {
      Report.Kind kind =
          type.equals("Permanent")
              ? permanent(bounce.path("bounceSubType").asString(""), recipient)
              : Report.Kind.SOFT_BOUNCE;
      String detail =
          type
              + " "
              + bounce.path("bounceSubType").asString("")
              + " "
              + recipient.path("diagnosticCode").asString("");
      add(reports, kind, bounce, recipient.path("emailAddress").asString(""), detail);
    }
    return reports;
  }

  /** SES calls a bounce permanent also when the letter alone was not wanted. */
  private static Report.Kind permanent(String subType, JsonNode recipient) {
    String status = recipient.path("status").asString("");
    boolean general = subType.equals("General") && !status.isEmpty();
    Bounce bounce = general ? Bounce.ofStatus(status) : Bounce.HARD;
    return bounce == Bounce.REFUSED ? Report.Kind.REFUSED : Report.Kind.HARD_BOUNCE;
  }

  private List<Report> complaints() {
    JsonNode complaint = notice.path("complaint");
    // Feedback of the kind "not-spam" takes a letter out of the junk folder.
    String feedback = complaint.path("complaintFeedbackType").asString("");
    if (feedback.equals("not-spam")) {
      return List.of();
    }
    List<Report> reports = new ArrayList<>();
    for (JsonNode recipient : complaint.path("complainedRecipients")) {
      add(
          reports,
          Report.Kind.COMPLAINT,
          complaint,
          recipient.path("emailAddress").asString(""),
          feedback);
    }
    return reports;
  }

  private List<Report> deliveries() {
    JsonNode delivery = notice.path("delivery");
    List<Report> reports = new ArrayList<>();
    for (JsonNode recipient : delivery.path("recipients")) {
      String detail = delivery.path("smtpResponse").asString("");
      add(reports, Report.Kind.DELIVERED, delivery, recipient.asString(""), detail);
    }
    return reports;
  }

  private List<Report> delays() {
    JsonNode delay = notice.path("deliveryDelay");
    List<Report> reports = new ArrayList<>();
    for (JsonNode recipient : delay.path("delayedRecipients")) {
      String detail = delay.path("delayType").asString("");
      String address = recipient.path("emailAddress").asString("");
      add(reports, Report.Kind.DELAYED, delay, address, detail);
    }
    return reports;
  }

  private void add(
      List<Report> reports, Report.Kind kind, JsonNode part, String address, String detail) {
    Matcher brackets = IN_BRACKETS.matcher(address);
    Optional<MailAddress> recipient =
        MailAddress.tryParse(brackets.find() ? brackets.group(1) : address);
    if (recipient.isEmpty()) {
      return;
    }
    String providerId = notice.path("mail").path("messageId").asString("");
    String feedbackId = part.path("feedbackId").asString(providerId);
    Instant at = time(part.path("timestamp").asString(""));
    String eventId =
        "ses:%s:%s:%s"
            .formatted(kind.word(), feedbackId, recipient.get().hash().substring(0, HASH_PART));
    reports.add(
        new Report(
            kind == Report.Kind.DELAYED ? eventId + ":" + at.toEpochMilli() : eventId,
            kind,
            token(),
            providerId.isEmpty() ? null : providerId,
            recipient.get(),
            MailAddress.maskedIn(detail.strip()),
            at,
            "ses"));
  }

  /** Our name for the letter: the tag of an event, or our header where headers are included. */
  private @Nullable String token() {
    JsonNode tag = notice.path("mail").path("tags").path(SesTransport.TAG).path(0);
    if (tag.isString()) {
      return tag.asString();
    }
    for (JsonNode header : notice.path("mail").path("headers")) {
      if (header.path("name").asString("").equalsIgnoreCase(LetterMime.TOKEN_HEADER)) {
        return header.path("value").asString(null);
      }
    }
    return null;
  }

  private Instant time(String text) {
    try {
      Instant at = Instant.parse(text);
      return at.isAfter(now) ? now : at;
    } catch (DateTimeParseException unreadable) {
      return now;
    }
  }
}

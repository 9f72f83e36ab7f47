package rowhouse.weekly.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;

/** A subscription as its reader may see it. */
public record SubscriptionView(
    String token,
    String emailMasked,
    String state,
    String reason,
    String language,
    String timeZone,
    int weekday,
    int hour,
    String frequency,
    List<String> sections,
    @Nullable Instant pausedUntil,
    boolean connected,
    boolean waitingForData,
    @Nullable Instant nextIssueAt,
    @Nullable Instant confirmedAt,
    boolean example,
    Links links) {

  /** Where its pages are. */
  public record Links(String preferences, String unsubscribe, String archive) {}

  /** What {@code subscription} shows; links begin with {@code base}. */
  public static SubscriptionView of(Subscription subscription, SignedLinks links, String base) {
    Wishes wishes = subscription.wishes();
    String token = links.token(Use.PREFERENCES, subscription.id());
    return new SubscriptionView(
        token,
        subscription.maskedEmail(),
        subscription.state().word(),
        subscription.reason(),
        wishes.language(),
        wishes.timeZone(),
        wishes.weekday(),
        wishes.hour(),
        wishes.frequency().word(),
        wishes.sections().stream().sorted().map(Section::word).toList(),
        subscription.pausedUntil(),
        subscription.member() != null,
        subscription.remindedAt() != null,
        subscription.nextAt(),
        subscription.confirmedAt(),
        subscription.example(),
        new Links(
            base + "/p/" + token,
            base + "/u/" + links.token(Use.UNSUBSCRIBE, subscription.id()),
            base + "/issues?key=" + links.token(Use.ARCHIVE, subscription.id())));
  }
}

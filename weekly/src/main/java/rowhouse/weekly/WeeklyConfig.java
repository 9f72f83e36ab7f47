package rowhouse.weekly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.watching.door.WatchingKeys;

/**
 * The settings of the weekly letter.
 *
 * @param visitors whether people other than the owner may use it
 * @param approval whether the owner looks at each letter before it is sent
 * @param sender the postal line below every letter, or empty
 * @param unsubscribeMail a mailbox that the operator reads for unsubscribes, if any
 * @param token the key of the original's cron, or empty
 * @param adminKey the key of the original's admin calls, or empty
 */
public record WeeklyConfig(
    boolean visitors,
    boolean approval,
    String sender,
    @Nullable MailAddress unsubscribeMail,
    String token,
    String adminKey) {
  static final Key<Boolean> VISITORS =
      Key.flag(
          "rowhouse.weekly.visitors", false, "Whether people other than the owner may use weekly.");
  static final Key<Boolean> APPROVAL =
      Key.flag(
          "rowhouse.weekly.approval",
          false,
          "Whether the owner approves each weekly letter before it is sent.");
  static final Key<String> SENDER =
      Key.text(
          "rowhouse.weekly.sender", "", "The name and postal address below every weekly letter.");
  static final Key<String> UNSUBSCRIBE_MAIL =
      new Key<>(
          "rowhouse.weekly.unsubscribe-mail",
          "A mailbox that is read for unsubscribes, beside the one-click address.",
          "",
          false,
          WeeklyConfig::address);
  static final Key<String> TOKEN =
      Key.token("rowhouse.weekly.token", "The key with which a cron may start weekly's batches.");
  static final Key<String> ADMIN_KEY =
      Key.token("rowhouse.weekly.admin-key", "The key with which a program may use weekly's desk.");

  /** Every key of the weekly letter. */
  public static final List<Key<?>> KEYS =
      WatchingKeys.with("weekly", VISITORS, APPROVAL, SENDER, UNSUBSCRIBE_MAIL, TOKEN, ADMIN_KEY);

  static WeeklyConfig of(Config config) {
    return new WeeklyConfig(
        config.get(VISITORS),
        config.get(APPROVAL),
        config.get(SENDER),
        MailAddress.tryParse(config.get(UNSUBSCRIBE_MAIL)).orElse(null),
        config.get(TOKEN),
        config.get(ADMIN_KEY));
  }

  private static String address(String text) {
    if (!text.isEmpty() && MailAddress.tryParse(text).isEmpty()) {
      throw new IllegalArgumentException("must be an e-mail address, not \"" + text + "\"");
    }
    return text;
  }
}

package rowhouse.foundation.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;

/**
 * How letters leave the house.
 *
 * @param from who writes; null while the operator has not said it
 * @param replyTo where answers go; null for the writer
 * @param folder of the transport {@code folder}; empty for one in the data folder
 * @param topics the topics whose notices are believed
 * @param hookToken what a mail server shows when it hands in reports; empty for none
 * @param tries how often one letter is handed over before it has failed
 */
public record MailConfig(
    String transport,
    @Nullable Mailbox from,
    @Nullable MailAddress replyTo,
    String folder,
    SmtpSpec smtp,
    SesSpec ses,
    List<String> topics,
    String hookToken,
    Rates rates,
    int tries) {

  /** How fast letters go: by the provider, by the recipient's domain, and in a sliding day. */
  public record Rates(int perSecond, int domainPerMinute, int perDay) {}

  /** A mail server; {@code tls} is {@code starttls}, {@code implicit} or {@code none}. */
  public record SmtpSpec(
      String host, int port, String user, String password, String tls, String certificate) {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "SMTP " + host + ":" + port;
    }
  }

  /** Amazon's mail service; without keys those of the environment are taken. */
  public record SesSpec(
      String region, String accessKey, String secretKey, String endpoint, String configurationSet) {
    /** Leaves the keys out. */
    @Override
    public String toString() {
      return "SES " + region;
    }
  }

  private static final String PREFIX = "rowhouse.mail.";
  private static final Key<String> TRANSPORT =
      Key.choice(
          PREFIX + "transport",
          "folder",
          List.of("folder", "smtp", "ses", "off"),
          "How letters leave: into a folder, by a mail server, by Amazon SES, or not at all.");
  private static final Key<String> FROM =
      mailbox("from", "Who writes, as post@example.com or Rowhouse <post@example.com>.");
  private static final Key<String> REPLY_TO =
      mailbox("reply-to", "Where answers go; empty for the writer.");
  private static final Key<String> FOLDER =
      Key.text(PREFIX + "folder", "", "The folder of transport folder; empty for <data>/mail.");
  private static final Key<String> SMTP_HOST =
      Key.text(PREFIX + "smtp.host", "", "The mail server.");
  private static final Key<Integer> SMTP_PORT =
      Key.number(
          PREFIX + "smtp.port", 0, 0, 65_535, "Its port; 0 for 587, or 465 with implicit TLS.");
  private static final Key<String> SMTP_USER =
      Key.text(PREFIX + "smtp.user", "", "The user at the mail server; empty for none.");
  private static final Key<String> SMTP_PASSWORD =
      Key.secret(PREFIX + "smtp.password", "The password at the mail server.");
  private static final Key<String> SMTP_TLS =
      Key.choice(
          PREFIX + "smtp.tls",
          "starttls",
          List.of("starttls", "implicit", "none"),
          "How the way to the mail server is sealed.");
  private static final Key<String> SMTP_CERTIFICATE =
      Key.text(
          PREFIX + "smtp.certificate",
          "",
          "A PEM file with the certificate of a mail server that no authority has signed.");
  private static final Key<String> SES_REGION =
      Key.text(PREFIX + "ses.region", "us-east-1", "The region of Amazon SES.");
  private static final Key<String> SES_ACCESS_KEY =
      Key.secret(PREFIX + "ses.access-key", "The access key; empty for the environment's.");
  private static final Key<String> SES_SECRET_KEY =
      Key.secret(PREFIX + "ses.secret-key", "The secret key that belongs to it.");
  private static final Key<String> SES_ENDPOINT =
      Key.address(PREFIX + "ses.endpoint", "Another address of the SES interface.");
  private static final Key<String> SES_SET =
      Key.text(PREFIX + "ses.configuration-set", "", "The configuration set that tells of events.");
  private static final Key<List<String>> SES_TOPICS =
      Key.list(PREFIX + "ses.topics", "", "The ARNs of the SNS topics whose notices are believed.");
  private static final Key<String> HOOK_TOKEN =
      Key.token(PREFIX + "dsn.token", "What a mail server shows to hand in reports of delivery.");
  private static final Key<Integer> PER_SECOND =
      Key.number(PREFIX + "rate.per-second", 10, 1, 10_000, "Letters per second to the provider.");
  private static final Key<Integer> DOMAIN_PER_MINUTE =
      Key.number(
          PREFIX + "rate.domain-per-minute",
          300,
          1,
          100_000,
          "Letters per minute to one recipient's domain.");
  private static final Key<Integer> PER_DAY =
      Key.number(
          PREFIX + "rate.per-day", 0, 0, 100_000_000, "Letters in any 24 hours; 0 for no limit.");
  private static final Key<Integer> TRIES =
      Key.number(PREFIX + "tries", 8, 1, 50, "How often one letter is tried.");

  /** Every key of the post. */
  public static final List<Key<?>> KEYS =
      List.of(
          TRANSPORT,
          FROM,
          REPLY_TO,
          FOLDER,
          SMTP_HOST,
          SMTP_PORT,
          SMTP_USER,
          SMTP_PASSWORD,
          SMTP_TLS,
          SMTP_CERTIFICATE,
          SES_REGION,
          SES_ACCESS_KEY,
          SES_SECRET_KEY,
          SES_ENDPOINT,
          SES_SET,
          SES_TOPICS,
          HOOK_TOKEN,
          PER_SECOND,
          DOMAIN_PER_MINUTE,
          PER_DAY,
          TRIES);

  private static Key<String> mailbox(String name, String meaning) {
    return new Key<>(PREFIX + name, meaning, "", false, MailConfig::checkedMailbox);
  }

  private static String checkedMailbox(String text) {
    if (!text.isBlank()) {
      Mailbox.parse(text);
    }
    return text.strip();
  }

  /** Reads the settings. */
  public static MailConfig of(Config config) {
    String from = config.get(FROM);
    String replyTo = config.get(REPLY_TO);
    String tls = config.get(SMTP_TLS);
    int port = config.get(SMTP_PORT);
    return new MailConfig(
        config.get(TRANSPORT),
        from.isEmpty() ? null : Mailbox.parse(from),
        replyTo.isEmpty() ? null : Mailbox.parse(replyTo).address(),
        config.get(FOLDER),
        new SmtpSpec(
            config.get(SMTP_HOST),
            port > 0 ? port : tls.equals("implicit") ? 465 : 587,
            config.get(SMTP_USER),
            config.get(SMTP_PASSWORD),
            tls,
            config.get(SMTP_CERTIFICATE)),
        new SesSpec(
            config.get(SES_REGION),
            config.get(SES_ACCESS_KEY),
            config.get(SES_SECRET_KEY),
            config.get(SES_ENDPOINT),
            config.get(SES_SET)),
        config.get(SES_TOPICS),
        config.get(HOOK_TOKEN),
        new Rates(config.get(PER_SECOND), config.get(DOMAIN_PER_MINUTE), config.get(PER_DAY)),
        config.get(TRIES));
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "mail by " + transport + " from " + from;
  }

  /** Whether the settings name all that the transport needs. */
  boolean complete() {
    return switch (transport) {
      case "folder" -> true;
      case "smtp" -> from != null && !smtp.host().isEmpty();
      case "ses" -> from != null;
      default -> false;
    };
  }
}

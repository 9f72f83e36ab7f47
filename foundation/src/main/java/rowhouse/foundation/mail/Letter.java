package rowhouse.foundation.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to read. Made by {@link #to} and refined by the other methods, each of which
 * returns a changed copy. A text that would end a header line is refused at once.
 */
public final class Letter {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
  private static final int LONGEST_SUBJECT = 250;

  private final MailAddress to;
  private String subject = "";
  private String text = "";
  private @Nullable String html;
  private String kind = "letter";
  private String list = "";
  private @Nullable URI unsubscribe;
  private @Nullable MailAddress unsubscribeMail;
  private @Nullable MailAddress replyTo;
  private @Nullable String fromName;
  private @Nullable String language;
  private @Nullable Long member;
  private @Nullable Instant due;
  private @Nullable Instant notAfter;
  private int priority;

  private Letter(MailAddress to) {
    this.to = to;
  }

  private Letter(Letter other) {
    this.to = other.to;
    this.subject = other.subject;
    this.text = other.text;
    this.html = other.html;
    this.kind = other.kind;
    this.list = other.list;
    this.unsubscribe = other.unsubscribe;
    this.unsubscribeMail = other.unsubscribeMail;
    this.replyTo = other.replyTo;
    this.fromName = other.fromName;
    this.language = other.language;
    this.member = other.member;
    this.due = other.due;
    this.notAfter = other.notAfter;
    this.priority = other.priority;
  }

  /** A letter to one person. */
  public static Letter to(MailAddress to) {
    return new Letter(to);
  }

  static String checkLine(String text) {
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
      throw new IllegalArgumentException("A header is one line without control characters.");
    }
    return text;
  }

  private static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A kind and a list are named like weekly_issue: " + name);
    }
    return name;
  }

  /** One line of at most 250 characters. */
  public Letter subject(String subject) {
    if (subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException("A subject has 250 characters at most.");
    }
    Letter letter = new Letter(this);
    letter.subject = checkLine(subject);
    return letter;
  }

  /** The text that every letter has, for those who read no HTML. */
  public Letter text(String text) {
    Letter letter = new Letter(this);
    letter.text = text;
    return letter;
  }

  /** The same as a page. */
  public Letter html(String html) {
    Letter letter = new Letter(this);
    letter.html = html;
    return letter;
  }

  /** What sort of letter it is; stands in the figures and in Feedback-ID. */
  public Letter kind(String kind) {
    Letter letter = new Letter(this);
    letter.kind = checkName(kind);
    return letter;
  }

  /** The list by which it is sent to many; whoever left the list does not get it. */
  public Letter list(String list) {
    Letter letter = new Letter(this);
    letter.list = checkName(list);
    return letter;
  }

  /**
   * How to leave the list with one click (RFC 8058).
   *
   * @param address where a POST without a cookie unsubscribes; https on any public server
   * @param mailbox where a mail does the same, if anywhere
   */
  public Letter unsubscribe(URI address, @Nullable MailAddress mailbox) {
    Letter letter = new Letter(this);
    checkLine(address.toASCIIString());
    letter.unsubscribe = address;
    letter.unsubscribeMail = mailbox;
    return letter;
  }

  /** Where answers go, when not to the operator's own address. */
  public Letter replyTo(MailAddress replyTo) {
    Letter letter = new Letter(this);
    letter.replyTo = replyTo;
    return letter;
  }

  /** The name beside the operator's address. */
  public Letter fromName(String name) {
    Letter letter = new Letter(this);
    letter.fromName = checkLine(name);
    return letter;
  }

  /** The language that it is written in, as {@code en}, {@code zh} or {@code ko}. */
  public Letter language(String language) {
    Letter letter = new Letter(this);
    letter.language = checkName(language);
    return letter;
  }

  /** Whose letter it is, so that it can be erased and taken out with everything else of theirs. */
  public Letter member(long member) {
    Letter letter = new Letter(this);
    letter.member = member;
    return letter;
  }

  /** Not before that time. */
  public Letter due(Instant due) {
    Letter letter = new Letter(this);
    letter.due = due;
    return letter;
  }

  /** Of no use after that time: it is then not sent at all. */
  public Letter notAfter(Instant notAfter) {
    Letter letter = new Letter(this);
    letter.notAfter = notAfter;
    return letter;
  }

  /** From -1000 to 1000; letters that a person waits for go before those to many. */
  public Letter priority(int priority) {
    Letter letter = new Letter(this);
    letter.priority = priority;
    return letter;
  }

  MailAddress to() {
    return to;
  }

  String subject() {
    return subject;
  }

  String text() {
    return text;
  }

  @Nullable String html() {
    return html;
  }

  String kind() {
    return kind;
  }

  String list() {
    return list;
  }

  @Nullable URI unsubscribe() {
    return unsubscribe;
  }

  @Nullable MailAddress unsubscribeMail() {
    return unsubscribeMail;
  }

  @Nullable MailAddress replyTo() {
    return replyTo;
  }

  @Nullable String fromName() {
    return fromName;
  }

  @Nullable String language() {
    return language;
  }

  @Nullable Long member() {
    return member;
  }

  Instant dueFrom(Instant now) {
    return Objects.requireNonNullElse(due, now);
  }

  @Nullable Instant notAfter() {
    return notAfter;
  }

  int priority() {
    return priority;
  }

  /** Masked, as its address is. */
  @Override
  public String toString() {
    return kind + " to " + to;
  }
}

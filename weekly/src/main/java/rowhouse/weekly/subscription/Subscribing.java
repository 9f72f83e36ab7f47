package rowhouse.weekly.subscription;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.mail.Letter;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.weekly.letter.ConfirmLetter;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;

/**
 * Double opt-in: a wish counts once the owner of the mailbox has clicked. Whoever asks learns
 * nothing about an address, whether it is known or not.
 */
public final class Subscribing {
  private static final Duration VALID = Duration.ofDays(2);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LETTERS_A_DAY = 3;
  private static final int FIRST = 100;

  private final Database db;
  private final Clock clock;
  private final Room room;
  private final Mail mail;
  private final SignedLinks links;
  private final Preferences preferences;
  private final String sender;
  private final SubscriptionStore store = new SubscriptionStore();
  private final RequestStore requests = new RequestStore();
  private final SecureRandom random = new SecureRandom();

  /**
   * Subscribes in {@code room}.
   *
   * @param sender the postal line below every letter, or empty
   */
  public Subscribing(
      Room room, Mail mail, SignedLinks links, Preferences preferences, String sender) {
    this.db = room.database();
    this.clock = room.clock();
    this.room = room;
    this.mail = mail;
    this.links = links;
    this.preferences = preferences;
    this.sender = sender;
  }

  /** What is missing before anything can be sent, as the code of a problem. */
  public Optional<String> missing() {
    Optional<String> missing = mail.missing();
    return missing.isPresent() || room.links().base().isPresent()
        ? missing
        : Optional.of("base_url_missing");
  }

  /**
   * Takes a wish and has a letter sent that asks for the click. At most three such letters go to
   * one address in a day; further wishes change nothing.
   *
   * @param ip of whoever asked, kept as a keyed hash alone
   */
  public void ask(String email, Wishes wishes, @Nullable Long member, String ip) {
    missing()
        .ifPresent(code -> {
          throw new Problem(503, code);
        });
    MailAddress address = address(email);
    String base = room.links().base().orElseThrow();
    Instant now = clock.instant();
    db.change(sql -> {
      Subscription known = store.ensure(sql, address, member, wishes, now);
      Subscription held = store.hold(sql, known.id()).orElseThrow();
      if (requests.since(sql, held.id(), now.minus(DAY)) >= LETTERS_A_DAY) {
        return;
      }
      String token = token();
      long request =
          requests.add(sql, held.id(), links.hash(token), member, wishes, now, now.plus(VALID));
      boolean already = held.state().isOn() && (member == null || member.equals(held.member()));
      Written written =
          already
              ? ConfirmLetter.already(
                  held.wishes().language(),
                  base + "/p/" + links.token(Use.PREFERENCES, held.id()),
                  sender)
              : ConfirmLetter.ask(wishes.language(), base + "/confirm?token=" + token, sender);
      store.log(
          sql,
          held.id(),
          "requested",
          ConfirmLetter.TEXT_VERSION,
          wishes.language(),
          links.hash(ip),
          now);
      mail.outbox().add("weekly.confirm:" + request, letter(address, written, wishes, now));
    });
  }

  /** No list: whoever left the list may still ask for it again. */
  private static Letter letter(MailAddress to, Written written, Wishes wishes, Instant now) {
    return Letter.to(to)
        .subject(written.subject())
        .text(written.text())
        .html(written.html())
        .kind("confirm")
        .language(wishes.language())
        .notAfter(now.plus(VALID))
        .priority(FIRST);
  }

  static MailAddress address(String email) {
    try {
      return MailAddress.parse(email);
    } catch (MailAddress.Refused refused) {
      throw new Problem(422, "email_invalid");
    }
  }

  /** Whose wish waits behind a token, for the page that asks for one more click. */
  public Optional<Subscription> waiting(String token) {
    String hash = links.hash(token);
    return db.read(sql ->
        requests
            .find(sql, hash, clock.instant())
            .flatMap(request -> store.find(sql, request.subscription())));
  }

  /** The click has come. Clicking again changes nothing. */
  public Optional<Subscription> confirm(String token, String ip) {
    String hash = links.hash(token);
    Instant now = clock.instant();
    return db.write(sql ->
        requests
            .find(sql, hash, now)
            .flatMap(request ->
                store
                    .hold(sql, request.subscription())
                    .map(held -> confirmed(sql, request, held, ip, now))));
  }

  private Subscription confirmed(
      JdbcClient sql, RequestStore.Request request, Subscription held, String ip, Instant now) {
    if (!requests.use(sql, request.id(), now)) {
      return held;
    }
    Long member = request.member() == null ? held.member() : request.member();
    Subscription active =
        held.in(Subscription.State.ACTIVE, "", null)
            .wishing(request.wishes())
            .of(member)
            .confirmed(now);
    Subscription planned = preferences.planned(active, now);
    store.save(sql, planned, now);
    store.log(
        sql,
        held.id(),
        "confirmed",
        ConfirmLetter.TEXT_VERSION,
        request.wishes().language(),
        links.hash(ip),
        now);
    mail.suppressions().lift(address(held.email()).hash(), Preferences.LIST);
    return planned;
  }

  /** Forgets wishes of a month ago that nobody confirmed. */
  public int sweep() {
    Instant before = clock.instant().minus(KEPT);
    return db.write(sql -> requests.sweep(sql, before));
  }

  private String token() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Where a mail program unsubscribes with one click. */
  public static URI oneClick(String base, SignedLinks links, long subscription) {
    return URI.create(base + "/u/" + links.token(Use.UNSUBSCRIBE, subscription));
  }
}

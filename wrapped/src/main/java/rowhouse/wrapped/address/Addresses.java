package rowhouse.wrapped.address;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.Letter;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.mail.OutboxLetter;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.letter.AddressLetter;

/**
 * Verifies addresses: each gets a letter with a link, and counts once somebody who reads it has
 * clicked. Whoever asks learns nothing about an address.
 */
public final class Addresses {
  private static final Duration VALID = Duration.ofDays(2);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LETTERS_A_DAY = 3;
  private static final int TOKEN_BYTES = 24;
  private static final int PRIORITY = 100;

  private final Room room;
  private final Mail mail;
  private final Members members;
  private final AddressStore store = new AddressStore();
  private final SecureRandom random = new SecureRandom();

  /** Addresses of {@code members}, written to by {@code mail}. */
  public Addresses(Room room, Mail mail, Members members) {
    this.room = room;
    this.mail = mail;
    this.members = members;
  }

  /** Binds the job. */
  public void bind() {
    room.jobs()
        .on(
            AskForAddress.KIND,
            AskForAddress.class,
            this::write,
            KindPolicy.standard().timeout(Duration.ofMinutes(1)));
  }

  AddressStore store() {
    return store;
  }

  /**
   * Where somebody's address stands.
   *
   * @param email the one that letters go to, else one that was left and never verified
   * @param waiting to which a link was sent that still waits for its click
   */
  record Standing(@Nullable String email, boolean verified, @Nullable String waiting) {}

  Standing standing(long member) {
    Instant now = room.clock().instant();
    Optional<String> verified = members.verifiedEmail(member);
    return new Standing(
        verified.or(() -> members.unverifiedEmail(member)).orElse(null),
        verified.isPresent(),
        room.database()
            .read(sql -> store.waitingOf(sql, member, now))
            .map(request -> request.email().text())
            .orElse(null));
  }

  /**
   * Has a letter sent that asks for the click. At most three go to one address in a day, and three
   * for one person; further wishes change nothing.
   */
  void ask(Member member, MailAddress address, Locale language) {
    mail.demand();
    room.database().change(sql -> ask(sql, member.id(), address, language));
  }

  /**
   * A device has given an address to somebody: asks it, in the caller's transaction. A device where
   * nobody is signed in cannot take the place of an address that was verified.
   */
  public void given(JdbcClient sql, long person, MailAddress address, boolean signedIn) {
    boolean waits =
        store
            .waitingOf(sql, person, room.clock().instant())
            .filter(request -> request.email().equals(address))
            .isPresent();
    if (waits || (!signedIn && members.verifiedEmail(person).isPresent())) {
      return;
    }
    Locale language =
        members.find(person).map(member -> member.locale(Locale.ENGLISH)).orElse(Locale.ENGLISH);
    ask(sql, person, address, language);
  }

  private void ask(JdbcClient sql, long member, MailAddress address, Locale language) {
    Instant now = room.clock().instant();
    store.hold(sql, member, address);
    boolean verified =
        members
            .verifiedEmail(member)
            .flatMap(MailAddress::tryParse)
            .filter(address::equals)
            .isPresent();
    if (verified) {
      store.withdrawOthers(sql, member, address);
      return;
    }
    if (store.enough(sql, member, address, LETTERS_A_DAY, now.minus(DAY))) {
      return;
    }
    store.withdrawOthers(sql, member, address);
    long request = store.add(sql, member, address, now, now.plus(VALID));
    room.jobs()
        .add(
            new AskForAddress(request, language.getLanguage()),
            AddOptions.standard().priority(PRIORITY));
  }

  /** Asks what hinders a letter outside of any transaction, since that reads the house. */
  private void write(JobRun<AskForAddress> job) {
    long id = job.payload().request();
    Instant now = room.clock().instant();
    AddressStore.Request request =
        room.database().read(sql -> store.waiting(sql, id, now)).orElse(null);
    if (request == null) {
      return; // withdrawn, or too old by now
    }
    String token = token();
    String link = room.links().to("address?token=" + token).orElse("");
    boolean possible = mail.missing().isEmpty() && !link.isEmpty();
    job.complete(_ -> {
      room.database()
          .change(sql -> {
            if (!possible) {
              store.delete(sql, id);
            } else if (store.written(sql, id, Sha256.hex(token))) {
              mail.outbox().add("address:" + id, letter(request, job.payload().language(), link));
            }
          });
      return null;
    });
  }

  private static Letter letter(AddressStore.Request request, String language, String link) {
    return AddressLetter.ask(request.email(), Locale.of(language), link)
        .member(request.member())
        .notAfter(request.expiresAt())
        .priority(PRIORITY);
  }

  /** The click has come: from now on letters go to this address. Clicking again changes nothing. */
  Optional<MailAddress> confirm(String token) {
    Instant now = room.clock().instant();
    String hash = Sha256.hex(token);
    return room.database()
        .write(sql -> {
          Optional<AddressStore.Request> request = store.byToken(sql, hash, now);
          request
              .filter(clicked -> store.confirm(sql, clicked, now))
              .ifPresent(
                  clicked -> members.verifyEmail(sql, clicked.member(), clicked.email().text()));
          return request.map(AddressStore.Request::email);
        });
  }

  /** Takes every address of a person away, also those of their devices, and ends their letters. */
  void forget(long member) {
    room.database()
        .change(sql -> {
          store.withdraw(sql, member);
          members.forgetEmails(sql, member);
          for (OutboxLetter letter : mail.outbox().ofMember(member)) {
            mail.outbox().cancel(letter.id());
          }
        });
  }

  /** Forgets requests of a month ago; withdrawn ones only count for a day. */
  public void sweep() {
    Instant now = room.clock().instant();
    room.database().change(sql -> store.sweep(sql, now.minus(KEPT), now.minus(DAY)));
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

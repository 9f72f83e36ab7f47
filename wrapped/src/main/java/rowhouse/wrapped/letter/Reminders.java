package rowhouse.wrapped.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.Letter;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunStatus;
import rowhouse.wrapped.run.Runs;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks people to link their account anew: an hour after the link was found to be over, at most once
 * an hour and twice in a life, and not at all when they have linked it since.
 */
public final class Reminders {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration WAIT = Duration.ofHours(1);
  private static final Duration USE = Duration.ofDays(2);
  private static final int MOST = 2;

  private final Room room;
  private final Mail mail;
  private final Members members;
  private final Runs runs;
  private final ReminderStore store = new ReminderStore();

  /** Reminders sent by {@code mail}. */
  public Reminders(Room room, Mail mail, Members members, Runs runs) {
    this.room = room;
    this.mail = mail;
    this.members = members;
    this.runs = runs;
  }

  /** Binds the job. */
  public void bind() {
    room.jobs()
        .on(
            RemindToLink.KIND,
            RemindToLink.class,
            this::remind,
            KindPolicy.standard().timeout(Duration.ofMinutes(1)));
  }

  /** The link of {@code member} has failed: reminds in an hour, in the caller's transaction. */
  public void linkFailed(JdbcClient sql, long member) {
    Instant now = room.clock().instant();
    if (store.mayRemind(sql, member, MOST, now.minus(WAIT))) {
      room.jobs()
          .add(
              new RemindToLink(member, now.toEpochMilli()),
              AddOptions.unique("notify:reauth:" + member).delay(WAIT));
    }
  }

  private void remind(JobRun<RemindToLink> job) {
    RemindToLink wish = job.payload();
    Member member = members.find(wish.member()).orElse(null);
    if (member == null) {
      return;
    }
    Optional<MailAddress> to = members.verifiedEmail(member.id()).flatMap(MailAddress::tryParse);
    Optional<Run> ready = runs.latest(member.id()).filter(run -> run.status() == RunStatus.READY);
    Optional<String> link =
        room.links().to(ready.map(run -> "story/" + run.id()).orElse("connect"));
    String skipped = "";
    Instant since = Instant.ofEpochMilli(wish.since());
    if (room.database().read(sql -> store.linkedSince(sql, member.id(), since))) {
      skipped = "linked_since";
    } else if (mail.missing().isPresent() || link.isEmpty()) {
      skipped = mail.missing().orElse("base_url_missing");
    } else if (to.isEmpty()) {
      skipped = "no_verified_address";
    }
    String hindrance = skipped;
    job.complete(_ -> {
      String outcome =
          room.database()
              .write(sql ->
                  hindrance.isEmpty()
                      ? send(sql, member, to.orElseThrow(), link.orElseThrow(), ready.isPresent())
                      : hindrance);
      return JSON.writeValueAsString(Map.of("outcome", outcome));
    });
  }

  private String send(
      JdbcClient sql, Member member, MailAddress to, String link, boolean hasStory) {
    Instant now = room.clock().instant();
    Optional<Integer> count = store.reminded(sql, member.id(), MOST, now.minus(WAIT), now);
    if (count.isEmpty()) {
      return "reminded_enough";
    }
    mail.outbox()
        .add("reauth:" + member.id() + ":" + count.get(), letter(member, to, link, hasStory));
    return "queued";
  }

  private Letter letter(Member member, MailAddress to, String link, boolean hasStory) {
    LetterWords words = LetterWords.of(member.locale(Locale.ENGLISH));
    String kind = hasStory ? "reauth.story" : "reauth.link";
    LetterPage page =
        new LetterPage(
            words.locale().getLanguage(),
            words.say("reauth.title"),
            List.of(words.say("reauth.why"), words.say(kind)),
            words.say(kind + ".action"),
            link,
            words.say("reauth.footer"));
    return Letter.to(to)
        .subject(words.say("reauth.subject"))
        .text(page.text())
        .html(page.html())
        .kind("reauth_notify")
        .language(words.locale().getLanguage())
        .member(member.id())
        .notAfter(room.clock().instant().plus(USE));
  }
}

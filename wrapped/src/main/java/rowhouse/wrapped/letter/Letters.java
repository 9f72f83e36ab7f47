package rowhouse.wrapped.letter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import rowhouse.wrapped.run.RunStage;
import rowhouse.wrapped.run.RunStatus;
import rowhouse.wrapped.run.Runs;
import rowhouse.wrapped.run.WhenReady;
import tools.jackson.databind.json.JsonMapper;

/** Writes to people whose story is ready, when they have an address that is verified. */
public final class Letters implements WhenReady {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration USE = Duration.ofDays(7);
  private static final int PRIORITY = 50;

  private final Room room;
  private final Mail mail;
  private final Members members;
  private final Runs runs;

  /** Letters about {@code runs}, sent by {@code mail}. */
  public Letters(Room room, Mail mail, Members members, Runs runs) {
    this.room = room;
    this.mail = mail;
    this.members = members;
    this.runs = runs;
  }

  /** Binds the job. */
  public void bind() {
    room.jobs()
        .on(
            WriteLetter.KIND,
            WriteLetter.class,
            this::write,
            KindPolicy.standard().timeout(Duration.ofMinutes(1)));
  }

  @Override
  public boolean ready(JdbcClient sql, Run run) {
    return run.mail() && !run.example() && add(run, 0).isPresent();
  }

  /** Writes once more, whatever was wished; nothing without a verified address. */
  public Optional<Long> again(JdbcClient sql, Run run) {
    Optional<Long> job = add(run, room.clock().millis());
    if (job.isPresent()) {
      runs.stage(sql, run.id(), RunStage.EMAIL);
    }
    return job;
  }

  private Optional<Long> add(Run run, long again) {
    return members
        .verifiedEmail(run.memberId())
        .map(_ ->
            room.jobs()
                .add(
                    new WriteLetter(run.id(), run.turn(), again),
                    AddOptions.unique("email:" + run.id())));
  }

  /** Asks what hinders a letter outside of any transaction, since that reads the house. */
  private void write(JobRun<WriteLetter> job) {
    Run run = runs.find(job.payload().run()).orElse(null);
    if (run == null || run.status() != RunStatus.READY || run.turn() != job.payload().turn()) {
      return; // deleted or made anew, and then another letter tells of it
    }
    String hindrance = mail.missing().orElse(null);
    String link = room.links().to("story/" + run.id()).orElse(null);
    Optional<MailAddress> to = members.verifiedEmail(run.memberId()).flatMap(MailAddress::tryParse);
    if (hindrance == null && to.isEmpty()) {
      hindrance = "no_verified_address";
    }
    if (hindrance == null && link == null) {
      hindrance = "base_url_missing";
    }
    String skipped = hindrance;
    job.complete(_ -> {
      room.database()
          .change(sql -> {
            if (skipped == null) {
              mail.outbox().add(key(job.payload()), letter(run, to.orElseThrow(), link));
            }
            runs.stage(sql, run.id(), RunStage.READY);
          });
      return JSON.writeValueAsString(
          skipped == null ? Map.of("queued", true) : Map.of("skipped", skipped));
    });
  }

  /** One letter for each start of a run, and one more for each time the operators ask. */
  private static String key(WriteLetter letter) {
    return "ready:" + letter.run() + ":" + letter.turn() + ":" + letter.again();
  }

  private Letter letter(Run run, MailAddress to, @Nullable String link) {
    Locale language =
        members.find(run.memberId()).map(Member::language).map(Locale::of).orElse(run.language());
    LetterWords words = LetterWords.of(language);
    String year = String.valueOf(run.year());
    LetterPage page =
        new LetterPage(
            words.locale().getLanguage(),
            words.say("ready.title", year),
            List.of(
                words.say("ready.videos", run.videos() == null ? 0L : run.videos(), year),
                words.say("ready.private")),
            words.say("ready.action"),
            String.valueOf(link),
            words.say("ready.footer"));
    return Letter.to(to)
        .subject(words.say("ready.subject", year))
        .text(page.text())
        .html(page.html())
        .kind("wrapped_ready")
        .language(words.locale().getLanguage())
        .member(run.memberId())
        .notAfter(room.clock().instant().plus(USE))
        .priority(PRIORITY);
  }
}

package rowhouse.watching.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.archive.ArchiveFault;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.MemberSessions;
import rowhouse.watching.member.Members;
import rowhouse.watching.member.People;

/**
 * Finishes a link: code, account, person, session. The Archive takes a code once, so whoever comes
 * again after an answer was lost asks it who has signed in instead: nobody is lost on the way.
 */
final class Finishing {
  private final Room room;
  private final Archives archives;
  private final Members members;
  private final MemberSessions sessions;
  private final Pulls pulls;
  private final AuthJobStore store = new AuthJobStore();

  Finishing(Room room, Archives archives, People people, Pulls pulls) {
    this.room = room;
    this.archives = archives;
    this.members = people.members();
    this.sessions = people.sessions();
    this.pulls = pulls;
  }

  /** What one step has brought. */
  sealed interface End {
    /** The person is known; to be written by {@link #write}. */
    record Linked(Members.Account account) implements End {}

    /** Ask again after a while. */
    record NotYet(Duration after) implements End {}

    /** It will come to nothing. */
    record Over(AuthJob.Status status, String error) implements End {}
  }

  /** Asks the Archive; {@code given} is a code that the client brought along. */
  End step(AuthJob job, @Nullable String given) {
    String code = given;
    if (code == null) {
      String sealed = job.codeSealed();
      code = sealed == null ? null : room.secrets().open(place(job.id(), "code"), sealed);
    }
    if (code != null) {
      return finish(job, code);
    }
    return switch (archives.asked().authorizationCode(job.id())) {
      case ArchiveAnswer.Got<Archive.AuthorizationCode>(var found) -> finish(job, found.code());
      case ArchiveAnswer.Waiting<Archive.AuthorizationCode> waiting -> notYet(waiting.after());
      case ArchiveAnswer.Failed<Archive.AuthorizationCode> failed -> judge(job, failed);
    };
  }

  private End finish(AuthJob job, String code) {
    String sealed = room.secrets().seal(place(job.id(), "code"), code);
    Instant now = room.clock().instant();
    room.database().change(sql -> store.finishing(sql, job.id(), sealed, now));
    return switch (archives.asked().finish(job.id(), code, anchor(job))) {
      case ArchiveAnswer.Got<Archive.LinkedAccount>(var account) ->
          new End.Linked(
              new Members.Account(
                  account.archiveUserId(),
                  account.secUserId(),
                  account.platformUsername(),
                  account.anchorToken()));
      case ArchiveAnswer.Waiting<Archive.LinkedAccount> waiting -> notYet(waiting.after());
      case ArchiveAnswer.Failed<Archive.LinkedAccount> failed -> judge(job, failed);
    };
  }

  /** A refusal can mean that an earlier try has worked and its answer was lost. */
  private End judge(AuthJob job, ArchiveAnswer.Failed<?> failed) {
    if (failed.fault().passes()) {
      return notYet(failed.after());
    }
    if (archives.asked().redirect(job.id())
            instanceof ArchiveAnswer.Got<Archive.SignIn>(Archive.SignIn.Completed done)
        && done.secUserId() != null) {
      return new End.Linked(new Members.Account(null, done.secUserId(), done.username(), null));
    }
    boolean expired = failed.fault() == ArchiveFault.EXPIRED;
    return new End.Over(
        expired ? AuthJob.Status.EXPIRED : AuthJob.Status.FAILED, failed.fault().code());
  }

  private static End notYet(@Nullable Duration after) {
    return new End.NotYet(after == null ? Duration.ZERO : after);
  }

  private @Nullable String anchor(AuthJob job) {
    return Optional.ofNullable(job.startedBy())
        .flatMap(members::find)
        .flatMap(members::anchor)
        .orElse(null);
  }

  /** Writes who it is, in the caller's transaction. Done twice it changes nothing. */
  void write(JdbcClient sql, String jobId, Members.Account account) {
    AuthJob job = store.find(sql, jobId).orElseThrow();
    if (job.status() == AuthJob.Status.FINALIZED) {
      return;
    }
    Member member = members.linked(sql, job.startedBy(), account);
    members.choose(sql, member.id(), member.timeZone() == null ? job.timeZone() : null, null);
    String token = sessions.open(sql, member.id(), job.device());
    store.done(
        sql,
        jobId,
        member.id(),
        room.secrets().seal(place(jobId, "token"), token),
        sessions.expiry(),
        room.clock().instant());
    if (archives.remote()) {
      pulls.start(sql, member);
    }
  }

  /** The token of the session that came of a link. */
  @Nullable String token(AuthJob job) {
    String sealed = job.tokenSealed();
    return sealed == null ? null : room.secrets().open(place(job.id(), "token"), sealed);
  }

  private static String place(String jobId, String what) {
    return "app_auth_jobs:" + jobId + ":" + what;
  }
}

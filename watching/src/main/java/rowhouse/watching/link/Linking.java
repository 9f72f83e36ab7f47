package rowhouse.watching.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.archive.ArchiveFault;
import rowhouse.watching.member.Device;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.member.People;

/** Linking an account, as the originals' clients go about it. */
public final class Linking {
  private static final Duration FINISH_WITHIN = Duration.ofMinutes(5);
  private static final Duration FIRST_LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final Room room;
  private final Archives archives;
  private final Members members;
  private final Finishing finishing;
  private final AuthJobStore store = new AuthJobStore();
  private LinkListener listener = (_, _) -> {};

  /** Links accounts in {@code room}. */
  public Linking(Room room, Archives archives, People people, Pulls pulls) {
    this.room = room;
    this.archives = archives;
    this.members = people.members();
    this.finishing = new Finishing(room, archives, people, pulls);
    room.jobs()
        .on(
            FinishLink.KIND,
            FinishLink.class,
            this::finish,
            KindPolicy.standard().timeout(Duration.ofMinutes(3)));
  }

  /** Lets {@code listener} hear of links that fail; before the room's jobs start. */
  public void onFailed(LinkListener listener) {
    this.listener = listener;
  }

  record Started(
      String archiveJobId,
      @Nullable Instant expiresAt,
      @Nullable Integer queuePosition,
      long failedCount) {}

  /** Begins; {@code by} is who is signed in, if anybody. */
  Started start(Device device, @Nullable Member by) {
    String anchor = by == null ? null : members.anchor(by).orElse(null);
    if (by != null && anchor == null && !archives.remote()) {
      anchor = archives.embedded().anchorOf(by.appUserId());
    }
    Archive.StartedLink begun = ArchiveProblems.got(archives.asked().startAuth(anchor));
    Instant now = room.clock().instant();
    long failures =
        room.database()
            .write(sql -> {
              long before = store.failures(sql, device.id());
              store.add(sql, begun.archiveJobId(), by == null ? null : by.id(), device, now);
              return before;
            });
    return new Started(begun.archiveJobId(), begun.expiresAt(), begun.queuePosition(), failures);
  }

  /** Where a link stands, for its client. */
  sealed interface Where {
    /** The Archive is not ready for the sign-in yet. */
    record Pending(@Nullable String queueStatus, @Nullable Integer queuePosition)
        implements Where {}

    /** The person may sign in there. */
    record Ready(String redirectUrl) implements Where {}

    /** The person has signed in; the account is being read. */
    record Finalizing() implements Where {}

    /** It came to nothing; the client starts anew. */
    record ReauthNeeded() implements Where {}

    /** The account is linked. */
    record Completed(Member member, @Nullable String token, @Nullable Instant expiresAt)
        implements Where {}
  }

  Where where(String jobId, Device device, @Nullable String timeZone) {
    AuthJob job = own(jobId, device);
    if (timeZone != null) {
      room.database().change(sql -> note(sql, job, timeZone));
    }
    return switch (job.status()) {
      case FINALIZED -> completed(job);
      case FINALIZING -> {
        finishSoon(jobId); // the process that was at it may have been killed
        yield new Where.Finalizing();
      }
      case EXPIRED -> throw new Problem(410, "expired");
      case FAILED, ERROR -> new Where.ReauthNeeded();
      case PENDING -> pending(job);
    };
  }

  /** The zone that a client tells along the way is the person's, until they choose one. */
  private void note(JdbcClient sql, AuthJob job, String timeZone) {
    store.zone(sql, job.id(), timeZone);
    Optional.ofNullable(job.user())
        .flatMap(members::find)
        .filter(member -> member.timeZone() == null)
        .ifPresent(member -> members.choose(sql, member.id(), timeZone, null));
  }

  private Where pending(AuthJob job) {
    return switch (archives.asked().redirect(job.id())) {
      case ArchiveAnswer.Got<Archive.SignIn>(Archive.SignIn.Open open) -> {
        finishSoon(job.id());
        yield new Where.Ready(open.redirectUrl());
      }
      case ArchiveAnswer.Got<Archive.SignIn> _ -> {
        finishSoon(job.id());
        yield new Where.Finalizing();
      }
      case ArchiveAnswer.Waiting<Archive.SignIn> waiting ->
          new Where.Pending(waiting.queueStatus(), waiting.queuePosition());
      case ArchiveAnswer.Failed<Archive.SignIn> failed -> {
        if (failed.fault() == ArchiveFault.EXPIRED) {
          end(job.id(), AuthJob.Status.EXPIRED, failed.fault().code());
          throw new Problem(410, "expired");
        }
        throw ArchiveProblems.of(failed);
      }
    };
  }

  private Where.Completed completed(AuthJob job) {
    Member member =
        Optional.ofNullable(job.user())
            .flatMap(members::find)
            .orElseThrow(() -> new Problem(404, "link_not_found"));
    return new Where.Completed(member, finishing.token(job), job.tokenExpiresAt());
  }

  void click(String jobId, Device device) {
    Instant now = room.clock().instant();
    if (!room.database().write(sql -> store.click(sql, jobId, device.id(), now))) {
      own(jobId, device);
    }
  }

  int queueLength() {
    return ArchiveProblems.got(archives.asked().queueLength());
  }

  Archive.Cancelled cancel(String jobId, Device device) {
    own(jobId, device);
    Archive.Cancelled cancelled = ArchiveProblems.got(archives.asked().cancel(jobId));
    end(jobId, AuthJob.Status.EXPIRED, "cancelled");
    return cancelled;
  }

  /** The code itself, for clients of the first generation; empty while there is none. */
  Optional<Archive.AuthorizationCode> code(String jobId, Device device) {
    own(jobId, device);
    return switch (archives.asked().authorizationCode(jobId)) {
      case ArchiveAnswer.Got<Archive.AuthorizationCode>(var found) -> Optional.of(found);
      case ArchiveAnswer.Waiting<Archive.AuthorizationCode> _ -> Optional.empty();
      case ArchiveAnswer.Failed<Archive.AuthorizationCode> failed -> {
        if (failed.fault() == ArchiveFault.EXPIRED) {
          throw new Problem(410, "expired");
        }
        throw ArchiveProblems.of(failed);
      }
    };
  }

  /** Finishes at once with a code that the client brings, as the first generation does. */
  Where.Completed finishWith(String jobId, String code, Device device, @Nullable String timeZone) {
    AuthJob job = own(jobId, device);
    if (job.status() == AuthJob.Status.FINALIZED) {
      return completed(job);
    }
    if (timeZone != null) {
      room.database().change(sql -> store.zone(sql, jobId, timeZone));
    }
    switch (finishing.step(job, code)) {
      case Finishing.End.Linked(Members.Account account) ->
          room.database().change(sql -> finishing.write(sql, jobId, account));
      case Finishing.End.NotYet _ -> {
        finishSoon(jobId);
        throw new Problem(502, "archive_unavailable").retryAfter(LONGEST_LOOK);
      }
      case Finishing.End.Over _ -> throw new Problem(400, "archive_finalize_failed");
    }
    return completed(own(jobId, device));
  }

  /** The link of that name; it belongs to the device that has begun it. */
  private AuthJob own(String jobId, Device device) {
    AuthJob job =
        room.database()
            .read(sql -> store.find(sql, jobId))
            .orElseThrow(() -> new Problem(404, "link_not_found"));
    if (!job.device().id().equals(device.id())) {
      throw new Problem(401, "invalid_device");
    }
    return job;
  }

  private void finishSoon(String jobId) {
    Instant now = room.clock().instant();
    room.database()
        .change(sql -> {
          if (store.claim(sql, jobId, now, now.plus(FINISH_WITHIN))) {
            room.jobs().add(new FinishLink(jobId, 0), AddOptions.unique(key(jobId)));
          }
        });
  }

  private static String key(String jobId) {
    return "link:" + UUID.nameUUIDFromBytes(jobId.getBytes(StandardCharsets.UTF_8));
  }

  private void end(String jobId, AuthJob.Status status, String error) {
    Instant now = room.clock().instant();
    room.database().change(sql -> store.end(sql, jobId, status, error, now));
  }

  private void finish(JobRun<FinishLink> run) {
    String jobId = run.payload().archiveJobId();
    AuthJob job = room.database().read(sql -> store.find(sql, jobId)).orElse(null);
    if (job == null
        || (job.status() != AuthJob.Status.PENDING && job.status() != AuthJob.Status.FINALIZING)) {
      return;
    }
    Finishing.End end = finishing.step(job, null);
    run.complete(_ -> {
      room.database()
          .change(sql -> {
            switch (end) {
              case Finishing.End.Linked(Members.Account account) ->
                  finishing.write(sql, jobId, account);
              case Finishing.End.NotYet(Duration after) -> later(run.payload(), after);
              case Finishing.End.Over(AuthJob.Status status, String error) ->
                  over(sql, job, status, error);
            }
          });
      return null;
    });
  }

  private void over(JdbcClient sql, AuthJob job, AuthJob.Status status, String error) {
    store.end(sql, job.id(), status, error, room.clock().instant());
    if (status == AuthJob.Status.FAILED && job.startedBy() != null) {
      listener.failed(sql, job.startedBy());
    }
  }

  /** A half, three quarters, … of a second, up to five; nobody waits in a thread meanwhile. */
  private void later(FinishLink payload, Duration after) {
    boolean late =
        room.database()
            .read(sql -> store.tooLate(sql, payload.archiveJobId(), room.clock().instant()));
    if (late) {
      return; // the next question of the client starts it again
    }
    double millis = FIRST_LOOK.toMillis() * Math.pow(1.5, Math.min(payload.looks(), 20));
    Duration look = Duration.ofMillis((long) Math.min(millis, (double) LONGEST_LOOK.toMillis()));
    room.jobs()
        .add(
            new FinishLink(payload.archiveJobId(), payload.looks() + 1),
            AddOptions.standard().delay(after.compareTo(look) > 0 ? after : look));
  }
}

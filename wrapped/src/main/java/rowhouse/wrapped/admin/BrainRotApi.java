package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.archive.ArchiveFault;
import rowhouse.watching.metric.BrainRot;
import rowhouse.watching.metric.Period;
import rowhouse.wrapped.run.Periods;

/** Scores the interests that an Archive knows of a linked account. */
@RestController
@RequestMapping("/wrapped/admin/brainrot")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class BrainRotApi {
  private static final double HOUR = 3_600;

  private final Room room;
  private final LinkedSource source;

  /** Asks {@code source}. */
  public BrainRotApi(Room room, LinkedSource source) {
    this.room = room;
    this.source = source;
  }

  /** Days as two dates, both included; without them the current year so far. */
  record Range(@Nullable String from, @Nullable String to) {}

  record Wish(
      @NotBlank @Size(max = 200) String secUserId,
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Valid Range range) {}

  record Score(
      String secUserId,
      Map<String, LocalDate> range,
      String timeZone,
      long brainRotScore,
      long brainrotIntensity,
      double brainrotIntensityRaw,
      double brainrotConfidence,
      double brainrotEnrichedHours,
      double brainrotVolumeHours,
      double brainrotQualityWeight) {}

  @PostMapping("/score")
  Score score(@Valid @RequestBody Wish wish) {
    ZoneId zone = Periods.zone(wish.timeZone() == null ? "UTC" : wish.timeZone());
    Range range = wish.range();
    Period days =
        Periods.days(
            range == null ? null : range.from(),
            range == null ? null : range.to(),
            zone,
            room.clock());
    Archive.Interests interests = interests(wish.secUserId(), days);
    double hours = interests.enrichedSeconds() / HOUR;
    BrainRot score = BrainRot.of(interests.raw(), interests.confidence(), hours);
    return new Score(
        wish.secUserId(),
        Map.of("from", days.first(), "to", days.last()),
        zone.getId(),
        score.score(),
        score.intensity(),
        interests.raw(),
        interests.confidence(),
        hours,
        score.volumeHours(),
        score.weight());
  }

  private Archive.Interests interests(String secUserId, Period days) {
    Archive.Range range =
        new Archive.Range(Instant.ofEpochSecond(days.from()), Instant.ofEpochSecond(days.until()));
    return switch (source.archive().interests(secUserId, range)) {
      case ArchiveAnswer.Got<Archive.Interests>(var interests) -> interests;
      case ArchiveAnswer.Waiting<Archive.Interests> _ ->
          throw new Problem(503, "interests_not_ready");
      case ArchiveAnswer.Failed<Archive.Interests> failed -> throw problem(failed.fault());
    };
  }

  private static Problem problem(ArchiveFault fault) {
    return switch (fault) {
      case NOT_FOUND -> new Problem(404, "user_not_found");
      case NOT_SUPPORTED -> new Problem(501, "interests_not_known");
      case UNAVAILABLE, THROTTLED, PROVIDER_FAILED, EXPIRED, KEY_REFUSED, REFUSED ->
          new Problem(502, "archive_unavailable");
    };
  }
}

package rowhouse.wrapped;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.mine.Belongings;
import rowhouse.wrapped.card.CardApi;
import rowhouse.wrapped.card.CardPictures;
import rowhouse.wrapped.card.Drawing;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.Runs;
import rowhouse.wrapped.run.WhenReady;
import rowhouse.wrapped.share.PublicShareApi;
import rowhouse.wrapped.share.ShareApi;
import rowhouse.wrapped.share.Shares;
import rowhouse.wrapped.story.NarrateStory;
import rowhouse.wrapped.story.Narration;
import rowhouse.wrapped.story.Redaction;
import rowhouse.wrapped.story.Stories;
import rowhouse.wrapped.story.Story;
import rowhouse.wrapped.story.StoryApi;
import rowhouse.wrapped.story.StoryTeller;
import rowhouse.wrapped.story.Telling;
import rowhouse.wrapped.story.Years;

/** Builds what comes after the figures: the story, its cards, its links. */
final class StoryDoor {
  private final Narration narration;
  private final CardPictures pictures;
  private final Shares shares;
  private final List<Object> routes;

  StoryDoor(Room room, WrappedConfig config, Watching watching, Runs runs) {
    Members members = watching.members();
    Years years = new Years(runs, watching.history(), room.clock());
    StoryTeller teller = new StoryTeller(room.database());
    this.narration = new Narration(room, config.narrator(room.outside()));
    this.pictures = new CardPictures(room, new Drawing());
    this.shares = new Shares(room, teller);
    this.routes =
        List.of(
            new StoryApi(members, years, teller, narration),
            new CardApi(members, years, teller, pictures),
            new ShareApi(members, years, shares, room.links()),
            new PublicShareApi(shares, pictures, room.links()));
    runs.following("shares", shares::eraseRun).following("narrations", narration::eraseRun);
    room.jobs()
        .on(
            NarrateStory.KIND,
            NarrateStory.class,
            narration::narrate,
            KindPolicy.standard().attempts(2).timeout(Duration.ofMinutes(3)));
  }

  Narration narration() {
    return narration;
  }

  List<Object> routes() {
    return routes;
  }

  /** What these features keep of a person. */
  List<Belongings> belongings() {
    return List.of(shares, pictures, narration);
  }

  /** The story that is kept with a run, told by the rules in the run's language. */
  static Story tell(Run run, WatchMetrics year, @Nullable WatchMetrics before) {
    return Stories.of(
        year, before, new Telling(run.language(), Redaction.NONE, Map.of(), run.example()));
  }

  /** A story is ready without a model; what one makes of it comes later and holds up nothing. */
  WhenReady before(WhenReady next) {
    return (sql, run) -> {
      if (run.narrate()) {
        narration.ask(sql, run.memberId(), run.id(), run.language());
      }
      return next.ready(sql, run);
    };
  }
}

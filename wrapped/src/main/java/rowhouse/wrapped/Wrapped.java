package rowhouse.wrapped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.card.CardApi;
import rowhouse.wrapped.card.CardPictures;
import rowhouse.wrapped.card.Drawing;
import rowhouse.wrapped.metric.MetricApi;
import rowhouse.wrapped.run.Building;
import rowhouse.wrapped.run.OriginalRunApi;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunApi;
import rowhouse.wrapped.run.RunLinks;
import rowhouse.wrapped.run.Runs;
import rowhouse.wrapped.share.PublicShareApi;
import rowhouse.wrapped.share.ShareApi;
import rowhouse.wrapped.share.Shares;
import rowhouse.wrapped.story.NarrateStory;
import rowhouse.wrapped.story.Narration;
import rowhouse.wrapped.story.Redaction;
import rowhouse.wrapped.story.Stories;
import rowhouse.wrapped.story.StoryApi;
import rowhouse.wrapped.story.StoryTeller;
import rowhouse.wrapped.story.Telling;
import rowhouse.wrapped.story.Years;

/** The door of the yearly story: builds every feature and says which routes and jobs there are. */
public final class Wrapped implements App {
  /** What the house knows of wrapped before it opens. */
  public static final AppKind KIND =
      new AppKind(
          "wrapped", WrappedConfig.KEYS, tables(), Wrapped::originalErrorMembers, Wrapped::new);

  private final Watching watching;
  private final Runs runs;
  private final Narration narration;
  private final Shares shares;
  private final List<Object> routes;

  private Wrapped(Room room) {
    WrappedConfig config = WrappedConfig.of(room.config());
    this.watching = new Watching(room, config.visitors());
    this.runs = new Runs(room, config.keep());
    Members members = watching.members();
    RunLinks links = new RunLinks(room);
    Years years = new Years(runs, watching.history(), room.clock());
    StoryTeller teller = new StoryTeller(room.database());
    this.narration = new Narration(room, config.narrator(room.outside()));
    CardPictures pictures = new CardPictures(room, new Drawing());
    this.shares = new Shares(room, teller);
    runs.following("shares", shares::eraseRun).following("narrations", narration::eraseRun);
    List<Object> all = new ArrayList<>(SharedRoutes.of(watching, List.of()));
    all.add(new RunApi(room, members, runs, links));
    all.add(new OriginalRunApi(room, members, runs, links));
    all.add(new MetricApi(room, members, watching.history()));
    all.add(new StoryApi(members, years, teller, narration));
    all.add(new CardApi(members, years, teller, pictures));
    all.add(new ShareApi(members, years, shares, room.links()));
    all.add(new PublicShareApi(shares, pictures, room.links()));
    this.routes = List.copyOf(all);
    Building building =
        new Building(
            room,
            runs,
            watching.history(),
            (run, year, before) ->
                Stories.of(
                    year,
                    before,
                    new Telling(run.language(), Redaction.NONE, Map.of(), run.example())),
            (sql, run) -> narrate(sql, run));
    building.bind();
    room.jobs()
        .on(
            NarrateStory.KIND,
            NarrateStory.class,
            narration::narrate,
            KindPolicy.standard().attempts(2).timeout(Duration.ofMinutes(3)));
  }

  /** A story is ready without a model; what one makes of it comes later and holds up nothing. */
  private boolean narrate(JdbcClient sql, Run run) {
    if (run.narrate()) {
      narration.ask(sql, run.memberId(), run.id(), run.language());
    }
    return false;
  }

  @Override
  public void opened() {
    watching.opened();
    runs.opened();
  }

  @Override
  public List<Object> routes() {
    return routes;
  }

  @Override
  public List<Recogniser> recognisers() {
    return watching.recognisers();
  }

  @Override
  public Set<String> streamed() {
    return watching.streamed();
  }

  private static List<MigrationModule> tables() {
    return List.of(
        WatchHistoryStore.TABLES, new MigrationModule("wrapped", "rowhouse/wrapped/migrations"));
  }

  /** The members that the original's own clients look for in an error. */
  private static Map<String, Object> originalErrorMembers(String code, ProblemTexts.Text text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", code);
    members.put("message", text.cause());
    return members;
  }
}

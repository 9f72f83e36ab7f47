package rowhouse.wrapped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.metric.MetricApi;
import rowhouse.wrapped.run.Building;
import rowhouse.wrapped.run.OriginalRunApi;
import rowhouse.wrapped.run.RunApi;
import rowhouse.wrapped.run.RunLinks;
import rowhouse.wrapped.run.Runs;

/** The door of the yearly story: builds every feature and says which routes and jobs there are. */
public final class Wrapped implements App {
  /** What the house knows of wrapped before it opens. */
  public static final AppKind KIND =
      new AppKind(
          "wrapped", WrappedConfig.KEYS, tables(), Wrapped::originalErrorMembers, Wrapped::new);

  private final Watching watching;
  private final Runs runs;
  private final List<Object> routes;

  private Wrapped(Room room) {
    WrappedConfig config = WrappedConfig.of(room.config());
    this.watching = new Watching(room, config.visitors());
    this.runs = new Runs(room, config.keep());
    Members members = watching.members();
    RunLinks links = new RunLinks(room);
    StoryDoor story = new StoryDoor(room, config, watching, runs);
    List<Object> all = new ArrayList<>(SharedRoutes.of(watching, story.belongings()));
    all.add(new RunApi(room, members, runs, links));
    all.add(new OriginalRunApi(room, members, runs, links));
    all.add(new MetricApi(room, members, watching.history()));
    all.addAll(story.routes());
    this.routes = List.copyOf(all);
    Building building =
        new Building(
            room,
            runs,
            watching.history(),
            StoryDoor::tell,
            (sql, run) -> {
              story.ready(sql, run);
              return false;
            });
    building.bind();
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

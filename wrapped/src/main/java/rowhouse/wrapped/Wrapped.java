package rowhouse.wrapped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.mine.Mine;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.admin.Admin;
import rowhouse.wrapped.forget.ForgetApi;
import rowhouse.wrapped.forget.Forgetting;
import rowhouse.wrapped.metric.MetricApi;
import rowhouse.wrapped.run.Building;
import rowhouse.wrapped.run.OriginalRunApi;
import rowhouse.wrapped.run.RunApi;
import rowhouse.wrapped.run.RunBelongings;
import rowhouse.wrapped.run.RunLinks;
import rowhouse.wrapped.run.Runs;
import rowhouse.wrapped.run.WhenReady;

/** The door of the yearly story: builds every feature and says which routes and jobs there are. */
public final class Wrapped implements App {
  /** What the house knows of wrapped before it opens. */
  public static final AppKind KIND =
      new AppKind(
          "wrapped", WrappedConfig.KEYS, tables(), Wrapped::originalErrorMembers, Wrapped::new);

  private final Watching watching;
  private final Runs runs;
  private final LetterDoor letters;
  private final Admin admin;
  private final Forgetting forgetting;
  private final List<Object> routes;

  private Wrapped(Room room) {
    WrappedConfig config = WrappedConfig.of(room.config());
    this.watching = new Watching(room, config.visitors());
    this.runs = new Runs(room, config.keep(), StoryDoor::tell);
    watching.onRead(runs::go);
    this.forgetting = new Forgetting(room, runs, config.forgetAtOnce());
    this.letters = new LetterDoor(room, watching, runs);
    Members members = watching.members();
    StoryDoor story = new StoryDoor(room, config, watching, runs);
    List<Belongings> belongings = new ArrayList<>(story.belongings());
    belongings.add(new RunBelongings(room, runs));
    belongings.addAll(letters.belongings());
    Mine mine = watching.mine(belongings);
    Admin.Parts parts = new Admin.Parts(letters.letters()::again, mine, story.narration());
    this.admin = new Admin(watching, config.adminKey(), runs, parts);
    RunLinks links = new RunLinks(room);
    List<Object> all = new ArrayList<>(watching.routes(mine));
    all.add(new RunApi(room, members, runs, links));
    all.add(new OriginalRunApi(room, members, runs, links));
    all.add(new MetricApi(room, members, watching.history()));
    all.add(new ForgetApi(room, members, forgetting));
    all.addAll(story.routes());
    all.addAll(letters.routes());
    all.addAll(admin.routes());
    this.routes = List.copyOf(all);
    WhenReady whenReady = story.before(letters.letters());
    new Building(room, runs, watching.history(), whenReady, letters::sweep).bind();
    admin.bind();
  }

  @Override
  public void opened() {
    watching.opened();
    letters.opened();
    admin.opened();
    runs.opened();
    forgetting.opened();
  }

  @Override
  public List<Object> routes() {
    return routes;
  }

  @Override
  public List<Recogniser> recognisers() {
    return admin.recognisers(watching.recognisers());
  }

  @Override
  public Set<String> streamed() {
    return forgetting.streamed(watching.streamed());
  }

  private static List<MigrationModule> tables() {
    return List.of(
        WatchHistoryStore.TABLES,
        Mail.TABLES,
        new MigrationModule("wrapped", "rowhouse/wrapped/migrations"));
  }

  /** The members that the original's own clients look for in an error. */
  private static Map<String, Object> originalErrorMembers(String code, ProblemTexts.Text text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", code);
    members.put("message", text.cause());
    return members;
  }
}

package rowhouse.weekly;

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
import rowhouse.watching.store.WatchHistoryStore;

/** The door of the weekly letter: builds every feature and says which routes and jobs there are. */
public final class Weekly implements App {
  /** What the house knows of weekly before it opens. */
  public static final AppKind KIND =
      new AppKind("weekly", WeeklyConfig.KEYS, tables(), Weekly::originalErrorMembers, Weekly::new);

  private final Watching watching;
  private final List<Object> routes;

  private Weekly(Room room) {
    this.watching = new Watching(room, WeeklyConfig.of(room.config()).visitors());
    List<Object> all = new ArrayList<>(SharedRoutes.of(watching, List.of()));
    this.routes = List.copyOf(all);
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

  @Override
  public void opened() {
    watching.opened();
  }

  private static List<MigrationModule> tables() {
    return List.of(
        WatchHistoryStore.TABLES, new MigrationModule("weekly", "rowhouse/weekly/migrations"));
  }

  /** The members that the original's own clients look for in an error. */
  private static Map<String, Object> originalErrorMembers(String code, ProblemTexts.Text text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", code);
    members.put("message", text.cause());
    return members;
  }
}

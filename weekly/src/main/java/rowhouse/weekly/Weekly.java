package rowhouse.weekly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.guard.KeyRecogniser;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.watching.door.Watching;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.cron.CronApi;

/** The door of the weekly letter: builds every feature and says which routes and jobs there are. */
public final class Weekly implements App {
  /** What the house knows of weekly before it opens. */
  public static final AppKind KIND =
      new AppKind("weekly", WeeklyConfig.KEYS, tables(), Weekly::originalErrorMembers, Weekly::new);

  private static final String CRON_KEY = "cron key";
  private static final String ADMIN_KEY = "admin key";

  private final Room room;
  private final WeeklyConfig config;
  private final Watching watching;
  private final Letters letters;
  private final List<Object> routes;

  private Weekly(Room room) {
    this.room = room;
    this.config = WeeklyConfig.of(room.config());
    this.watching = new Watching(room, config.visitors());
    this.letters = new Letters(room, config, watching);
    List<Object> all = new ArrayList<>(watching.routes(watching.mine(letters.belongings())));
    all.addAll(letters.routes());
    this.routes = List.copyOf(all);
  }

  @Override
  public void opened() {
    watching.opened();
    letters.opened();
    room.database()
        .change(sql -> {
          key(sql, CRON_KEY, config.token(), CronApi.SCOPE);
          key(sql, ADMIN_KEY, config.adminKey(), "admin");
        });
  }

  /** A key that the operator took out of the settings opens nothing any more. */
  private void key(JdbcClient sql, String label, String token, String scope) {
    if (token.isEmpty()) {
      boolean _ = room.tokens().remove(sql, label);
    } else {
      room.tokens().put(sql, label, token, Set.of(scope));
    }
  }

  @Override
  public List<Object> routes() {
    return routes;
  }

  @Override
  public List<Recogniser> recognisers() {
    List<Recogniser> all = new ArrayList<>(watching.recognisers());
    all.add(new KeyRecogniser(room, "X-Weekly-Token", CRON_KEY));
    all.add(new KeyRecogniser(room, "X-Admin-Key", ADMIN_KEY));
    return all;
  }

  @Override
  public Set<String> streamed() {
    return watching.streamed();
  }

  private static List<MigrationModule> tables() {
    return List.of(
        WatchHistoryStore.TABLES,
        Mail.TABLES,
        new MigrationModule("weekly", "rowhouse/weekly/migrations"));
  }

  /** The members that the original's own clients look for in an error. */
  private static Map<String, Object> originalErrorMembers(String code, ProblemTexts.Text text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", code);
    members.put("message", text.cause());
    return members;
  }
}

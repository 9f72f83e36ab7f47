package rowhouse.wrapped.admin;

import java.util.ArrayList;
import java.util.List;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.room.Room;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.mine.Mine;
import rowhouse.wrapped.run.RunLinks;
import rowhouse.wrapped.run.Runs;
import rowhouse.wrapped.story.Narration;

/** Everything for operators, built from what it may set going. */
public final class Admin {
  private final AdminKey key;
  private final Verifying verifying;
  private final List<Object> routes;

  /**
   * What it sets going.
   *
   * @param letters sends letters once more
   * @param mine erases people
   * @param narration asks the model
   */
  public record Parts(LettersAgain letters, Mine mine, Narration narration) {}

  /** Builds it for the people of {@code watching}; programs send {@code key} when there is one. */
  public Admin(Watching watching, String key, Runs runs, Parts parts) {
    Room room = watching.room();
    Members members = watching.members();
    LinkedSource source = new LinkedSource(room, watching);
    this.key = new AdminKey(room, key);
    this.verifying = new Verifying(room, members, source);
    RunLinks links = new RunLinks(room);
    UserStages stages = new UserStages(room, members, runs);
    Restarting restarting = new Restarting(runs, verifying, source, parts.letters());
    this.routes =
        List.of(
            new QueueApi(room),
            new UserApi(room, members, runs, stages, restarting),
            new RegionApi(room, members, stages, verifying),
            new TestRunApi(room, members, runs, links, stages, restarting),
            new RetryApi(room, members, runs, restarting),
            new BrainRotApi(room, source),
            new PromptApi(parts.narration()),
            new DeskApi(room, members, runs, stages, parts.mine()));
  }

  /** Its controllers. */
  public List<Object> routes() {
    return routes;
  }

  /** Binds its jobs. */
  public void bind() {
    verifying.bind();
  }

  /** Keeps the key as it is set now. */
  public void opened() {
    key.opened();
  }

  /** How callers are known: by the key, besides those {@code others}. */
  public List<Recogniser> recognisers(List<Recogniser> others) {
    List<Recogniser> all = new ArrayList<>(others);
    all.add(key.recogniser());
    return List.copyOf(all);
  }
}

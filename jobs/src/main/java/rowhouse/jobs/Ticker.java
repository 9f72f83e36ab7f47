package rowhouse.jobs;

import java.util.List;
import java.util.Set;

/** Fires the timers of this process; whichever worker looks first adds the job. */
final class Ticker {
  private final JobDatabase database;
  private final FireTimers fire;
  private final List<Timer> timers;
  private final Announce announce;

  Ticker(JobDatabase database, FireTimers fire, List<Timer> timers, Announce announce) {
    this.database = database;
    this.fire = fire;
    this.timers = timers;
    this.announce = announce;
  }

  void enter() {
    if (!timers.isEmpty()) {
      database.write(connection -> {
        fire.enter(connection, timers);
        return true;
      });
    }
  }

  void tick() {
    if (!timers.isEmpty() && database.read(fire::due)) {
      Set<String> kinds = database.write(connection -> fire.fire(connection, timers));
      if (!kinds.isEmpty()) {
        announce.ready(kinds);
      }
    }
  }
}

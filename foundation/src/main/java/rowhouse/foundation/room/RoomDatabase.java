package rowhouse.foundation.room;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.foundation.problem.Problem;

/** The database that features hold: the room's while it is open, a clear 503 while it is not. */
final class RoomDatabase implements Database {
  private final Dialect dialect;
  private final Supplier<RoomState> state;
  private volatile @Nullable OpenDatabase opened;

  RoomDatabase(Dialect dialect, Supplier<RoomState> state) {
    this.dialect = dialect;
    this.state = state;
  }

  void use(@Nullable OpenDatabase database) {
    this.opened = database;
  }

  @Nullable OpenDatabase opened() {
    return opened;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <T> T read(Duration limit, Function<JdbcClient, T> work) {
    return database().read(limit, work);
  }

  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    return database().write(work);
  }

  @Override
  public Connection current() {
    return database().current();
  }

  @Override
  public Connection connection() {
    return database().connection();
  }

  @Override
  public boolean inTransaction() {
    OpenDatabase database = opened;
    return database != null && database.inTransaction();
  }

  @Override
  public void afterCommit(Runnable action) {
    database().afterCommit(action);
  }

  private OpenDatabase database() {
    OpenDatabase database = opened;
    if (database == null) {
      throw new Problem(503, "app_down", state.get().reason());
    }
    return database;
  }
}

package rowhouse.foundation.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Refuses a migration of SQLite that leaves a child without its parent, before it commits. */
final class ForeignKeys extends BaseCallback {
  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try (Statement statement = context.getConnection().createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
      if (rows.next()) {
        throw new FlywayException(
            "A row of " + rows.getString(1) + " would point to no row of " + rows.getString(3));
      }
    } catch (SQLException e) {
      throw new FlywayException("The foreign keys could not be checked.", e);
    }
  }
}

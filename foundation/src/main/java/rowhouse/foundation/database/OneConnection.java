package rowhouse.foundation.database;

import java.sql.Connection;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;

/** Hands Spring's JDBC code one connection, which it must leave open. */
final class OneConnection extends AbstractDataSource implements SmartDataSource {
  private final Connection connection;

  OneConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) {
    return connection;
  }

  @Override
  public boolean shouldClose(Connection con) {
    return false;
  }
}

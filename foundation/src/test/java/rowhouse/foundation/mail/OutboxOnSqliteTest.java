package rowhouse.foundation.mail;

import rowhouse.foundation.database.Dialect;

final class OutboxOnSqliteTest extends OutboxContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}

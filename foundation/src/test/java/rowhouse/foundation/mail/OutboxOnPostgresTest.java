package rowhouse.foundation.mail;

import rowhouse.foundation.database.Dialect;

final class OutboxOnPostgresTest extends OutboxContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}

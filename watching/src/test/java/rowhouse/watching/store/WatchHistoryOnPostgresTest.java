package rowhouse.watching.store;

import rowhouse.foundation.database.Dialect;

class WatchHistoryOnPostgresTest extends WatchHistoryContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}

package rowhouse.watching.store;

import rowhouse.foundation.database.Dialect;

class WatchHistoryOnSqliteTest extends WatchHistoryContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}

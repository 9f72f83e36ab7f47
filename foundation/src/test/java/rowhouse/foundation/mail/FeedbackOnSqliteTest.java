package rowhouse.foundation.mail;

import rowhouse.foundation.database.Dialect;

final class FeedbackOnSqliteTest extends FeedbackContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}

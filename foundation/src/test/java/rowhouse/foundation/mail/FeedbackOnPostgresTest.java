package rowhouse.foundation.mail;

import rowhouse.foundation.database.Dialect;

final class FeedbackOnPostgresTest extends FeedbackContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}

package rowhouse.foundation.blob;

import rowhouse.foundation.database.Dialect;

class BlobRefsOnSqliteTest extends BlobRefsContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}

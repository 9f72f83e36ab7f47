package rowhouse.foundation.blob;

import rowhouse.foundation.database.Dialect;

class BlobRefsOnPostgresTest extends BlobRefsContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}

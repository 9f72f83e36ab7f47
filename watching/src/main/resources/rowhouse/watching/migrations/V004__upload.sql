-- What was uploaded for an import. The file itself lies in the temporary folder until it has been read.
CREATE TABLE history_upload (
  import_id       BIGINT NOT NULL PRIMARY KEY REFERENCES history_import (id) ON DELETE CASCADE,
  watcher_id      BIGINT NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  job_id          BIGINT NOT NULL,
  file            TEXT   NOT NULL,
  name            TEXT   NOT NULL,
  bytes           BIGINT NOT NULL,
  confirmed       INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  partial         INTEGER NOT NULL CHECK (partial IN (0, 1)),
  idempotency_key TEXT ${binary},
  UNIQUE (watcher_id, idempotency_key)
);

-- Whose history it is. The app knows people by app_user_id; a short number keeps the rows small.
CREATE TABLE watcher (
  id          ${id},
  app_user_id TEXT ${binary} NOT NULL UNIQUE,
  created_at  BIGINT NOT NULL
);

-- One upload, or one pull from a linked source. The report is the JSON that the page shows.
CREATE TABLE history_import (
  id          ${id},
  watcher_id  BIGINT NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  source      TEXT   NOT NULL CHECK (source IN ('export', 'archive', 'portability', 'example')),
  sha256      TEXT ${binary} NOT NULL,
  state       TEXT   NOT NULL CHECK (state IN ('reading', 'done', 'refused', 'unknown_layout')),
  code        TEXT,
  fingerprint TEXT,
  new_events  BIGINT NOT NULL DEFAULT 0,
  duplicates  BIGINT NOT NULL DEFAULT 0,
  report      TEXT,
  created_at  BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX history_import_watcher ON history_import (watcher_id, id);
CREATE INDEX history_import_fingerprint ON history_import (fingerprint) WHERE fingerprint IS NOT NULL;

-- The text of links that carry no video id; video is their fingerprint.
CREATE TABLE watch_link (
  watcher_id BIGINT NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  video      BIGINT NOT NULL,
  link       TEXT   NOT NULL,
  PRIMARY KEY (watcher_id, video)
);

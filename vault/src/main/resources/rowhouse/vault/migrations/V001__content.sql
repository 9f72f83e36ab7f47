-- One row per page that is kept, whoever shared it and how often. Long texts live beside it, so
-- that a list reads short rows only.
CREATE TABLE contents (
  id                   ${id},
  platform             TEXT    NOT NULL,
  url                  TEXT    NOT NULL,
  canonical_url        TEXT    NOT NULL,
  clean_url            TEXT    NOT NULL,
  status               TEXT    NOT NULL CHECK (status IN
                         ('unprocessed', 'processing', 'parse_success', 'parse_failed')),
  job_id               BIGINT,
  failure_count        INTEGER NOT NULL DEFAULT 0,
  last_error_code      TEXT,
  last_error           TEXT,
  last_error_at        BIGINT,
  layout_type          TEXT    NOT NULL DEFAULT 'link' CHECK (layout_type IN
                         ('article', 'video', 'gallery', 'audio', 'link')),
  layout_type_override TEXT    CHECK (layout_type_override IN
                         ('article', 'video', 'gallery', 'audio', 'link')),
  content_type         TEXT    NOT NULL DEFAULT '',
  review_status        TEXT    NOT NULL DEFAULT 'pending' CHECK (review_status IN
                         ('pending', 'approved', 'rejected', 'auto_approved')),
  reviewed_at          BIGINT,
  reviewed_by          TEXT,
  review_note          TEXT,
  is_nsfw              INTEGER NOT NULL DEFAULT 0 CHECK (is_nsfw IN (0, 1)),
  is_example           INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1)),
  source               TEXT,
  site                 TEXT    NOT NULL,
  title                TEXT,
  summary              TEXT,
  excerpt              TEXT    NOT NULL DEFAULT '',
  author_name          TEXT,
  author_url           TEXT,
  language             TEXT    NOT NULL DEFAULT '',
  word_count           INTEGER NOT NULL DEFAULT 0,
  cover_key            TEXT,
  published_at         BIGINT,
  created_at           BIGINT  NOT NULL,
  updated_at           BIGINT  NOT NULL,
  month                TEXT    NOT NULL
);

CREATE INDEX contents_created  ON contents (created_at DESC, id DESC);
CREATE INDEX contents_status   ON contents (status, created_at DESC, id DESC);
CREATE INDEX contents_platform ON contents (platform, created_at DESC, id DESC);
CREATE INDEX contents_site     ON contents (site, created_at DESC, id DESC);
CREATE INDEX contents_author   ON contents (author_name, created_at DESC, id DESC);
CREATE INDEX contents_month    ON contents (month);
CREATE INDEX contents_example  ON contents (id) WHERE is_example = 1;

-- Every address that leads to a content, by the hash of its normal form: the one that was shared
-- and the one that it turned out to be after redirects.
CREATE TABLE content_urls (
  url_key    TEXT   ${binary} NOT NULL PRIMARY KEY,
  content_id BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  kind       TEXT   NOT NULL CHECK (kind IN ('shared', 'final', 'canonical'))
);

CREATE INDEX content_urls_content ON content_urls (content_id);

CREATE TABLE content_bodies (
  content_id BIGINT PRIMARY KEY REFERENCES contents (id) ON DELETE CASCADE,
  html       TEXT   NOT NULL,
  markdown   TEXT   NOT NULL,
  text       TEXT   NOT NULL
);

-- One row per share; the original calls it so too.
CREATE TABLE content_sources (
  id             ${id},
  content_id     BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  source         TEXT,
  tags_snapshot  TEXT   NOT NULL,
  note           TEXT,
  client_context TEXT,
  created_at     BIGINT NOT NULL
);

CREATE INDEX content_sources_content ON content_sources (content_id, id);

-- What a repeated request with the same Idempotency-Key is answered with.
CREATE TABLE share_key (
  key          TEXT   ${binary} NOT NULL PRIMARY KEY,
  request_hash TEXT   NOT NULL,
  content_id   BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  created_at   BIGINT NOT NULL
);

CREATE INDEX share_key_content ON share_key (content_id);
CREATE INDEX share_key_created ON share_key (created_at);

-- A tag is the same in any case; it is shown as it was first written. uses is kept right by the
-- statements that add and remove content_tags, so that listing tags reads this table alone.
CREATE TABLE tags (
  id     ${id},
  name   TEXT    NOT NULL,
  folded TEXT    ${binary} NOT NULL UNIQUE,
  uses   INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX tags_uses ON tags (uses DESC, folded);

CREATE TABLE content_tags (
  content_id BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  tag_id     BIGINT NOT NULL REFERENCES tags (id),
  PRIMARY KEY (content_id, tag_id)
);

CREATE INDEX content_tags_tag ON content_tags (tag_id, content_id);

CREATE TABLE content_pictures (
  content_id BIGINT  NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  url        TEXT    NOT NULL,
  sha256     TEXT    ${binary} NOT NULL,
  thumb      TEXT,
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  bytes      BIGINT  NOT NULL,
  alt        TEXT    NOT NULL,
  PRIMARY KEY (content_id, position)
);

CREATE INDEX content_pictures_sha256 ON content_pictures (sha256);

CREATE TABLE content_snapshots (
  id         ${id},
  content_id BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  sha256     TEXT   ${binary} NOT NULL,
  bytes      BIGINT NOT NULL,
  final_url  TEXT   NOT NULL,
  taken_at   BIGINT NOT NULL
);

CREATE INDEX content_snapshots_content ON content_snapshots (content_id, id DESC);

CREATE TABLE content_history (
  id         ${id},
  content_id BIGINT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  at         BIGINT NOT NULL,
  event      TEXT   NOT NULL,
  detail     TEXT   NOT NULL
);

CREATE INDEX content_history_content ON content_history (content_id, id DESC);

-- What somebody shares: a frozen copy, redacted before it came here. The slug itself is kept nowhere, only its hash.
CREATE TABLE share_link (
  id         ${id},
  member_id  BIGINT  NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  run        TEXT ${binary} NOT NULL,
  slug_hash  TEXT ${binary} NOT NULL UNIQUE,
  year       INTEGER NOT NULL,
  language   TEXT    NOT NULL CHECK (language IN ('en', 'zh', 'ko')),
  palette    TEXT    NOT NULL CHECK (palette IN ('lantern', 'paper')),
  cards      TEXT    NOT NULL,
  redact     TEXT    NOT NULL,
  story      TEXT    NOT NULL,
  created_at BIGINT  NOT NULL,
  expires_at BIGINT
);
CREATE INDEX share_link_member ON share_link (member_id, run, id);
CREATE INDEX share_link_expires ON share_link (expires_at) WHERE expires_at IS NOT NULL;

-- Cards that have been drawn, by what they were drawn from. Bounded; the oldest go first.
CREATE TABLE card_picture (
  id         ${id},
  member_id  BIGINT NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  source     TEXT ${binary} NOT NULL,
  sha256     TEXT ${binary} NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (member_id, source)
);

-- Sentences of a card that a model has put in other words; places for figures stand as in our own.
CREATE TABLE story_narration (
  id         ${id},
  member_id  BIGINT NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  run        TEXT ${binary} NOT NULL,
  language   TEXT   NOT NULL CHECK (language IN ('en', 'zh', 'ko')),
  sentence   TEXT ${binary} NOT NULL,
  template   TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (member_id, run, language, sentence)
);

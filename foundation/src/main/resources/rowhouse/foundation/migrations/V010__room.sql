-- What every room keeps, whatever its app does.

CREATE TABLE setting (
  name       TEXT   PRIMARY KEY,
  value      TEXT   NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Only hashes are kept: a token is shown once, when it is made.
CREATE TABLE token (
  id         ${id},
  label      TEXT   NOT NULL UNIQUE,
  token_hash TEXT   NOT NULL UNIQUE,
  masked     TEXT   NOT NULL,
  scopes     TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);

-- What pages follow; kept long enough for a page to catch up, then pruned from the old end.
CREATE TABLE event (
  id   ${id},
  type TEXT   NOT NULL,
  data TEXT   NOT NULL,
  at   BIGINT NOT NULL
);

CREATE INDEX event_at ON event (at);

CREATE TABLE audit (
  id     ${id},
  at     BIGINT NOT NULL,
  who    TEXT   NOT NULL,
  what   TEXT   NOT NULL,
  target TEXT   NOT NULL,
  detail TEXT   NOT NULL
);

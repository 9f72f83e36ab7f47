-- The owner is one person, so the table can hold one row only.
CREATE TABLE owner (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  password_hash TEXT    NOT NULL,
  totp_secret   TEXT,
  totp_enabled  INTEGER NOT NULL DEFAULT 0 CHECK (totp_enabled IN (0, 1)),
  created_at    BIGINT  NOT NULL,
  changed_at    BIGINT  NOT NULL
);

-- Only the hash of a session's cookie is kept: whoever reads this table cannot use it to sign in.
CREATE TABLE session (
  id           ${id},
  realm        TEXT   NOT NULL,
  token_hash   TEXT   NOT NULL UNIQUE,
  csrf         TEXT   NOT NULL,
  agent        TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL
);

CREATE INDEX session_expires ON session (expires_at);

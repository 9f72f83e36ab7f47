-- People of the app. Their id is the watcher's, so that a history needs no second key; the owner has one row too.
CREATE TABLE app_users (
  id                         BIGINT NOT NULL PRIMARY KEY REFERENCES watcher (id) ON DELETE CASCADE,
  app_user_id                TEXT ${binary} NOT NULL UNIQUE,
  is_owner                   INTEGER NOT NULL DEFAULT 0 CHECK (is_owner IN (0, 1)),
  archive_user_id            TEXT ${binary} UNIQUE,
  latest_anchor_token        TEXT,
  latest_sec_user_id         TEXT,
  platform_username          TEXT,
  is_watch_history_available TEXT NOT NULL DEFAULT 'unknown'
                             CHECK (is_watch_history_available IN ('unknown', 'yes', 'no')),
  time_zone                  TEXT,
  language                   TEXT CHECK (language IN ('en', 'zh', 'ko')),
  referred_by                BIGINT,
  created_at                 BIGINT NOT NULL,
  updated_at                 BIGINT NOT NULL
);
CREATE UNIQUE INDEX app_users_owner ON app_users (is_owner) WHERE is_owner = 1;

-- An address is verified by a link in a mail and by nothing else.
CREATE TABLE app_user_emails (
  id          ${id},
  user_id     BIGINT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
  email       TEXT ${binary} NOT NULL,
  created_at  BIGINT NOT NULL,
  verified_at BIGINT,
  UNIQUE (user_id, email)
);
CREATE INDEX app_user_emails_email ON app_user_emails (email);

-- Only the hash of a session's token can be looked up; the sealed text is for a link that asks again.
CREATE TABLE app_sessions (
  id           ${id},
  user_id      BIGINT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
  token_hash   TEXT ${binary} NOT NULL UNIQUE,
  token_sealed TEXT,
  device_id    TEXT,
  platform     TEXT,
  app_version  TEXT,
  os_version   TEXT,
  issued_at    BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  revoked_at   BIGINT
);
CREATE INDEX app_sessions_user ON app_sessions (user_id);

-- What a device told before anybody was linked on it.
CREATE TABLE device_emails (
  device_id          TEXT ${binary} NOT NULL PRIMARY KEY,
  email              TEXT ${binary} NOT NULL,
  referred_by        BIGINT,
  waitlist_opt_in    INTEGER NOT NULL DEFAULT 0 CHECK (waitlist_opt_in IN (0, 1)),
  waitlist_opt_in_at BIGINT,
  created_at         BIGINT NOT NULL,
  updated_at         BIGINT NOT NULL
);
CREATE INDEX device_emails_email ON device_emails (email);

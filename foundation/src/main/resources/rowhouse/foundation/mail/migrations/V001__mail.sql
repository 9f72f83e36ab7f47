-- One row for each letter that an app wants sent, from the wish to what became of it. The address
-- itself (recipient) is kept until a provider has the letter; wanted_at is when it was due at first.
CREATE TABLE mail_outbox (
  id               ${id},
  dedupe_key       TEXT ${binary} NOT NULL UNIQUE,
  kind             TEXT   NOT NULL,
  list             TEXT   NOT NULL,
  state            TEXT   NOT NULL CHECK (state IN ('queued', 'reserved', 'in_flight', 'accepted',
                     'unknown', 'failed', 'delivered', 'bounced', 'complained', 'suppressed')),
  member_id        BIGINT,
  recipient        TEXT   NOT NULL,
  recipient_hash   TEXT ${binary} NOT NULL,
  recipient_masked TEXT   NOT NULL,
  domain           TEXT   NOT NULL,
  subject          TEXT   NOT NULL,
  token            TEXT ${binary} NOT NULL UNIQUE,
  message_id       TEXT   NOT NULL,
  provider_id      TEXT ${binary},
  transport        TEXT   NOT NULL DEFAULT '',
  size             INTEGER NOT NULL,
  priority         INTEGER NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  turn             INTEGER NOT NULL DEFAULT 0,
  wanted_at        BIGINT NOT NULL,
  due_at           BIGINT NOT NULL,
  not_after        BIGINT,
  created_at       BIGINT NOT NULL,
  changed_at       BIGINT NOT NULL,
  in_flight_at     BIGINT,
  accepted_at      BIGINT,
  code             TEXT   NOT NULL DEFAULT '',
  reason           TEXT   NOT NULL DEFAULT ''
);
CREATE INDEX mail_outbox_open ON mail_outbox (state, changed_at)
  WHERE state IN ('queued', 'reserved', 'in_flight', 'unknown');
CREATE INDEX mail_outbox_state ON mail_outbox (state, id);
CREATE INDEX mail_outbox_in_flight ON mail_outbox (in_flight_at) WHERE in_flight_at IS NOT NULL;
CREATE INDEX mail_outbox_provider ON mail_outbox (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX mail_outbox_member ON mail_outbox (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX mail_outbox_recipient ON mail_outbox (recipient_hash, id);

-- The rendered letter, kept until a provider has accepted it.
CREATE TABLE mail_body (
  outbox_id BIGINT NOT NULL PRIMARY KEY REFERENCES mail_outbox (id) ON DELETE CASCADE,
  mime      ${bytes} NOT NULL
);

-- Addresses that get no letter: from everything ('all') or from one list. Until NULL is for good.
CREATE TABLE suppression (
  id           ${id},
  email_hash   TEXT ${binary} NOT NULL,
  email_masked TEXT   NOT NULL,
  scope        TEXT   NOT NULL,
  reason       TEXT   NOT NULL CHECK (reason IN ('hard_bounce', 'soft_bounce', 'complaint',
                 'unsubscribed', 'manual')),
  source       TEXT   NOT NULL,
  until        BIGINT,
  created_at   BIGINT NOT NULL,
  UNIQUE (email_hash, scope)
);

-- What providers said of letters; each is heard once, however often it is told.
CREATE TABLE mail_event (
  id                ${id},
  provider_event_id TEXT ${binary} NOT NULL UNIQUE,
  outbox_id         BIGINT,
  kind              TEXT   NOT NULL CHECK (kind IN ('delivered', 'hard_bounce', 'soft_bounce',
                      'refused', 'complaint', 'delayed')),
  email_hash        TEXT ${binary} NOT NULL,
  detail            TEXT   NOT NULL,
  at                BIGINT NOT NULL
);
CREATE INDEX mail_event_address ON mail_event (email_hash, kind, at);
CREATE INDEX mail_event_at ON mail_event (at);

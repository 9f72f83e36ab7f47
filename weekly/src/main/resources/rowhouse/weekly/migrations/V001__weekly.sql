-- Who wants letters. A subscription belongs to the history of a member, or to nobody yet: a bare
-- address gets none. The member stands in a table of another module, so erasing goes through
-- "belongings" and not through a foreign key.
CREATE TABLE subscription (
  id           ${id},
  email        TEXT ${binary} NOT NULL UNIQUE,
  email_hash   TEXT ${binary} NOT NULL,
  member_id    BIGINT,
  state        TEXT   NOT NULL CHECK (state IN ('pending', 'active', 'paused', 'unsubscribed', 'suppressed')),
  reason       TEXT   NOT NULL,
  paused_until BIGINT,
  language     TEXT   NOT NULL CHECK (language IN ('en', 'zh', 'ko')),
  time_zone    TEXT   NOT NULL,
  weekday      INT    NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour         INT    NOT NULL CHECK (hour BETWEEN 0 AND 23),
  frequency    TEXT   NOT NULL CHECK (frequency IN ('weekly', 'fortnightly', 'monthly')),
  sections     TEXT   NOT NULL,
  next_at      BIGINT,
  last_week    TEXT,
  reminded_at  BIGINT,
  example      INT    NOT NULL DEFAULT 0,
  created_at   BIGINT NOT NULL,
  confirmed_at BIGINT,
  updated_at   BIGINT NOT NULL
);
CREATE INDEX subscription_due ON subscription (next_at) WHERE state = 'active';
CREATE INDEX subscription_paused ON subscription (id) WHERE state = 'paused';
CREATE INDEX subscription_member ON subscription (member_id);
CREATE INDEX subscription_hash ON subscription (email_hash);

-- A wish that waits for a click in the mailbox: nothing of it counts before.
CREATE TABLE subscription_request (
  id              ${id},
  subscription_id BIGINT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  token_hash      TEXT ${binary} NOT NULL UNIQUE,
  member_id       BIGINT,
  wishes          TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  expires_at      BIGINT NOT NULL,
  used_at         BIGINT
);
CREATE INDEX subscription_request_subscription ON subscription_request (subscription_id, created_at);
CREATE INDEX subscription_request_expires ON subscription_request (expires_at);

-- What was agreed to, when, and by which text; the address that clicked is kept as a keyed hash.
CREATE TABLE consent_log (
  id              ${id},
  subscription_id BIGINT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  event           TEXT   NOT NULL,
  text_version    TEXT   NOT NULL,
  language        TEXT   NOT NULL,
  ip_hash         TEXT   NOT NULL,
  at              BIGINT NOT NULL
);
CREATE INDEX consent_log_subscription ON consent_log (subscription_id, id);

-- One ISO week over everybody, with counts that are taken anew when a batch of issues has ended.
CREATE TABLE weekly_report_global (
  id                 ${id},
  week               TEXT   NOT NULL UNIQUE,
  period_start       TEXT   NOT NULL,
  period_end         TEXT   NOT NULL,
  total_users        BIGINT NOT NULL DEFAULT 0,
  total_videos       BIGINT NOT NULL DEFAULT 0,
  watch_seconds_low  BIGINT NOT NULL DEFAULT 0,
  watch_seconds_high BIGINT NOT NULL DEFAULT 0,
  status             TEXT   NOT NULL CHECK (status IN ('pending', 'fetching', 'analyzing', 'sending', 'completed', 'failed')),
  created_at         BIGINT NOT NULL,
  updated_at         BIGINT NOT NULL
);

-- One person's week, in the original's columns. What the original never computed stays null, and
-- everything with its reasons stands in figures.
CREATE TABLE weekly_report (
  id                   ${id},
  app_user_id          BIGINT NOT NULL,
  global_report_id     BIGINT NOT NULL REFERENCES weekly_report_global (id),
  week                 TEXT   NOT NULL,
  period_start_local   TEXT   NOT NULL,
  period_end_local     TEXT   NOT NULL,
  tz                   TEXT   NOT NULL,
  feeding_state        TEXT CHECK (feeding_state IN ('curious', 'excited', 'cozy', 'sleepy', 'dizzy')),
  trend_name           TEXT,
  trend_type           TEXT CHECK (trend_type IN ('sound', 'hashtag', 'creator', 'format')),
  total_videos         BIGINT NOT NULL,
  total_time_low       BIGINT NOT NULL,
  total_time_high      BIGINT NOT NULL,
  figures              TEXT   NOT NULL,
  created_at           BIGINT NOT NULL,
  updated_at           BIGINT NOT NULL,
  UNIQUE (app_user_id, period_start_local, tz)
);
CREATE INDEX weekly_report_global_id ON weekly_report (global_report_id);

-- One letter to one subscription. The week is the one in which it is sent, by the subscriber's own
-- calendar, and it is unique: no change of zone brings a second letter.
CREATE TABLE issue (
  id              ${id},
  subscription_id BIGINT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  member_id       BIGINT NOT NULL,
  week            TEXT   NOT NULL,
  report_week     TEXT   NOT NULL,
  report_id       BIGINT,
  tz              TEXT   NOT NULL,
  language        TEXT   NOT NULL,
  sections        TEXT   NOT NULL,
  state           TEXT   NOT NULL CHECK (state IN ('planned', 'awaiting_approval', 'queued', 'skipped', 'cancelled', 'failed')),
  reason          TEXT   NOT NULL,
  kind            TEXT   NOT NULL CHECK (kind IN ('week', 'reminder')),
  subject         TEXT,
  mail_id         BIGINT,
  planned_for     BIGINT NOT NULL,
  example         INT    NOT NULL DEFAULT 0,
  created_at      BIGINT NOT NULL,
  updated_at      BIGINT NOT NULL,
  UNIQUE (subscription_id, week)
);
CREATE INDEX issue_member ON issue (member_id, id);
CREATE INDEX issue_week ON issue (report_week, state);
CREATE INDEX issue_mail ON issue (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX issue_awaiting ON issue (id) WHERE state = 'awaiting_approval';

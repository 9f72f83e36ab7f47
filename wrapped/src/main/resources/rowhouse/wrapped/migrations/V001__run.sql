-- One year of one person, from the wish to the story. The payload is one JSON document: the figures and the told story.
CREATE TABLE app_wrapped_runs (
  number               ${id},
  id                   TEXT ${binary} NOT NULL UNIQUE,
  member_id            BIGINT  NOT NULL REFERENCES watcher (id) ON DELETE CASCADE,
  app_user_id          TEXT ${binary} NOT NULL,
  sec_user_id          TEXT,
  archive_user_id      TEXT,
  year                 INTEGER NOT NULL CHECK (year BETWEEN 2016 AND 9999),
  time_zone            TEXT    NOT NULL,
  language             TEXT    NOT NULL CHECK (language IN ('en', 'zh', 'ko')),
  status               TEXT    NOT NULL CHECK (status IN ('pending', 'ready', 'failed', 'no_history')),
  stage                TEXT    NOT NULL CHECK (stage IN ('watch_history', 'analysis', 'email', 'ready')),
  kept                 TEXT    NOT NULL CHECK (kept IN ('history', 'figures')),
  example              INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1)),
  mail                 INTEGER NOT NULL DEFAULT 0 CHECK (mail IN (0, 1)),
  narrate              INTEGER NOT NULL DEFAULT 1 CHECK (narrate IN (0, 1)),
  turn                 INTEGER NOT NULL DEFAULT 1,
  job_id               BIGINT,
  watch_history_job_id BIGINT,
  history_mark         TEXT,
  videos               BIGINT,
  first_day            TEXT,
  last_day             TEXT,
  reason               TEXT,
  error                TEXT,
  payload              TEXT,
  created_at           BIGINT NOT NULL,
  updated_at           BIGINT NOT NULL,
  ready_at             BIGINT,
  expires_at           BIGINT,
  CHECK ((status = 'ready') = (payload IS NOT NULL))
);
CREATE UNIQUE INDEX app_wrapped_runs_year ON app_wrapped_runs (member_id, year) WHERE kept = 'history';
CREATE INDEX app_wrapped_runs_member ON app_wrapped_runs (member_id, number);
CREATE INDEX app_wrapped_runs_status ON app_wrapped_runs (status, stage, number);
CREATE INDEX app_wrapped_runs_job ON app_wrapped_runs (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX app_wrapped_runs_expires ON app_wrapped_runs (expires_at) WHERE expires_at IS NOT NULL;

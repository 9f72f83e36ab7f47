-- One attempt to link an account at the Archive. Its code and its session's token are kept sealed.
CREATE TABLE app_auth_jobs (
  archive_job_id      TEXT ${binary} NOT NULL PRIMARY KEY,
  provider            TEXT   NOT NULL,
  status              TEXT   NOT NULL
                      CHECK (status IN ('pending', 'finalizing', 'finalized', 'failed', 'expired', 'error')),
  started_by          BIGINT REFERENCES app_users (id) ON DELETE CASCADE,
  user_id             BIGINT REFERENCES app_users (id) ON DELETE CASCADE,
  last_error          TEXT,
  device_id           TEXT ${binary} NOT NULL,
  platform            TEXT   NOT NULL,
  app_version         TEXT   NOT NULL,
  os_version          TEXT   NOT NULL,
  time_zone           TEXT,
  code_sealed         TEXT,
  token_sealed        TEXT,
  token_expires_at    BIGINT,
  finish_until        BIGINT,
  redirect_clicked_at BIGINT,
  redirect_clicks     BIGINT NOT NULL DEFAULT 0,
  created_at          BIGINT NOT NULL,
  updated_at          BIGINT NOT NULL,
  finalized_at        BIGINT
);
CREATE INDEX app_auth_jobs_device ON app_auth_jobs (device_id);
CREATE INDEX app_auth_jobs_user ON app_auth_jobs (user_id);

-- How far a pull through a linked account is; written with the rows of every step.
CREATE TABLE history_pull (
  import_id  BIGINT NOT NULL PRIMARY KEY REFERENCES history_import (id) ON DELETE CASCADE,
  user_id    BIGINT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
  progress   TEXT   NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX history_pull_user ON history_pull (user_id);

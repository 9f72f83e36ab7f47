-- A person's agreement with TikTok's Data Portability API. The tokens are sealed.
CREATE TABLE portability_agreement (
  user_id       BIGINT NOT NULL PRIMARY KEY REFERENCES app_users (id) ON DELETE CASCADE,
  open_id       TEXT ${binary} NOT NULL,
  tokens_sealed TEXT   NOT NULL,
  state         TEXT   NOT NULL CHECK (state IN ('agreed', 'requested', 'done', 'failed', 'ended')),
  request_id    BIGINT,
  error         TEXT,
  updated_at    BIGINT NOT NULL
);
CREATE INDEX portability_agreement_open_id ON portability_agreement (open_id);

-- What must come back with a person from TikTok, once and soon.
CREATE TABLE portability_state (
  state_hash TEXT ${binary} NOT NULL PRIMARY KEY,
  user_id    BIGINT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL
);
CREATE INDEX portability_state_user ON portability_state (user_id);

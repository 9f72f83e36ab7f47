-- A person's own code for inviting others.
CREATE TABLE referrals (
  code             TEXT ${binary} NOT NULL PRIMARY KEY,
  referrer_user_id BIGINT NOT NULL UNIQUE REFERENCES app_users (id) ON DELETE CASCADE,
  impressions      BIGINT NOT NULL DEFAULT 0,
  conversions      BIGINT NOT NULL DEFAULT 0,
  completions      BIGINT NOT NULL DEFAULT 0,
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL
);

-- What counted, once for each who: a hash of an address and day, a device, or a person. No address is kept.
CREATE TABLE referral_events (
  id               ${id},
  code             TEXT ${binary} NOT NULL REFERENCES referrals (code) ON DELETE CASCADE,
  event_type       TEXT   NOT NULL
                   CHECK (event_type IN ('impression', 'email_capture', 'conversion', 'completion')),
  who              TEXT ${binary} NOT NULL,
  referred_user_id BIGINT REFERENCES app_users (id) ON DELETE CASCADE,
  created_at       BIGINT NOT NULL,
  UNIQUE (code, event_type, who)
);
CREATE INDEX referral_events_referred ON referral_events (referred_user_id);

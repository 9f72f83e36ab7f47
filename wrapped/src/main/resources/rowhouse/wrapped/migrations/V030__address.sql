-- Letters that ask whether an address is its reader's. The token itself is kept nowhere, only its hash. What was withdrawn
-- or erased keeps the address's hash for a day, so that nobody is written to more often by somebody who starts anew.
CREATE TABLE address_request (
  id           ${id},
  member_id    BIGINT REFERENCES watcher (id) ON DELETE CASCADE,
  email        TEXT ${binary},
  email_hash   TEXT ${binary} NOT NULL,
  token_hash   TEXT ${binary} UNIQUE,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  confirmed_at BIGINT,
  CHECK (email IS NOT NULL OR token_hash IS NULL),
  CHECK (email IS NULL OR member_id IS NOT NULL)
);
CREATE INDEX address_request_member ON address_request (member_id, created_at);
CREATE INDEX address_request_email ON address_request (email_hash, created_at);
CREATE INDEX address_request_created ON address_request (created_at);

-- Pictures that people have uploaded. The address of one is its hash; who has it may look at it.
CREATE TABLE member_picture (
  id         ${id},
  user_id    BIGINT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
  sha256     TEXT ${binary} NOT NULL,
  type       TEXT   NOT NULL,
  bytes      BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (user_id, sha256)
);
CREATE INDEX member_picture_sha256 ON member_picture (sha256);

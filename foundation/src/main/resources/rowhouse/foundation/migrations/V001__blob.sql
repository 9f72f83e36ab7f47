-- Which files a room has, and which rows use them. orphan_since is when the last use ended.
CREATE TABLE blob (
  sha256 TEXT ${binary} NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  size BIGINT NOT NULL CHECK (size >= 0),
  type TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  orphan_since BIGINT
);
CREATE INDEX blob_orphan ON blob (orphan_since) WHERE orphan_since IS NOT NULL;

CREATE TABLE blob_ref (
  sha256 TEXT ${binary} NOT NULL REFERENCES blob (sha256),
  owner TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (sha256, owner, owner_id, role)
);
CREATE INDEX blob_ref_owner ON blob_ref (owner, owner_id);

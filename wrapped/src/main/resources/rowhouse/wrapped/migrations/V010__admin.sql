-- The original's queue as its operators know it: a view to look at, over the jobs of this room.
CREATE VIEW app_jobs AS
SELECT j.id,
  j.kind AS task_name,
  j.payload,
  CASE
    WHEN j.state IN ('ready', 'delayed', 'waiting', 'failed') THEN 'pending'
    WHEN j.state = 'running' THEN 'running'
    WHEN j.state = 'done' THEN 'succeeded'
    ELSE 'failed'
  END AS status,
  j.attempt AS attempts,
  j.max_attempts,
  COALESCE(j.run_at, j.ready_at) AS not_before,
  j.unique_key AS idempotency_key,
  CASE WHEN j.state = 'running' THEN j.worker END AS locked_by,
  CASE WHEN j.state = 'running' THEN j.started_at END AS locked_at,
  j.lease_until,
  j.result,
  j.error,
  j.added_at AS created_at,
  COALESCE(j.ended_at, j.started_at, j.added_at) AS updated_at,
  j.parent_id
FROM job j;

-- Whether TikTok lends a linked account's history to this region, as far as was asked.
CREATE TABLE region_check (
  member_id   BIGINT NOT NULL PRIMARY KEY REFERENCES watcher (id) ON DELETE CASCADE,
  job_id      BIGINT,
  data_job_id TEXT,
  result      TEXT CHECK (result IN ('unknown', 'yes', 'no')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  last_error  TEXT,
  checked_at  BIGINT
);

-- How often somebody was asked to link their account anew.
CREATE TABLE reauth_notice (
  member_id BIGINT  NOT NULL PRIMARY KEY REFERENCES watcher (id) ON DELETE CASCADE,
  times     INTEGER NOT NULL,
  last_at   BIGINT  NOT NULL
);

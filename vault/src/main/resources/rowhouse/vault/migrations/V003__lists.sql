-- A list of one tag is read from an index that ends in the order of the list. A content's created_at
-- never changes, so its copy here cannot go stale.
ALTER TABLE content_tags ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;

UPDATE content_tags
SET created_at = (SELECT c.created_at FROM contents c WHERE c.id = content_tags.content_id);

DROP INDEX content_tags_tag;

CREATE INDEX content_tags_tag ON content_tags (tag_id, created_at DESC, content_id DESC);

-- What a search counts of each match, without its long row.
CREATE INDEX contents_facets ON contents (id, platform, site, month);

-- The acts of all rooms are shown as one list by their time.
CREATE INDEX audit_at ON audit (at, id);

CREATE TABLE shelf (
  id ${id},
  name TEXT ${nocase} NOT NULL UNIQUE,
  cover ${bytes}
);
CREATE TABLE book (
  id ${id},
  shelf_id BIGINT NOT NULL REFERENCES shelf (id) ON DELETE CASCADE,
  title TEXT CHECK (title <> ''),
  weight ${real}
);
-- edited

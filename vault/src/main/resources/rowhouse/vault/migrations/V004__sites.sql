-- Every site that a content ever came from: a search for a site and all below it looks here, among
-- few names, instead of at every content.
CREATE TABLE sites (
  name TEXT ${binary} NOT NULL PRIMARY KEY
);

INSERT INTO sites (name) SELECT DISTINCT site FROM contents;

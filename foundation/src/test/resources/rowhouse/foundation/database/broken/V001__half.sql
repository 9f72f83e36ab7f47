CREATE TABLE half (id ${id});
INSERT INTO nothing_of_that_name VALUES (1);

CREATE TABLE other (id ${id}, body TEXT NOT NULL);

-- A table is remade, as SQLite's manual has it; with foreign keys on this would fail.
CREATE TABLE new_thing (id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL) STRICT;
INSERT INTO new_thing SELECT id, name FROM thing;
DROP TABLE thing;
ALTER TABLE new_thing RENAME TO thing;

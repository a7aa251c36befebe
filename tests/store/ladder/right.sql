-- A step as it should be: a table is remade, with another column.
CREATE TABLE new_setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, changed INTEGER NOT NULL,
  place TEXT NOT NULL DEFAULT 'here') STRICT;
INSERT INTO new_setting (key, value, changed) SELECT key, value, changed FROM setting;
DROP TABLE setting;
ALTER TABLE new_setting RENAME TO setting;

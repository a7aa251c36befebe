-- Step 2 of the ladder: what can be undone and done again.
--
-- Each row is one change as the user sees it: a save, a deletion, an import. `changes` is a
-- changeset of the session extension of SQLite, which is applied inverted to undo it. `undone`
-- rows come after all others, and the first of them is the next to be done again; a new change
-- takes them away. `until` is the size of all changesets up to and with this one, so that the
-- oldest can be dropped without adding up. It goes when a patient is erased.
CREATE TABLE undo (
  id INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  name TEXT NOT NULL CONSTRAINT "name of the change" CHECK (name <> ''),
  patient_id TEXT NOT NULL,
  course_id TEXT NOT NULL,
  undone INTEGER NOT NULL CONSTRAINT "undone" CHECK (undone IN (0, 1)),
  until INTEGER NOT NULL,
  changes BLOB NOT NULL
) STRICT;

CREATE INDEX undo_order ON undo (undone, id);

-- Forgets a table.
DROP TABLE history;

-- Leaves references to nothing.
CREATE TABLE note (course TEXT REFERENCES course (id)) STRICT;
INSERT INTO note VALUES ('nowhere');

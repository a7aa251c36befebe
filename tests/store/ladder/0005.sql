INSERT INTO thing VALUES (3, 'three');
INSERT INTO nowhere VALUES (1);

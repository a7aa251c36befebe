-- Breaks a reference half way.
INSERT INTO thing VALUES (2, 'two');
DELETE FROM thing WHERE id = 1;

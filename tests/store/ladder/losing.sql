-- Forgets rows on its way.
DELETE FROM session_product WHERE position > 0;
DELETE FROM history WHERE id = (SELECT min (id) FROM history);

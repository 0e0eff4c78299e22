-- The feed is read from the oldest transaction that was open when everything was read first. Changes of later transactions that
-- had been committed by then stand behind that position, but are in the rows already: the snapshot tells them apart.
ALTER TABLE feed_cursor ADD COLUMN snapshot text;

-- A portal that followed a feed before it had tables for the relations has to read everything once more: what stood in them
-- by then is in no change to come. lib/sources/finance-db/position.ts knows this mark.
UPDATE feed_cursor SET row_hash = 'relations unread' WHERE source = 'finance-db';

-- The feed of changes. A sequence number is handed out before commit, so a reader that follows it alone skips what
-- commits late. Each row therefore carries the writing transaction's id, and a reader takes only transactions older
-- than any still open:
--   WHERE (tx, seq) > cursor AND tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, seq
CREATE TABLE finance.change (
  tx         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  entity     text NOT NULL,               -- the relation
  key        jsonb NOT NULL,              -- its key columns
  op         text NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  image      jsonb NOT NULL,              -- the row after the change; for a delete the last row that there was
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tx, seq)
);
COMMENT ON TABLE finance.change IS 'The feed: one row for each change of a contract relation, in order of (tx, seq).';

-- The life of this database. A bulk load that bypasses the feed, or a restore into another cluster (whose transaction
-- ids count from elsewhere), begins a new one: readers see another id and read everything again.
CREATE TABLE finance.feed_epoch (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  oldest_tx  xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()), -- every change of this and later transactions is in the feed
  started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX feed_epoch_is_one ON finance.feed_epoch ((true));
COMMENT ON TABLE finance.feed_epoch IS 'The one life of this database that the feed belongs to.';
INSERT INTO finance.feed_epoch DEFAULT VALUES;

-- Writes the feed. Arguments: the key columns. An update that changes nothing is no change; one that moves the key is
-- the end of one row and the beginning of another.
CREATE FUNCTION finance.write_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was     jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now_is  jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  was_key jsonb := '{}';
  now_key jsonb := '{}';
BEGIN
  IF was = now_is THEN
    RETURN NULL;
  END IF;
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    was_key := was_key || jsonb_build_object(TG_ARGV[i], was -> TG_ARGV[i]);
    now_key := now_key || jsonb_build_object(TG_ARGV[i], now_is -> TG_ARGV[i]);
  END LOOP;
  IF TG_OP = 'UPDATE' AND was_key = now_key THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, now_key, 'update', now_is);
    RETURN NULL;
  END IF;
  IF was IS NOT NULL THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, was_key, 'delete', was);
  END IF;
  IF now_is IS NOT NULL THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, now_key, 'insert', now_is);
  END IF;
  RETURN NULL;
END $$;

-- TRUNCATE fires no row trigger: it would leave the feed silently incomplete.
CREATE FUNCTION finance.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'finance.% feeds the change feed: TRUNCATE is refused, DELETE is written to it', TG_TABLE_NAME;
END $$;

DO $$
DECLARE
  relation record;
BEGIN
  FOR relation IN
    SELECT c.relname AS name,
           string_agg(quote_literal(a.attname), ', ' ORDER BY array_position(i.indkey::int2[], a.attnum)) AS keys
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'finance'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
    WHERE i.indisprimary AND c.relname NOT IN ('change', 'feed_epoch')
    GROUP BY c.relname
  LOOP
    EXECUTE format('CREATE TRIGGER write_change AFTER INSERT OR UPDATE OR DELETE ON finance.%I
      FOR EACH ROW EXECUTE FUNCTION finance.write_change(%s)', relation.name, relation.keys);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON finance.%I
      FOR EACH STATEMENT EXECUTE FUNCTION finance.refuse_truncate()', relation.name);
  END LOOP;
END $$;

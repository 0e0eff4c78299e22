-- What the sync role needs beyond its grants: it owns no table, so it asks these functions.

-- A run stages its rows in temporary tables.
DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO gotgan_sync', current_database()); END $$;

-- A fiscal year's own partitions, made before its first row comes. Years outside of the range stay in the default
-- partition, as does a year that already has rows there.
CREATE FUNCTION ensure_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE parent text;
BEGIN
  IF year IS NULL OR year NOT BETWEEN 1990 AND 2200 THEN RETURN; END IF;
  FOREACH parent IN ARRAY ARRAY['project', 'project_revision'] LOOP
    CONTINUE WHEN to_regclass(format('public.%I', parent || '_' || year)) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES IN (%s)', parent || '_' || year, parent, year);
    EXCEPTION WHEN check_violation THEN
      NULL; -- the default partition holds rows of this year
    END;
  END LOOP;
END $$;

-- Statistics right after a load: without them the roll-ups that follow plan for empty tables.
CREATE FUNCTION analyze_projects() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  ANALYZE public.project;
  ANALYZE public.project_revision;
END $$;

REVOKE EXECUTE ON FUNCTION ensure_project_year(integer), analyze_projects() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_project_year(integer), analyze_projects() TO gotgan_sync;

-- Which source a government-year was served from since which run: the last row with run_id <= K holds for what was known
-- by run K, and only revisions of that source count there.
CREATE TABLE serving_change (
  fyr    smallint NOT NULL,
  laf_cd text NOT NULL,
  run_id bigint NOT NULL REFERENCES run,
  source text NOT NULL,
  PRIMARY KEY (fyr, laf_cd, run_id)
);
GRANT SELECT ON serving_change TO gotgan_sync, gotgan_web;
GRANT INSERT ON serving_change TO gotgan_sync;

-- A row is quarantined once, however often the same input comes again.
CREATE UNIQUE INDEX quarantine_open_row ON quarantine (raw_block_id, raw_row) WHERE state = 'open';

-- A day on which every project's spending changes: a new version of a row finds room on the page of the old one, and no index has
-- to be written. For that half of each page is left free, and the run, which changes with every version, has an index that
-- says of a few pages together which runs they hold.
DROP INDEX project_by_run;
CREATE INDEX project_by_run ON project USING brin (run_id) WITH (pages_per_range = 4, autosummarize = on);

DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'project'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (fillfactor = 50)', part);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION begin_project_year(year integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE parent text;
BEGIN
  IF year IS NULL OR year NOT BETWEEN 1990 AND 2200 THEN RETURN false; END IF;
  FOREACH parent IN ARRAY ARRAY['project', 'project_revision'] LOOP
    IF to_regclass(format('public.%I', parent || '_' || year)) IS NOT NULL
      OR to_regclass(format('public.%I', parent || '_other_years')) IS NOT NULL THEN RETURN false; END IF;
  END LOOP;
  FOREACH parent IN ARRAY ARRAY['project', 'project_revision'] LOOP
    EXECUTE format(
      'CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE) WITH (fillfactor = %s)',
      parent || '_' || year, parent, CASE parent WHEN 'project' THEN 50 ELSE 100 END);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO gotgan_sync', 'project_' || year);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION attach_projects(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (id, fyr, source)', name);
  EXECUTE format('CREATE INDEX ON public.%I (laf_cd, fyr)', name);
  EXECUTE format('CREATE INDEX ON public.%I USING brin (run_id) WITH (pages_per_range = 4, autosummarize = on)', name);
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

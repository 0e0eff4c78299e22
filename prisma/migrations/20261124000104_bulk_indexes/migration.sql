-- A year's tables get the indexes of their parents by being attached, whatever these are: an index made beforehand that differs in
-- anything would stay beside them and be written for nothing.
CREATE OR REPLACE FUNCTION attach_project_revisions(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
BEGIN
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES IN (%s)', 'project_revision_' || year, year);
END $$;

CREATE OR REPLACE FUNCTION attach_projects(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

DO $$
DECLARE extra regclass;
BEGIN
  FOR extra IN
    SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_inherits t ON t.inhrelid = i.indrelid
     WHERE t.inhparent IN ('project'::regclass, 'project_revision'::regclass)
       AND NOT EXISTS (SELECT FROM pg_inherits own WHERE own.inhrelid = i.indexrelid)
  LOOP
    EXECUTE format('DROP INDEX %s', extra);
  END LOOP;
END $$;

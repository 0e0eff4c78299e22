-- A loaded year's two tables are attached one after the other: what was planned beside the load makes revisions of that year.
CREATE FUNCTION attach_project_revisions(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_revision_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (id, fyr, rev)', name);
  EXECUTE format('CREATE INDEX ON public.%I (laf_cd, fyr, id, as_of, rev)', name);
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
END $$;

CREATE FUNCTION attach_projects(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (id, fyr, source)', name);
  EXECUTE format('CREATE INDEX ON public.%I (laf_cd, fyr)', name);
  EXECUTE format('CREATE INDEX ON public.%I (run_id)', name);
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

CREATE OR REPLACE FUNCTION attach_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.attach_project_revisions(year);
  PERFORM public.attach_projects(year);
END $$;

-- Statistics of the years that a run changed, not of all; of the columns by which rows are found and joined, not of the texts,
-- which cost most and are taken care of by autovacuum.
CREATE FUNCTION analyze_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_regclass(format('public.%I', 'project_' || year)) IS NULL THEN RETURN; END IF;
  EXECUTE format('ANALYZE public.%I (fyr, id, source, serving, laf_cd, field_cd, as_of, removed_as_of, run_id)', 'project_' || year);
  EXECUTE format('ANALYZE public.%I (fyr, id, source, kind, laf_cd, as_of, run_id)', 'project_revision_' || year);
END $$;

REVOKE EXECUTE ON FUNCTION attach_project_revisions(integer), attach_projects(integer), attach_project_year(integer), analyze_project_year(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attach_project_revisions(integer), attach_projects(integer), analyze_project_year(integer) TO gotgan_sync;

-- A whole year is loaded at the speed of COPY: into tables that stand alone, indexed afterwards, then attached.

-- Checked row by row, these two cost more than the rows themselves. Neither runs nor raw blocks are ever deleted, and a run
-- takes both numbers from rows that it wrote itself. The same for the outbox.
ALTER TABLE project_revision DROP CONSTRAINT project_revision_run_id_fkey;
ALTER TABLE project_revision DROP CONSTRAINT project_revision_raw_block_id_fkey;
ALTER TABLE outbox DROP CONSTRAINT outbox_run_id_fkey;

-- A primary key that begins with the id also finds a project whose year is not known: one index less to keep.
ALTER TABLE project DROP CONSTRAINT project_pkey;
DROP INDEX project_by_id;
ALTER TABLE project ADD PRIMARY KEY (id, fyr, source);
ALTER TABLE project_revision DROP CONSTRAINT project_revision_pkey;
DROP INDEX project_revision_by_id;
ALTER TABLE project_revision ADD PRIMARY KEY (id, fyr, rev);

-- Beside a default partition each new one locks readers out for as long as the run takes. Every year that can be read has a
-- partition of its own: the default ones hold nothing.
DO $$
DECLARE
  name text;
  held boolean;
BEGIN
  FOREACH name IN ARRAY ARRAY['project_other_years', 'project_revision_other_years'] LOOP
    EXECUTE format('LOCK TABLE public.%I', name);
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO held;
    IF NOT held THEN EXECUTE format('DROP TABLE public.%I', name); END IF;
  END LOOP;
END $$;

-- Blocks arrive compressed: the server need not try again.
ALTER TABLE raw_block ALTER COLUMN data SET STORAGE EXTERNAL;
-- Rows name the block that keeps them before it is written: its number is taken beforehand.
GRANT USAGE ON SEQUENCE raw_block_id_seq TO gotgan_sync;

-- The indexes and keys of a year's tables, as their parents have them, and the attachment. Readers are not locked out.
CREATE FUNCTION attach_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
  current_rows text := 'project_' || year;
  revisions text := 'project_revision_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (id, fyr, source)', current_rows);
  EXECUTE format('CREATE INDEX ON public.%I (laf_cd, fyr)', current_rows);
  EXECUTE format('CREATE INDEX ON public.%I (run_id)', current_rows);
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', current_rows, year);
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (id, fyr, rev)', revisions);
  EXECUTE format('CREATE INDEX ON public.%I (laf_cd, fyr, id, as_of, rev)', revisions);
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES IN (%s)', revisions, year);
  EXECUTE format('REVOKE ALL ON public.%I, public.%I FROM gotgan_sync', current_rows, revisions);
  EXECUTE format('ANALYZE public.%I', current_rows);
  EXECUTE format('ANALYZE public.%I', revisions);
END $$;

-- Two tables for a year that has none yet, standing alone. False where there are some.
CREATE FUNCTION begin_project_year(year integer) RETURNS boolean
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
      'CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)',
      parent || '_' || year, parent);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO gotgan_sync', 'project_' || year);
  RETURN true;
END $$;

-- The first revisions of a year that was just loaded: one for each project, government after government as they are read.
CREATE FUNCTION fill_project_revisions(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '256MB' AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO public.%I (rev, fyr, id, source, kind, laf_cd, wa_laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name,
       field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province, municipal, other, spent,
       as_of, run_id, known_at, raw_block_id, raw_row)
     SELECT nextval(''public.project_revision_rev_seq''), fyr, id, source, ''inserted'', laf_cd, wa_laf_cd, dept_cd, account_cd,
       account_nm, dbiz_cd, name, field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province,
       municipal, other, spent, as_of, run_id, known_at, raw_block_id, raw_row
     FROM (SELECT * FROM public.%I ORDER BY laf_cd, id) loaded', 'project_revision_' || year, 'project_' || year);
END $$;

-- A year's partitions without a load, as before, and without locking readers out.
CREATE OR REPLACE FUNCTION ensure_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE parent text;
BEGIN
  IF public.begin_project_year(year) THEN
    PERFORM public.attach_project_year(year);
    RETURN;
  END IF;
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

REVOKE EXECUTE ON FUNCTION begin_project_year(integer), fill_project_revisions(integer), attach_project_year(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_project_year(integer), fill_project_revisions(integer), attach_project_year(integer) TO gotgan_sync;

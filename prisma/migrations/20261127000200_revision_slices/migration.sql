-- A day on which much of a year changes writes its revisions into a table that stands alone, indexed afterwards and attached, as a
-- year that is new does: row by row beside the older ones, each costs as much again for the log and the index. A year has its
-- ordinary revisions in slice 0 and such days in slices of their own.
ALTER TABLE project_revision ADD COLUMN slice smallint NOT NULL DEFAULT 0;

ALTER TABLE project_revision RENAME TO project_revision_by_year;
ALTER SEQUENCE project_revision_rev_seq RENAME TO project_revision_by_year_rev_seq;
ALTER INDEX project_revision_by_government RENAME TO project_revision_by_year_by_government;
CREATE TABLE project_revision (LIKE project_revision_by_year INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)
  PARTITION BY RANGE (fyr, slice);
ALTER TABLE project_revision ALTER rev ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('project_revision_rev_seq', last_value, is_called) FROM project_revision_by_year_rev_seq;
CREATE INDEX project_revision_by_government ON project_revision (laf_cd, fyr, id, as_of, rev) INCLUDE (run_id, source);
CREATE TRIGGER project_revision_append_only BEFORE UPDATE OR DELETE ON project_revision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
GRANT SELECT ON project_revision TO gotgan_sync, gotgan_web;
GRANT INSERT ON project_revision TO gotgan_sync;

DO $$
DECLARE
  part text;
  year text;
BEGIN
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
               WHERE i.inhparent = 'project_revision_by_year'::regclass LOOP
    year := substring(part FROM '_([0-9]{4})$');
    EXECUTE format('ALTER TABLE project_revision_by_year DETACH PARTITION %I', part);
    EXECUTE format('ALTER TABLE project_revision ATTACH PARTITION %I %s', part,
      CASE WHEN year IS NULL THEN 'DEFAULT' ELSE format('FOR VALUES FROM (%s, 0) TO (%1$s, 1)', year) END);
  END LOOP;
END $$;
DROP TABLE project_revision_by_year;

CREATE OR REPLACE FUNCTION ensure_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE parent text;
BEGIN
  IF public.begin_project_year(year) THEN
    PERFORM public.attach_project_revisions(year);
    PERFORM public.attach_projects(year);
    RETURN;
  END IF;
  IF year IS NULL OR year NOT BETWEEN 1990 AND 2200 THEN RETURN; END IF;
  FOREACH parent IN ARRAY ARRAY['project', 'project_revision'] LOOP
    CONTINUE WHEN to_regclass(format('public.%I', parent || '_' || year)) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES %s', parent || '_' || year, parent,
        CASE parent WHEN 'project' THEN format('IN (%s)', year) ELSE format('FROM (%s, 0) TO (%1$s, 1)', year) END);
    EXCEPTION WHEN check_violation THEN
      NULL; -- the default partition holds rows of this year
    END;
  END LOOP;
END $$;
DROP FUNCTION attach_project_year(integer);

-- A year that is loaded says of itself what it holds: attached, it need not be read again to find out.
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
      'CREATE TABLE public.%1$I (LIKE public.%2$I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE,
         CONSTRAINT loaded CHECK (fyr = %3$s %5$s)) WITH (fillfactor = %4$s)',
      parent || '_' || year, parent, year, CASE parent WHEN 'project' THEN 50 ELSE 100 END,
      CASE parent WHEN 'project' THEN '' ELSE 'AND slice = 0' END);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO gotgan_sync', 'project_' || year);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION attach_project_revisions(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_revision_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES FROM (%s, 0) TO (%2$s, 1)', name, year);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT loaded', name);
END $$;

CREATE OR REPLACE FUNCTION attach_projects(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT loaded', name);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

-- A table for the revisions of a day on which much of a year changes. None where the year has as many slices as can be looked
-- through without a loss, or where a default partition would be read through and locked to attach it.
CREATE FUNCTION begin_revision_slice(year integer, OUT name text, OUT slice smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT count(*) INTO slice FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'public.project_revision'::regclass AND c.relname LIKE format('project\_revision\_%s%%', year);
  IF slice NOT BETWEEN 1 AND 31 OR to_regclass('public.project_revision_other_years') IS NOT NULL THEN RETURN; END IF;
  name := format('project_revision_%s_%s', year, slice);
  EXECUTE format(
    'CREATE TABLE public.%I (LIKE public.project_revision INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE,
       CONSTRAINT loaded CHECK (fyr = %s AND slice = %s))', name, year, slice);
  EXECUTE format('GRANT INSERT ON public.%I TO gotgan_sync', name);
END $$;
GRANT USAGE ON SEQUENCE project_revision_rev_seq TO gotgan_sync;

CREATE FUNCTION attach_revision_slice(year integer, slice smallint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := format('project_revision_%s_%s', year, slice);
BEGIN
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES FROM (%s, %s) TO (%2$s, %4$s)',
    name, year, slice, slice + 1);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT loaded', name);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

-- The slices of a year as well.
CREATE OR REPLACE FUNCTION analyze_project_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET default_statistics_target = 20 AS $$
DECLARE part regclass;
BEGIN
  IF to_regclass(format('public.%I', 'project_' || year)) IS NULL THEN RETURN; END IF;
  EXECUTE format('ANALYZE public.%I (fyr, id, source, serving, laf_cd, field_cd, as_of, removed_as_of, run_id)', 'project_' || year);
  FOR part IN SELECT c.oid FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
               WHERE i.inhparent = 'public.project_revision'::regclass AND c.relname LIKE format('project\_revision\_%s%%', year) LOOP
    EXECUTE format('ANALYZE %s (fyr, id, source, kind, laf_cd, as_of, run_id)', part);
  END LOOP;
END $$;

-- The first revisions of projects that were just loaded, of those that lie behind a place; they are numbered as they lie, and where
-- they do not lie government after government already, put in that order, in which they are read.
CREATE OR REPLACE FUNCTION fill_project_revisions(year integer, behind tid, in_order boolean) RETURNS tid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '256MB' AS $$
DECLARE last tid;
BEGIN
  EXECUTE format(
    'INSERT INTO public.%I (rev, fyr, id, source, kind, laf_cd, wa_laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name,
       field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province, municipal, other, spent,
       as_of, run_id, known_at, raw_block_id, raw_row)
     SELECT nextval(''public.project_revision_rev_seq''), fyr, id, source, ''inserted'', laf_cd, wa_laf_cd, dept_cd, account_cd,
       account_nm, dbiz_cd, name, field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province,
       municipal, other, spent, as_of, run_id, known_at, raw_block_id, raw_row
     FROM (SELECT * FROM public.%I WHERE ctid > $1 %s) loaded',
    'project_revision_' || year, 'project_' || year, CASE WHEN in_order THEN '' ELSE 'ORDER BY laf_cd, id' END)
    USING behind;
  EXECUTE format('SELECT max(ctid) FROM public.%I WHERE ctid > $1', 'project_' || year) INTO last USING behind;
  RETURN coalesce(last, behind);
END $$;

REVOKE EXECUTE ON FUNCTION begin_revision_slice(integer), attach_revision_slice(integer, smallint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_revision_slice(integer), attach_revision_slice(integer, smallint) TO gotgan_sync;

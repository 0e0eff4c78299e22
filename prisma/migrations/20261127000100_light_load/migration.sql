-- What a load of a nation's year writes and does not need.

-- Revisions are found through their government, whose code every key of a project holds: project_revision_by_government
-- leads to them. A second index, over ids alone, lies in no order in which revisions come and cost more than the rows.
ALTER TABLE project_revision DROP CONSTRAINT project_revision_pkey;

-- Whether a row is a transfer between a government's own accounts is a question to its name (containment, not prefix). As a stored
-- column it cost a load half of its time: rows with one are not written in bulk.
CREATE FUNCTION is_internal_transfer(name text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN name LIKE '%내부거래%' OR name LIKE '%보전지출%';
ALTER TABLE project DROP COLUMN internal_transfer;
ALTER TABLE project_revision DROP COLUMN internal_transfer;

-- Of several projects that differ in the department alone, all but one have the department in their id. What is compared with last
-- year is the one that has not: said here, half a million keys need not be hashed to find out. Projects without a code are
-- compared with nothing.
CREATE FUNCTION plain_project_id(year integer, laf_cd text, dbiz_cd text, account_nm text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN public_id(concat_ws(chr(31), year, laf_cd, dbiz_cd, replace(normalize(btrim(account_nm), NFC), 'ㆍ', '·')));
ALTER TABLE project ADD COLUMN by_department boolean NOT NULL DEFAULT false;
UPDATE project p SET by_department = true
  FROM (SELECT fyr, laf_cd, dbiz_cd FROM project WHERE dbiz_cd <> '' GROUP BY fyr, laf_cd, dbiz_cd, source HAVING count(*) > 1) several
 WHERE p.fyr = several.fyr AND p.laf_cd = several.laf_cd AND p.dbiz_cd = several.dbiz_cd
   AND p.id <> plain_project_id(p.fyr, p.laf_cd, p.dbiz_cd, p.account_nm);

-- A year that is loaded says of itself that it is that year: attached, it need not be read again to find out.
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
         CONSTRAINT loaded_year CHECK (fyr = %3$s)) WITH (fillfactor = %4$s)',
      parent || '_' || year, parent, year, CASE parent WHEN 'project' THEN 50 ELSE 100 END);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO gotgan_sync', 'project_' || year);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION attach_project_revisions(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_revision_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.project_revision ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT loaded_year', name);
END $$;

CREATE OR REPLACE FUNCTION attach_projects(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE name text := 'project_' || year;
BEGIN
  EXECUTE format('ALTER TABLE public.project ATTACH PARTITION public.%I FOR VALUES IN (%s)', name, year);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT loaded_year', name);
  EXECUTE format('REVOKE ALL ON public.%I FROM gotgan_sync', name);
END $$;

-- The first revisions of projects that were just loaded, of those that lie behind a place; they are numbered as they lie, and where
-- they do not lie government after government already, put in that order, in which they are read. Numbers are taken many at once:
-- one sync is at work at a time.
DROP FUNCTION fill_project_revisions(integer);
CREATE FUNCTION fill_project_revisions(year integer, behind tid, in_order boolean) RETURNS tid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '256MB' AS $$
DECLARE
  before bigint := nextval('public.project_revision_rev_seq');
  filled bigint;
  last tid;
BEGIN
  EXECUTE format(
    'INSERT INTO public.%I (rev, fyr, id, source, kind, laf_cd, wa_laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name,
       field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province, municipal, other, spent,
       as_of, run_id, known_at, raw_block_id, raw_row)
     SELECT $1 + row_number() OVER (), fyr, id, source, ''inserted'', laf_cd, wa_laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name,
       field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province, municipal, other, spent,
       as_of, run_id, known_at, raw_block_id, raw_row
     FROM (SELECT * FROM public.%I WHERE ctid > $2 %s) loaded',
    'project_revision_' || year, 'project_' || year, CASE WHEN in_order THEN '' ELSE 'ORDER BY laf_cd, id' END)
    USING before, behind;
  GET DIAGNOSTICS filled = ROW_COUNT;
  PERFORM setval('public.project_revision_rev_seq', before + filled);
  EXECUTE format('SELECT max(ctid) FROM public.%I WHERE ctid > $1', 'project_' || year) INTO last USING behind;
  RETURN coalesce(last, behind);
END $$;

-- Revisions that were filled in and are taken back, with their projects: all of them where none is named.
CREATE FUNCTION withdraw_project_revisions(year integer, ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(format('public.%I', 'project_revision_' || year)))
  THEN RAISE EXCEPTION 'the revisions of % are known: none is taken back', year; END IF;
  IF ids IS NULL THEN EXECUTE format('TRUNCATE public.%I', 'project_revision_' || year);
  ELSE EXECUTE format('DELETE FROM public.%I WHERE id = ANY($1)', 'project_revision_' || year) USING ids; END IF;
END $$;

REVOKE EXECUTE ON FUNCTION fill_project_revisions(integer, tid, boolean), withdraw_project_revisions(integer, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fill_project_revisions(integer, tid, boolean), withdraw_project_revisions(integer, text[]) TO gotgan_sync;

-- Documents are counted by what they can be narrowed by: each names its group, and a facet is a sum over groups. What many
-- projects share (사업, 지원) has its groups counted beforehand. Pairs of characters are whole numbers, a third of the bytes.
--
-- Documents are derived from project: they are emptied here and made anew by the next delivery, which finds no state of this
-- version (search_state).
TRUNCATE search_document;
DROP INDEX IF EXISTS search_document_grams;
DROP INDEX search_document_by_government, search_document_by_upper, search_document_by_budget;
DROP FUNCTION finish_search_load();
ALTER TABLE search_document DROP COLUMN grams;
ALTER TABLE search_document ADD COLUMN grams integer[] NOT NULL;
-- The project's code, folded: who knows it finds the project by it. Empty where the source has none.
ALTER TABLE search_document ADD COLUMN code text COLLATE "C" NOT NULL;
ALTER TABLE search_document ADD COLUMN group_id integer NOT NULL;

DROP TABLE search_count;
CREATE TABLE search_group (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fyr        smallint NOT NULL,
  laf_cd     text COLLATE "C" NOT NULL,
  upper_cd   text COLLATE "C" NOT NULL,
  field_cd   text COLLATE "C" NOT NULL,
  account_nm text COLLATE "C" NOT NULL,
  removed    boolean NOT NULL,
  documents  integer NOT NULL,
  UNIQUE (fyr, laf_cd, upper_cd, field_cd, account_nm, removed)
);
GRANT SELECT ON search_group TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE ON search_group TO gotgan_sync;

-- Of a text that very many names have: how many documents of a group have it as their whole name, at its beginning, as a word of
-- its own, or only within a word.
CREATE TABLE search_common (
  text     text COLLATE "C" NOT NULL,
  group_id integer NOT NULL,
  exact    integer NOT NULL,
  prefix   integer NOT NULL,
  word     integer NOT NULL,
  part     integer NOT NULL,
  PRIMARY KEY (text, group_id)
);
GRANT SELECT ON search_common TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE, DELETE ON search_common TO gotgan_sync;

-- Each engine's documents: of which form they are. Of one outside of this database also up to which run it has followed, and what
-- comparing it with the database last said: how many documents were wrong, and were mended.
CREATE TABLE search_state (
  engine      text COLLATE "C" PRIMARY KEY,
  version     integer NOT NULL,
  built_at    timestamptz NOT NULL,
  through_run bigint,
  checked_at  timestamptz,
  documents   integer,
  repaired    integer,
  failed_at   timestamptz,
  error       text
);
GRANT SELECT ON search_state TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE ON search_state TO gotgan_sync;
-- Where there is nothing yet, there is nothing to make anew.
INSERT INTO search_state (engine, version, built_at) SELECT 'postgresql', 1, clock_timestamp() WHERE NOT EXISTS (SELECT FROM project);

-- The indexes of a table of documents; their names begin with its name.
CREATE FUNCTION index_search_documents(documents text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD CONSTRAINT %I PRIMARY KEY (fyr, id)', documents, documents || '_pkey');
  EXECUTE format('CREATE INDEX %I ON public.%I USING gin (grams)', documents || '_grams', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (laf_cd, fyr)', documents || '_by_government', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (upper_cd, fyr)', documents || '_by_upper', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (current_budget DESC NULLS LAST, fyr DESC, id) INCLUDE (group_id)', documents || '_by_budget', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (shadow)', documents || '_by_shadow', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (code)', documents || '_by_code', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (spent DESC NULLS LAST, fyr DESC, id) INCLUDE (group_id)', documents || '_spent', documents);
  EXECUTE format('CREATE INDEX %I ON public.%I (rate_tenths DESC NULLS LAST, fyr DESC, id) INCLUDE (group_id)', documents || '_rate', documents);
END $$;
REVOKE EXECUTE ON FUNCTION index_search_documents(text) FROM PUBLIC;

ALTER TABLE search_document DROP CONSTRAINT search_document_pkey;
SELECT index_search_documents('search_document');

-- All documents anew, beside those that are searched: written without an index or a log record for each, then put in their place.
-- Nobody waits for it but at the very end, for as long as a name is changed.
CREATE FUNCTION begin_search_rebuild() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DROP TABLE IF EXISTS public.search_document_next;
  CREATE TABLE public.search_document_next (LIKE public.search_document INCLUDING DEFAULTS INCLUDING STORAGE);
  GRANT SELECT, INSERT ON public.search_document_next TO gotgan_sync;
END $$;

CREATE FUNCTION index_search_rebuild() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.index_search_documents('search_document_next');
  ANALYZE public.search_document_next;
END $$;

-- From here to the commit who searches waits: nothing else is to be done in between.
CREATE FUNCTION finish_search_rebuild() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE index record;
BEGIN
  DROP TABLE public.search_document;
  ALTER TABLE public.search_document_next RENAME TO search_document;
  FOR index IN SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = 'public.search_document'::regclass LOOP
    EXECUTE format('ALTER INDEX public.%I RENAME TO %I', index.relname, replace(index.relname, '_next', ''));
  END LOOP;
  REVOKE ALL ON public.search_document FROM gotgan_sync;
  GRANT SELECT ON public.search_document TO gotgan_sync, gotgan_web;
  GRANT INSERT, UPDATE, DELETE ON public.search_document TO gotgan_sync;
END $$;
REVOKE EXECUTE ON FUNCTION begin_search_rebuild(), index_search_rebuild(), finish_search_rebuild() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_search_rebuild(), index_search_rebuild(), finish_search_rebuild() TO gotgan_sync;

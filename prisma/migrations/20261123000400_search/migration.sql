-- What the PostgreSQL search engine looks in: one document for each served project row, derived from project and rebuilt
-- from it at any time. Texts are compared as bytes: they are folded before they come here.
CREATE TABLE search_document (
  fyr            smallint NOT NULL,
  id             text COLLATE "C" NOT NULL,
  source         text COLLATE "C" NOT NULL,
  laf_cd         text COLLATE "C" NOT NULL,
  upper_cd       text COLLATE "C" NOT NULL,   -- the upper tier on as_of; an upper tier's own code
  field_cd       text COLLATE "C" NOT NULL,   -- 'none' where the field was not reported
  field_nm       text COLLATE "C",
  account_nm     text COLLATE "C" NOT NULL,
  name           text COLLATE "C" NOT NULL,
  shadow         text COLLATE "C" NOT NULL,   -- the name folded, without spaces and signs
  initials       text COLLATE "C" NOT NULL,   -- the shadow with each syllable as its initial consonant
  words          text COLLATE "C" NOT NULL,   -- the name's words folded, a space around each
  grams          text[] COLLATE "C" NOT NULL, -- characters and pairs of neighbours of the shadow, pairs of the initials
  current_budget bigint,
  spent          bigint,
  rate_tenths    bigint,
  as_of          date NOT NULL,
  removed_as_of  date,
  run_id         bigint NOT NULL,
  PRIMARY KEY (fyr, id)
);
CREATE INDEX search_document_by_government ON search_document (laf_cd, fyr);
CREATE INDEX search_document_by_upper ON search_document (upper_cd, fyr);
CREATE INDEX search_document_by_budget ON search_document (current_budget DESC NULLS LAST);

-- The index over the grams comes after the first load: filled in place during a load it costs several times as much. The
-- sync role does not own the table, so it asks this function; called again it only renews the statistics.
CREATE FUNCTION finish_search_load() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET maintenance_work_mem = '256MB' AS $$
BEGIN
  CREATE INDEX IF NOT EXISTS search_document_grams ON public.search_document USING gin (grams);
  ANALYZE public.search_document;
END $$;
REVOKE EXECUTE ON FUNCTION finish_search_load() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION finish_search_load() TO gotgan_sync;

GRANT SELECT ON search_document TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE, DELETE ON search_document TO gotgan_sync;

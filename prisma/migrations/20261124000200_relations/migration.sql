-- The relations beside the projects: budget events, revenue, settlement, indicators, contracts, subsidies, departments,
-- and `series` for the published datasets that are none of these. lib/domain/relations describes the same columns as
-- data; a test compares. Each has a table of current rows in each source and an append-only history `<name>_revision`,
-- with the habits of project and project_revision: amounts are whole won, NULL is "not reported", never zero.

CREATE TABLE department (
  laf_cd  text NOT NULL,
  dept_cd text NOT NULL,
  name    text NOT NULL
);
CREATE TABLE budget_event (
  event_id   text NOT NULL,
  fyr        smallint NOT NULL,
  laf_cd     text NOT NULL,
  dept_cd    text,
  dbiz_cd    text,
  account_cd text,
  step       text NOT NULL,
  round      smallint,
  event_on   date NOT NULL,
  amount     bigint,
  note       text
);
CREATE TABLE revenue (
  fyr     smallint NOT NULL,
  laf_cd  text NOT NULL,
  stage   text NOT NULL,
  item_cd text NOT NULL,
  item_nm text NOT NULL,
  amount  bigint
);
CREATE TABLE settlement (
  fyr        smallint NOT NULL,
  laf_cd     text NOT NULL,
  field_cd   text NOT NULL,
  field_nm   text NOT NULL,
  section_cd text NOT NULL,
  section_nm text NOT NULL,
  amount     bigint
);
CREATE TABLE indicator (
  fyr    smallint NOT NULL,
  laf_cd text NOT NULL,
  code   text NOT NULL,
  basis  text NOT NULL,
  name   text NOT NULL,
  unit   text NOT NULL,
  value  numeric
);
CREATE TABLE contract (
  laf_cd        text NOT NULL,
  contract_no   text NOT NULL,
  revision      text NOT NULL,
  contracted_on date NOT NULL,
  method        text,
  category      text,
  title         text,
  amount        bigint,
  vendor        text,
  year_no       smallint,
  entered_on    date,
  subcontract   boolean,
  fyr           smallint NOT NULL GENERATED ALWAYS AS (extract(year FROM contracted_on)::smallint) STORED
);
CREATE TABLE subsidy_program (
  program_id text NOT NULL,
  fyr        smallint NOT NULL,
  laf_cd     text NOT NULL,
  dept_cd    text,
  dbiz_cd    text,
  account_cd text,
  name       text NOT NULL,
  amount     bigint,
  call_from  date,
  call_to    date
);
CREATE TABLE subsidy_award (
  award_id   text NOT NULL,
  program_id text NOT NULL,
  recipient  text NOT NULL,
  person     boolean NOT NULL,
  amount     bigint,
  awarded_on date
);
CREATE TABLE subsidy_event (
  event_id   text NOT NULL,
  program_id text NOT NULL,
  award_id   text,
  step       text NOT NULL,
  event_on   date NOT NULL,
  amount     bigint,
  note       text
);
-- figures: the publisher's column name to [exact decimal text, unit]
CREATE TABLE series (
  dataset text NOT NULL,
  fyr     smallint NOT NULL,
  laf_cd  text NOT NULL,
  item_cd text NOT NULL,
  basis   text NOT NULL,
  item_nm text,
  figures jsonb NOT NULL
);

-- What they have in common. row_hash is that of the columns beside the key. A subsidy's award and events are served with
-- their program.
DO $$
DECLARE
  relation record;
BEGIN
  FOR relation IN SELECT * FROM (VALUES
      ('department', 'laf_cd, dept_cd', NULL),
      ('budget_event', 'event_id', 'laf_cd, fyr, dbiz_cd'),
      ('revenue', 'laf_cd, fyr, stage, item_cd', NULL),
      ('settlement', 'laf_cd, fyr, field_cd, section_cd', NULL),
      ('indicator', 'laf_cd, fyr, code, basis', NULL),
      ('contract', 'laf_cd, contract_no, revision', 'laf_cd, fyr, contracted_on'),
      ('subsidy_program', 'program_id', 'laf_cd, fyr'),
      ('subsidy_award', 'award_id', 'program_id'),
      ('subsidy_event', 'event_id', 'program_id'),
      ('series', 'dataset, fyr, laf_cd, item_cd, basis', 'laf_cd, fyr')
    ) AS r (name, key, by_reader)
  LOOP
    EXECUTE format('CREATE TABLE %I (
        rev  bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL CHECK (kind IN (''inserted'', ''updated'', ''backdated'', ''removed'', ''restored'')),
        LIKE %I INCLUDING GENERATED)', relation.name || '_revision', relation.name);
    EXECUTE format('ALTER TABLE %I
        ADD source text NOT NULL, ADD as_of date NOT NULL, ADD run_id bigint NOT NULL REFERENCES run,
        ADD known_at timestamptz NOT NULL, ADD row_hash bytea NOT NULL,
        ADD raw_block_id bigint REFERENCES raw_block, ADD raw_row integer,
        ADD PRIMARY KEY (%s, source, rev)', relation.name || '_revision', relation.key);
    EXECUTE format('ALTER TABLE %I
        ADD source text NOT NULL, %s ADD as_of date NOT NULL, ADD removed_as_of date, ADD run_id bigint NOT NULL,
        ADD known_at timestamptz NOT NULL, ADD row_hash bytea NOT NULL, ADD raw_block_id bigint, ADD raw_row integer,
        ADD PRIMARY KEY (%s, source)', relation.name,
      CASE WHEN relation.name IN ('subsidy_award', 'subsidy_event') THEN '' ELSE 'ADD serving boolean NOT NULL DEFAULT true,' END,
      relation.key);
    EXECUTE format('CREATE INDEX %I ON %I (run_id)', relation.name || '_by_run', relation.name);
    IF relation.by_reader IS NOT NULL THEN
      EXECUTE format('CREATE INDEX %I ON %I (%s)', relation.name || '_by_reader', relation.name, relation.by_reader);
      EXECUTE format('CREATE INDEX %I ON %I (%s)', relation.name || '_revision_by_reader', relation.name || '_revision', relation.by_reader);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()',
      relation.name || '_revision');
    EXECUTE format('GRANT SELECT ON %I, %I TO gotgan_sync, gotgan_web', relation.name, relation.name || '_revision');
    EXECUTE format('GRANT INSERT ON %I, %I TO gotgan_sync', relation.name, relation.name || '_revision');
    EXECUTE format('GRANT UPDATE ON %I TO gotgan_sync', relation.name);
  END LOOP;
END $$;

-- A published day's contracts of all governments; an indicator over all governments.
CREATE INDEX contract_by_day ON contract (contracted_on);
CREATE INDEX indicator_by_code ON indicator (code, fyr);

-- What each source has said of a relation in a government-year. fyr is 0 where a relation holds in every year, part '' where
-- it has no parts (an indicator's code, a dataset's code). verified_as_of moves with whole snapshots of it only.
CREATE TABLE relation_coverage (
  relation       text NOT NULL,
  part           text NOT NULL,
  source         text NOT NULL,
  fyr            smallint NOT NULL,
  laf_cd         text NOT NULL,
  serving        boolean NOT NULL,
  rows           integer NOT NULL DEFAULT 0,
  last_as_of     date NOT NULL,
  verified_as_of date,
  run_id         bigint NOT NULL,
  PRIMARY KEY (relation, fyr, laf_cd, part, source)
);
CREATE UNIQUE INDEX relation_coverage_one_serves ON relation_coverage (relation, fyr, laf_cd, part) WHERE serving;

-- Which source it was served from since which run, as serving_change says it of the projects.
CREATE TABLE relation_serving_change (
  relation text NOT NULL,
  part     text NOT NULL,
  fyr      smallint NOT NULL,
  laf_cd   text NOT NULL,
  run_id   bigint NOT NULL REFERENCES run,
  source   text NOT NULL,
  PRIMARY KEY (relation, fyr, laf_cd, part, run_id)
);

-- What a run did to each relation; counts as in run.
CREATE TABLE run_relation (
  run_id      bigint NOT NULL REFERENCES run,
  relation    text NOT NULL,
  read        integer NOT NULL DEFAULT 0,
  inserted    integer NOT NULL DEFAULT 0,
  updated     integer NOT NULL DEFAULT 0,
  unchanged   integer NOT NULL DEFAULT 0,
  backdated   integer NOT NULL DEFAULT 0,
  duplicates  integer NOT NULL DEFAULT 0,
  held_back   integer NOT NULL DEFAULT 0,
  quarantined integer NOT NULL DEFAULT 0,
  removed     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, relation)
);

GRANT SELECT ON relation_coverage, relation_serving_change, run_relation TO gotgan_sync, gotgan_web;
GRANT INSERT ON relation_coverage, relation_serving_change, run_relation TO gotgan_sync;
GRANT UPDATE ON relation_coverage TO gotgan_sync;

-- A row kept out says of which relation it is; NULL: a project.
ALTER TABLE quarantine ADD COLUMN relation text;

-- Statistics right after a load: what comes next would be planned for empty tables.
CREATE FUNCTION analyze_relation(relation text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_class WHERE relname = relation || '_revision' AND relnamespace = 'public'::regnamespace) THEN
    RAISE EXCEPTION 'no relation %', relation;
  END IF;
  EXECUTE format('ANALYZE public.%I', relation);
  EXECUTE format('ANALYZE public.%I', relation || '_revision');
END $$;
REVOKE EXECUTE ON FUNCTION analyze_relation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyze_relation(text) TO gotgan_sync;

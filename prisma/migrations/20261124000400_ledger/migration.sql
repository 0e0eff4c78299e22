-- The public error ledger: what each rule was put to and what it found, by government-year and by run, and each
-- discrepancy with its whole life. lib/domain/rules says what the rules are; a rule is named here by its id alone.

-- The public id of a text: the first 16 characters of lower-case RFC 4648 base32 of its SHA-256, as publicId in
-- lib/domain/project/identity.ts makes it (a test compares).
CREATE FUNCTION public_id(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  signs  constant text := 'abcdefghijklmnopqrstuvwxyz234567';
  digest bytea := sha256(convert_to(said, 'UTF8'));
  id     text := '';
  bits   bigint;
BEGIN
  FOR half IN 0 .. 1 LOOP
    bits := ('x' || encode(substr(digest, 1 + 5 * half, 5), 'hex'))::bit(40)::bigint;
    id := id || substr(signs, 1 + ((bits >> 35) & 31)::int, 1) || substr(signs, 1 + ((bits >> 30) & 31)::int, 1)
             || substr(signs, 1 + ((bits >> 25) & 31)::int, 1) || substr(signs, 1 + ((bits >> 20) & 31)::int, 1)
             || substr(signs, 1 + ((bits >> 15) & 31)::int, 1) || substr(signs, 1 + ((bits >> 10) & 31)::int, 1)
             || substr(signs, 1 + ((bits >> 5) & 31)::int, 1) || substr(signs, 1 + (bits & 31)::int, 1);
  END LOOP;
  RETURN id;
END $$;

-- With which version of the rules a government-year was last gone through in whole, and whether its budget events are known.
CREATE TABLE rule_standing (
  fyr        smallint NOT NULL,
  laf_cd     text NOT NULL,
  version    integer NOT NULL,
  has_events   boolean NOT NULL,
  without_code integer NOT NULL,        -- live projects whose code was not given
  run_id     bigint NOT NULL,
  PRIMARY KEY (fyr, laf_cd)
);

-- The base rate as it stands: how many things of a government-year a rule could be put to, and how many break it.
CREATE TABLE rule_tally (
  rule    text NOT NULL,
  fyr     smallint NOT NULL,              -- 0 for a rule about a source
  laf_cd  text NOT NULL,                  -- '' for a rule about a source
  checked integer NOT NULL,
  found   integer NOT NULL,
  run_id  bigint NOT NULL,
  PRIMARY KEY (laf_cd, fyr, rule)
);

-- The base rate within a run: what it put the rule to.
CREATE TABLE rule_evaluation (
  run_id  bigint NOT NULL REFERENCES run,
  rule    text NOT NULL,
  checked integer NOT NULL,
  found   integer NOT NULL,
  PRIMARY KEY (run_id, rule)
);

-- A discrepancy: one row for each rule and subject that ever broke it, however often. Its id is made of both, so that an
-- address that was published stays good.
CREATE TABLE discrepancy (
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  id           text PRIMARY KEY,
  rule         text NOT NULL,
  fyr          smallint NOT NULL,         -- 0 and '' for a rule about a source
  laf_cd       text NOT NULL,
  project_id   text,
  part         text NOT NULL,             -- a field, a column, a source: what of the subject is meant; '' for all of it
  state        text NOT NULL CHECK (state IN ('open', 'resolved')),
  observed     jsonb NOT NULL,            -- what was seen, by name
  origins      jsonb NOT NULL,            -- of which rows, as of when, known by which run: what a receipt's address needs
  first_run    bigint NOT NULL REFERENCES run,
  first_as_of  date NOT NULL,
  last_run     bigint NOT NULL REFERENCES run,
  last_as_of   date NOT NULL,
  closed_run   bigint REFERENCES run,
  closed_as_of date,
  CHECK ((state = 'resolved') = (closed_run IS NOT NULL))
);
CREATE UNIQUE INDEX discrepancy_in_order ON discrepancy (state, seq);
CREATE INDEX discrepancy_by_rule ON discrepancy (rule, state, seq);
CREATE INDEX discrepancy_by_government ON discrepancy (laf_cd, fyr, state, seq);
CREATE INDEX discrepancy_by_project ON discrepancy (project_id) WHERE project_id IS NOT NULL;

-- Its life: a row each time that its state or what was seen changed.
CREATE TABLE discrepancy_event (
  event_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  discrepancy_id text NOT NULL REFERENCES discrepancy,
  kind           text NOT NULL CHECK (kind IN ('opened', 'changed', 'resolved', 'reopened')),
  run_id         bigint NOT NULL REFERENCES run,
  as_of          date NOT NULL,
  known_at       timestamptz NOT NULL DEFAULT now(),
  observed       jsonb NOT NULL,
  origins        jsonb NOT NULL
);
CREATE INDEX discrepancy_event_of ON discrepancy_event (discrepancy_id, event_id);
CREATE TRIGGER discrepancy_event_append_only BEFORE UPDATE OR DELETE ON discrepancy_event
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Government-years whose figures are older than a delivery that came and was refused. Gone once a later one is applied.
CREATE TABLE refused_government_year (
  fyr    smallint NOT NULL,
  laf_cd text NOT NULL,
  source text NOT NULL,
  run_id bigint NOT NULL REFERENCES run,
  as_of  date NOT NULL,                   -- the day of the refused figures
  PRIMARY KEY (laf_cd, fyr, source)
);

GRANT SELECT ON rule_standing, rule_tally, rule_evaluation, discrepancy, discrepancy_event, refused_government_year
  TO gotgan_sync, gotgan_web;
GRANT INSERT ON rule_standing, rule_tally, rule_evaluation, discrepancy, discrepancy_event, refused_government_year TO gotgan_sync;
GRANT UPDATE ON rule_standing, rule_tally, discrepancy, refused_government_year TO gotgan_sync;
GRANT DELETE ON rule_tally, refused_government_year TO gotgan_sync;

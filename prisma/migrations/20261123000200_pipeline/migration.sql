-- Runs, raw rows, projects with their revisions, quarantine, roll-ups and the outbox. Amounts are whole won; NULL is
-- "not reported", never zero.

CREATE TABLE run (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source            text NOT NULL CHECK (source IN ('finance-db', 'lofin', 'file')),
  origin            text,                     -- a file's name, a feed's epoch: what a reader needs to find the input again
  partial           boolean NOT NULL DEFAULT false,
  state             text NOT NULL CHECK (state IN ('running', 'done', 'refused', 'failed', 'interrupted')),
  started_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at       timestamptz,
  as_of_from        date,
  as_of_to          date,
  read              integer NOT NULL DEFAULT 0,
  inserted          integer NOT NULL DEFAULT 0,
  updated           integer NOT NULL DEFAULT 0,
  unchanged         integer NOT NULL DEFAULT 0,
  backdated         integer NOT NULL DEFAULT 0,
  duplicates        integer NOT NULL DEFAULT 0,
  held_back         integer NOT NULL DEFAULT 0,
  quarantined       integer NOT NULL DEFAULT 0,
  removed           integer NOT NULL DEFAULT 0,
  pages_invalidated integer NOT NULL DEFAULT 0,
  documents_indexed integer NOT NULL DEFAULT 0,
  seconds           numeric(12, 3),
  warnings          text[] NOT NULL DEFAULT '{}',
  error             text
);

-- Raw rows as received, in compressed blocks named by the SHA-256 of their uncompressed bytes: an input that comes
-- again is linked, not stored again.
CREATE TABLE raw_block (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256   bytea NOT NULL UNIQUE,
  format   text NOT NULL CHECK (format IN ('csv', 'jsonl')),
  charset  text NOT NULL DEFAULT 'utf-8',
  rows     integer NOT NULL,
  bytes    integer NOT NULL,
  data     bytea NOT NULL
);
CREATE TABLE run_raw_block (
  run_id     bigint NOT NULL REFERENCES run,
  seq        integer NOT NULL,
  block_id   bigint NOT NULL REFERENCES raw_block,
  first_line integer,
  PRIMARY KEY (run_id, seq)
);

-- The current row of a project in each source. One government-year is served from exactly one source (serving).
CREATE TABLE project (
  fyr            smallint NOT NULL,
  id             text NOT NULL,
  source         text NOT NULL,
  serving        boolean NOT NULL DEFAULT true,
  laf_cd         text NOT NULL,
  wa_laf_cd      text,
  dept_cd        text,
  account_cd     text,
  account_nm     text NOT NULL,
  dbiz_cd        text,
  name           text NOT NULL,
  field_cd       text,
  field_nm       text,
  section_cd     text,
  section_nm     text,
  planned        bigint,
  current_budget bigint,
  national       bigint,
  province       bigint,
  municipal      bigint,
  other          bigint,
  spent          bigint,
  as_of          date NOT NULL,
  removed_as_of  date,
  run_id         bigint NOT NULL,
  known_at       timestamptz NOT NULL,
  row_hash       bytea NOT NULL,
  raw_block_id   bigint,
  raw_row        integer,
  -- Transfers between a government's own accounts: kept and shown, left out of comparisons (containment, not prefix).
  internal_transfer boolean GENERATED ALWAYS AS (name LIKE '%내부거래%' OR name LIKE '%보전지출%') STORED,
  PRIMARY KEY (fyr, id, source)
) PARTITION BY LIST (fyr);
CREATE TABLE project_other_years PARTITION OF project DEFAULT;
CREATE INDEX project_by_government ON project (laf_cd, fyr);
CREATE INDEX project_by_id ON project (id);
CREATE INDEX project_by_run ON project (run_id);

-- One row for each change of a project: the image after it, its as-of date, when it became known, and the run.
CREATE TABLE project_revision (
  rev            bigint GENERATED ALWAYS AS IDENTITY,
  fyr            smallint NOT NULL,
  id             text NOT NULL,
  source         text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('inserted', 'updated', 'backdated', 'removed', 'restored')),
  laf_cd         text NOT NULL,
  wa_laf_cd      text,
  dept_cd        text,
  account_cd     text,
  account_nm     text NOT NULL,
  dbiz_cd        text,
  name           text NOT NULL,
  field_cd       text,
  field_nm       text,
  section_cd     text,
  section_nm     text,
  planned        bigint,
  current_budget bigint,
  national       bigint,
  province       bigint,
  municipal      bigint,
  other          bigint,
  spent          bigint,
  as_of          date NOT NULL,
  run_id         bigint NOT NULL REFERENCES run,
  known_at       timestamptz NOT NULL,
  raw_block_id   bigint REFERENCES raw_block,
  raw_row        integer,
  internal_transfer boolean GENERATED ALWAYS AS (name LIKE '%내부거래%' OR name LIKE '%보전지출%') STORED,
  PRIMARY KEY (fyr, id, rev)
) PARTITION BY LIST (fyr);
CREATE TABLE project_revision_other_years PARTITION OF project_revision DEFAULT;
CREATE INDEX project_revision_by_id ON project_revision (id, as_of, rev);
CREATE INDEX project_revision_by_government ON project_revision (laf_cd, fyr, id, as_of, rev);

-- History is never overwritten: not by a bug, not by the sync role.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER project_revision_append_only BEFORE UPDATE OR DELETE ON project_revision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER raw_block_append_only BEFORE UPDATE OR DELETE ON raw_block
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- What each source has said of a government-year. verified_as_of moves with whole snapshots only.
CREATE TABLE source_coverage (
  source         text NOT NULL,
  fyr            smallint NOT NULL,
  laf_cd         text NOT NULL,
  serving        boolean NOT NULL,
  rows           integer NOT NULL DEFAULT 0,
  last_as_of     date,
  verified_as_of date,
  run_id         bigint NOT NULL,
  PRIMARY KEY (source, fyr, laf_cd)
);
CREATE UNIQUE INDEX source_coverage_one_serves ON source_coverage (fyr, laf_cd) WHERE serving;

-- Where the incremental pull stands: saved in the transaction of the rows that it covers.
CREATE TABLE feed_cursor (
  source    text PRIMARY KEY,
  epoch     text NOT NULL,
  tx        text NOT NULL,
  seq       bigint NOT NULL,
  row_hash  text,
  changed_at timestamptz,
  run_id    bigint NOT NULL
);

CREATE TABLE quarantine (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id          bigint NOT NULL REFERENCES run,
  source          text NOT NULL,
  origin          text,
  line            integer,
  col             text,
  value           text,
  reason          text NOT NULL,
  detail          jsonb NOT NULL DEFAULT '{}',
  raw_block_id    bigint REFERENCES raw_block,
  raw_row         integer,
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
  resolved_run_id bigint REFERENCES run,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX quarantine_open ON quarantine (state, id);

-- Roll-ups of what is served and not removed. field_cd '*' is the whole; '' is "field not reported". Sums leave
-- missing amounts out and count them beside. The internal_* columns are the part that comparisons leave out.
CREATE TABLE rollup_government (
  fyr              smallint NOT NULL,
  laf_cd           text NOT NULL,
  field_cd         text NOT NULL,
  projects         integer NOT NULL,
  planned          bigint, current_budget bigint, national bigint, province bigint, municipal bigint, other bigint, spent bigint,
  planned_missing  integer NOT NULL, current_missing integer NOT NULL, spent_missing integer NOT NULL, sources_missing integer NOT NULL,
  internal_projects integer NOT NULL, internal_current bigint, internal_spent bigint,
  as_of            date NOT NULL,
  run_id           bigint NOT NULL,
  PRIMARY KEY (fyr, laf_cd, field_cd)
);
CREATE TABLE rollup_tier (
  fyr              smallint NOT NULL,
  tier             text NOT NULL CHECK (tier IN ('upper', 'lower')),
  field_cd         text NOT NULL,
  governments      integer NOT NULL,
  projects         integer NOT NULL,
  planned          bigint, current_budget bigint, national bigint, province bigint, municipal bigint, other bigint, spent bigint,
  planned_missing  integer NOT NULL, current_missing integer NOT NULL, spent_missing integer NOT NULL, sources_missing integer NOT NULL,
  internal_projects integer NOT NULL, internal_current bigint, internal_spent bigint,
  as_of            date NOT NULL,
  run_id           bigint NOT NULL,
  PRIMARY KEY (fyr, tier, field_cd)
);
-- A peer group's median of the execution rate, internal transfers left out, in tenths of a per cent: the precision shown.
CREATE TABLE rollup_peer (
  fyr                    smallint NOT NULL,
  peer_group             text NOT NULL,
  governments            integer NOT NULL,
  execution_median_tenths integer,
  run_id                 bigint NOT NULL,
  PRIMARY KEY (fyr, peer_group)
);

-- The outbox. Topic 'page' is a log of invalidated tags that each web instance follows from its own position;
-- topic 'search' is work, done once and marked delivered.
CREATE TABLE outbox (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id       bigint NOT NULL REFERENCES run,
  topic        text NOT NULL CHECK (topic IN ('page', 'search')),
  payload      text NOT NULL,
  attempts     integer NOT NULL DEFAULT 0,
  delivered_at timestamptz,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_waiting ON outbox (topic, id) WHERE delivered_at IS NULL;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO gotgan_sync, gotgan_web;
GRANT INSERT ON run, raw_block, run_raw_block, project, project_revision, source_coverage, feed_cursor, quarantine,
  rollup_government, rollup_tier, rollup_peer, outbox TO gotgan_sync;
GRANT UPDATE ON run, project, source_coverage, feed_cursor, quarantine, rollup_government, rollup_tier, rollup_peer, outbox TO gotgan_sync;
GRANT DELETE ON rollup_government, rollup_tier, rollup_peer TO gotgan_sync;
REVOKE SELECT ON _prisma_migrations FROM gotgan_sync, gotgan_web;

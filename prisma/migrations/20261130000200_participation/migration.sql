-- Participatory budgets (주민참여예산, 지방재정법 제39조): processes, what was proposed, every dated step of a proposal, and the projects
-- that winners are tied to. Instants are to the second: phases switch at them. Amounts are whole won, as exact in JavaScript as here.

CREATE DOMAIN participation_won AS bigint CHECK (VALUE >= 0 AND VALUE < 9007199254740992);

-- A participatory budget of one government for one fiscal year; a number follows where it has several.
CREATE TABLE process (
  id         text PRIMARY KEY CHECK (id ~ '^[0-9]{7}-[0-9]{4}(-[0-9]{1,2})?$'),
  laf_cd     text NOT NULL REFERENCES government,
  fyr        smallint NOT NULL CHECK (fyr BETWEEN 2000 AND 2200),       -- whose budget is decided
  title_ko   text NOT NULL CHECK (length(title_ko) BETWEEN 1 AND 200),
  title_en   text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
  summary_ko text NOT NULL CHECK (length(summary_ko) <= 5000),
  summary_en text NOT NULL CHECK (length(summary_en) <= 5000),
  ceiling    participation_won,
  demo       boolean NOT NULL DEFAULT false,                            -- invented, for trying the portal out
  CHECK (left(id, 12) = laf_cd || '-' || fyr)
);

-- Shares with a ceiling and people of their own.
CREATE TABLE process_track (
  process_id text NOT NULL REFERENCES process,
  key        text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  position   smallint NOT NULL,
  name_ko    text NOT NULL CHECK (length(name_ko) BETWEEN 1 AND 100),
  name_en    text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 100),
  who_ko     text NOT NULL CHECK (length(who_ko) <= 500),
  who_en     text NOT NULL CHECK (length(who_en) <= 500),
  ceiling    participation_won,
  PRIMARY KEY (process_id, key),
  UNIQUE (process_id, position)
);

-- From its beginning up to, not including, its end; NULL: it has no end.
CREATE TABLE process_phase (
  process_id text NOT NULL REFERENCES process,
  phase      text NOT NULL CHECK (phase IN ('proposing', 'review', 'screening', 'voting', 'counting', 'result', 'execution')),
  begins     timestamptz(0) NOT NULL,
  ends       timestamptz(0),
  PRIMARY KEY (process_id, phase),
  CHECK (begins < ends)
);

-- Phases follow one another in the order of the law and never overlap. Looked at when the transaction ends, so that a schedule can
-- be moved in one; two that move one schedule wait for each other.
CREATE FUNCTION process_phase_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  phases constant text[] := ARRAY['proposing', 'review', 'screening', 'voting', 'counting', 'result', 'execution'];
BEGIN
  PERFORM FROM process WHERE id = NEW.process_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM process_phase a JOIN process_phase b USING (process_id)
     WHERE process_id = NEW.process_id AND array_position(phases, a.phase) < array_position(phases, b.phase)
       AND coalesce(a.ends, 'infinity') > b.begins) THEN
    RAISE EXCEPTION 'phases of % overlap, or are out of order', NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER process_phase_in_order AFTER INSERT OR UPDATE ON process_phase
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION process_phase_in_order();

-- What was proposed. Where it stands (the last five columns) is what its steps say; the steps' trigger alone writes it.
CREATE TABLE proposal (
  process_id    text NOT NULL REFERENCES process,
  number        integer NOT NULL CHECK (number > 0),
  track         text NOT NULL,
  title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  need          text NOT NULL CHECK (length(need) BETWEEN 1 AND 10000),
  content       text NOT NULL CHECK (length(content) BETWEEN 1 AND 10000),
  effect        text CHECK (length(effect) BETWEEN 1 AND 5000),
  beneficiaries text CHECK (length(beneficiaries) BETWEEN 1 AND 500),
  place         text CHECK (length(place) BETWEEN 1 AND 200),
  lat           numeric(8, 6) CHECK (lat BETWEEN -90 AND 90),
  lon           numeric(9, 6) CHECK (lon BETWEEN -180 AND 180),
  estimate      participation_won,                                      -- what its author thinks it costs
  author_name   text NOT NULL CHECK (length(author_name) BETWEEN 1 AND 50), -- as shown
  state         text CHECK (state IN ('submitted', 'asked-back', 'feasible', 'on-ballot', 'won', 'lost', 'infeasible', 'screened-out', 'merged', 'withdrawn')),
  submitted_at  timestamptz(0),
  last_step_at  timestamptz(0),
  official_cost participation_won,
  merged_into   integer,
  PRIMARY KEY (process_id, number),
  FOREIGN KEY (process_id, track) REFERENCES process_track,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);
CREATE INDEX proposal_by_track ON proposal (process_id, track, state);
CREATE INDEX proposal_newest ON proposal (process_id, submitted_at DESC, number DESC);
CREATE INDEX proposal_dearest ON proposal (process_id, coalesce(official_cost, estimate) DESC NULLS LAST, number);
CREATE INDEX proposal_merged ON proposal (process_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE FUNCTION proposal_stands_by_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'where proposal % of % stands is what its steps say', NEW.number, NEW.process_id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER proposal_stands_by_steps_at_first BEFORE INSERT ON proposal FOR EACH ROW
  WHEN (num_nonnulls(NEW.state, NEW.submitted_at, NEW.last_step_at, NEW.official_cost, NEW.merged_into) > 0)
  EXECUTE FUNCTION proposal_stands_by_steps();
CREATE TRIGGER proposal_stands_by_steps BEFORE UPDATE OF state, submitted_at, last_step_at, official_cost, merged_into ON proposal FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION proposal_stands_by_steps();

-- The state after a step, NULL where that step cannot follow (nextState in lib/domain/process/states.ts says the same, a test compares).
CREATE FUNCTION proposal_next_state(state text, kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT after FROM (VALUES
    (NULL,         'submitted',         'submitted'),
    ('submitted',  'assigned',          'submitted'),
    ('submitted',  'asked-back',        'asked-back'),
    ('asked-back', 'answered',          'submitted'),
    ('submitted',  'judged-feasible',   'feasible'),
    ('asked-back', 'judged-feasible',   'feasible'),
    ('submitted',  'judged-infeasible', 'infeasible'),
    ('asked-back', 'judged-infeasible', 'infeasible'),
    ('submitted',  'merged',            'merged'),
    ('asked-back', 'merged',            'merged'),
    ('feasible',   'merged',            'merged'),
    ('submitted',  'merged-from',       'submitted'),
    ('asked-back', 'merged-from',       'asked-back'),
    ('feasible',   'merged-from',       'feasible'),
    ('feasible',   'screened-in',       'on-ballot'),
    ('feasible',   'screened-out',      'screened-out'),
    ('on-ballot',  'won',               'won'),
    ('on-ballot',  'lost',              'lost'),
    ('submitted',  'withdrawn',         'withdrawn'),
    ('asked-back', 'withdrawn',         'withdrawn'),
    ('feasible',   'withdrawn',         'withdrawn'),
    ('won',        'linked',            'won'),
    ('won',        'unlinked',          'won')) AS allowed (before, step, after)
  WHERE before IS NOT DISTINCT FROM $1 AND step = $2
$$;

-- Every step: dated, public, never changed. What went wrong is put right by a later step.
CREATE TABLE proposal_step (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id    text NOT NULL,
  number        integer NOT NULL,
  at            timestamptz(0) NOT NULL,
  kind          text NOT NULL,
  taken_by      text CHECK (length(taken_by) BETWEEN 1 AND 100),         -- a department or body; NULL: the author, or nobody in particular
  reason        text CHECK (length(reason) BETWEEN 1 AND 5000),
  official_cost participation_won,
  other         integer,                                                -- of a merge
  FOREIGN KEY (process_id, number) REFERENCES proposal,
  FOREIGN KEY (process_id, other) REFERENCES proposal,
  CHECK ((kind IN ('merged', 'merged-from')) = (other IS NOT NULL)),
  CHECK (other <> number)
);
CREATE INDEX proposal_step_of ON proposal_step (process_id, number, id);
CREATE TRIGGER proposal_step_append_only BEFORE UPDATE OR DELETE ON proposal_step
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- A step that may not follow is refused; one that may moves the proposal. A proposal goes only into one that is still open, and is
-- itself an end from then on: no circle can come about. Both sides are locked, the lower number first.
CREATE FUNCTION proposal_step_taken() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands proposal%ROWTYPE;
  after_it text;
BEGIN
  PERFORM FROM proposal WHERE process_id = NEW.process_id AND number IN (NEW.number, NEW.other) ORDER BY number FOR UPDATE;
  SELECT * INTO stands FROM proposal WHERE process_id = NEW.process_id AND number = NEW.number;
  after_it := proposal_next_state(stands.state, NEW.kind);
  IF after_it IS NULL THEN
    RAISE EXCEPTION 'proposal % of % is %: % cannot follow', NEW.number, NEW.process_id, coalesce(stands.state, 'new'), NEW.kind USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.at < stands.last_step_at THEN
    RAISE EXCEPTION 'proposal % of %: a step before the last one', NEW.number, NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'merged' AND NEW.other IS NOT NULL AND NOT EXISTS (
    SELECT FROM proposal WHERE process_id = NEW.process_id AND number = NEW.other AND proposal_next_state(state, 'merged-from') IS NOT NULL) THEN
    RAISE EXCEPTION 'proposal % of % takes no other one in', NEW.other, NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'merged-from' AND NEW.other IS NOT NULL AND NOT EXISTS (
    SELECT FROM proposal WHERE process_id = NEW.process_id AND number = NEW.other AND merged_into = NEW.number) THEN
    RAISE EXCEPTION 'proposal % of % did not go into %', NEW.other, NEW.process_id, NEW.number USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind IN ('linked', 'unlinked') AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a winner is tied to a project in winner_link' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE proposal SET state = after_it, last_step_at = NEW.at,
    submitted_at = coalesce(stands.submitted_at, NEW.at),
    official_cost = coalesce(NEW.official_cost, stands.official_cost),
    merged_into = CASE NEW.kind WHEN 'merged' THEN NEW.other ELSE stands.merged_into END
  WHERE process_id = NEW.process_id AND number = NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_step_taken BEFORE INSERT ON proposal_step FOR EACH ROW EXECUTE FUNCTION proposal_step_taken();

-- Which project a winner is tied to, by the project's year and public id, with the name that it had then. Taken back by a later row;
-- what stands is the last row of each project.
CREATE TABLE winner_link (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text NOT NULL,
  number     integer NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('linked', 'unlinked')),
  at         timestamptz(0) NOT NULL,
  taken_by   text NOT NULL CHECK (length(taken_by) BETWEEN 1 AND 100),
  fyr        smallint NOT NULL,
  project_id text NOT NULL CHECK (length(project_id) BETWEEN 1 AND 40),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
  whole      boolean NOT NULL,                                          -- the project is this proposal alone
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX winner_link_of ON winner_link (process_id, number, id);
CREATE INDEX winner_link_to ON winner_link (project_id, fyr);
CREATE TRIGGER winner_link_append_only BEFORE UPDATE OR DELETE ON winner_link
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- A tie is one of the proposal's steps, too.
CREATE FUNCTION winner_link_made() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_kind text;
BEGIN
  PERFORM FROM proposal WHERE process_id = NEW.process_id AND number = NEW.number FOR UPDATE;
  SELECT kind INTO last_kind FROM winner_link
   WHERE (process_id, number, fyr, project_id) = (NEW.process_id, NEW.number, NEW.fyr, NEW.project_id) ORDER BY id DESC LIMIT 1;
  IF NEW.kind = coalesce(last_kind, 'unlinked') THEN
    RAISE EXCEPTION 'proposal % of % is % already', NEW.number, NEW.process_id, NEW.kind USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO proposal_step (process_id, number, at, kind, taken_by, reason)
    VALUES (NEW.process_id, NEW.number, NEW.at, NEW.kind, NEW.taken_by, NEW.fyr || ' ' || NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER winner_link_made BEFORE INSERT ON winner_link FOR EACH ROW EXECUTE FUNCTION winner_link_made();

-- Pages read; who writes gets rights of its own with the pages that write.
GRANT SELECT ON process, process_track, process_phase, proposal, proposal_step, winner_link TO gotgan_web;

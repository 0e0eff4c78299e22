-- The officials' side of a process: its settings, who has a proposal on the desk until when, and the way back from a wrong decision.

-- A process is a draft until an editor publishes it; it has no proposals before and stays public afterwards, since addresses are
-- remembered. What was there before, and what is filled in as a whole, counts as published.
ALTER TABLE process
  ADD COLUMN published_at timestamptz(0) DEFAULT now(),
  ADD COLUMN review_days smallint NOT NULL DEFAULT 14 CHECK (review_days BETWEEN 1 AND 365); -- from the assignment to the due date
-- How the votes of a track are counted (lib/domain/process/track-rules.ts).
ALTER TABLE process_track ADD COLUMN rules jsonb CHECK (jsonb_typeof(rules) = 'object');
-- The place that a result gives.
ALTER TABLE proposal_step ADD COLUMN rank smallint CHECK (rank IS NULL OR (rank > 0 AND kind IN ('won', 'lost')));

CREATE FUNCTION process_stays_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'process % is public and stays so', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER process_stays_public BEFORE UPDATE OF published_at ON process FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at) EXECUTE FUNCTION process_stays_public();

CREATE FUNCTION draft_takes_no_proposals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM process WHERE id = NEW.process_id AND published_at IS NULL) THEN
    RAISE EXCEPTION 'process % is not public yet', NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_takes_no_proposals BEFORE INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION draft_takes_no_proposals();

-- Announcements, guides, the text of the plan: an address elsewhere, or a text in both languages.
CREATE TABLE process_document (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text NOT NULL REFERENCES process,
  title_ko   text NOT NULL CHECK (length(title_ko) BETWEEN 1 AND 200),
  title_en   text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
  url        text CHECK (url ~ '^https://[^[:space:]]+$' AND length(url) <= 500),
  text_ko    text CHECK (length(text_ko) BETWEEN 1 AND 20000),
  text_en    text CHECK (length(text_en) BETWEEN 1 AND 20000),
  CHECK (num_nonnulls(url, text_ko) = 1),
  CHECK ((text_ko IS NULL) = (text_en IS NULL))
);
CREATE INDEX process_document_of ON process_document (process_id, id);

-- Once voting has begun nobody changes how it is counted, nor a phase that has begun.
CREATE FUNCTION voting_has_begun(process text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM process_phase WHERE process_id = $1 AND phase = 'voting' AND begins <= now())
$$;
CREATE FUNCTION process_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF voting_has_begun(to_jsonb(OLD) ->> TG_ARGV[0]) THEN
    RAISE EXCEPTION 'voting has begun: % stays as it is', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER process_is_frozen BEFORE UPDATE OF ceiling ON process FOR EACH ROW
  WHEN (OLD.ceiling IS DISTINCT FROM NEW.ceiling) EXECUTE FUNCTION process_is_frozen('id');
CREATE TRIGGER process_track_is_frozen BEFORE UPDATE OF ceiling, rules ON process_track FOR EACH ROW
  WHEN ((OLD.ceiling, OLD.rules) IS DISTINCT FROM (NEW.ceiling, NEW.rules)) EXECUTE FUNCTION process_is_frozen('process_id');
CREATE TRIGGER process_track_stays BEFORE DELETE ON process_track FOR EACH ROW EXECUTE FUNCTION process_is_frozen('process_id');
CREATE TRIGGER process_phase_is_frozen BEFORE UPDATE ON process_phase FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW AND OLD.begins <= now()) EXECUTE FUNCTION process_is_frozen('process_id');
CREATE TRIGGER process_phase_stays BEFORE DELETE ON process_phase FOR EACH ROW
  WHEN (OLD.begins <= now()) EXECUTE FUNCTION process_is_frozen('process_id');

-- Which department has a proposal, since when, and until when it is to judge. Its history is in the steps, which write it.
CREATE TABLE proposal_desk (
  process_id   text NOT NULL,
  number       integer NOT NULL,
  department   text NOT NULL CHECK (length(department) BETWEEN 1 AND 100),
  since        timestamptz(0) NOT NULL,
  due          date NOT NULL,
  -- When the department was told that it is due soon, and that it is late: once each.
  soon_told_at timestamptz(0),
  late_told_at timestamptz(0),
  PRIMARY KEY (process_id, number),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX proposal_desk_due ON proposal_desk (due);

CREATE FUNCTION proposal_due(process text, since timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (since AT TIME ZONE 'Asia/Seoul')::date + review_days FROM process WHERE id = $1
$$;

-- A department that is named gets the proposal with the time that the process gives; so does the last one where a decision is taken back.
CREATE FUNCTION proposal_desk_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'assigned' THEN
    INSERT INTO proposal_desk (process_id, number, department, since, due)
      VALUES (NEW.process_id, NEW.number, NEW.taken_by, NEW.at, proposal_due(NEW.process_id, NEW.at))
      ON CONFLICT (process_id, number) DO UPDATE
        SET department = excluded.department, since = excluded.since, due = excluded.due, soon_told_at = NULL, late_told_at = NULL;
  ELSE
    UPDATE proposal_desk SET since = NEW.at, due = proposal_due(NEW.process_id, NEW.at), soon_told_at = NULL, late_told_at = NULL
      WHERE process_id = NEW.process_id AND number = NEW.number AND EXISTS (
        SELECT FROM proposal q WHERE q.process_id = NEW.process_id AND q.number = NEW.number AND q.state = 'submitted');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER proposal_desk_follows AFTER INSERT ON proposal_step FOR EACH ROW
  WHEN ((NEW.kind = 'assigned' AND NEW.taken_by IS NOT NULL) OR NEW.kind = 'reopened') EXECUTE FUNCTION proposal_desk_follows();
INSERT INTO proposal_desk (process_id, number, department, since, due)
  SELECT DISTINCT ON (process_id, number) process_id, number, taken_by, at, proposal_due(process_id, at)
    FROM proposal_step WHERE kind = 'assigned' AND taken_by IS NOT NULL ORDER BY process_id, number, id DESC;

-- A step `reopened` takes the last decision back: nothing of the history goes away.
CREATE OR REPLACE FUNCTION proposal_next_state(state text, kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT after FROM (VALUES
    (NULL,           'submitted',         'submitted'),
    ('submitted',    'assigned',          'submitted'),
    ('submitted',    'asked-back',        'asked-back'),
    ('asked-back',   'answered',          'submitted'),
    ('submitted',    'judged-feasible',   'feasible'),
    ('asked-back',   'judged-feasible',   'feasible'),
    ('submitted',    'judged-infeasible', 'infeasible'),
    ('asked-back',   'judged-infeasible', 'infeasible'),
    ('submitted',    'merged',            'merged'),
    ('asked-back',   'merged',            'merged'),
    ('feasible',     'merged',            'merged'),
    ('submitted',    'merged-from',       'submitted'),
    ('asked-back',   'merged-from',       'asked-back'),
    ('feasible',     'merged-from',       'feasible'),
    ('feasible',     'screened-in',       'on-ballot'),
    ('feasible',     'screened-out',      'screened-out'),
    ('on-ballot',    'won',               'won'),
    ('on-ballot',    'lost',              'lost'),
    ('submitted',    'withdrawn',         'withdrawn'),
    ('asked-back',   'withdrawn',         'withdrawn'),
    ('feasible',     'withdrawn',         'withdrawn'),
    ('feasible',     'reopened',          'submitted'),
    ('infeasible',   'reopened',          'submitted'),
    ('screened-out', 'reopened',          'submitted'),
    ('on-ballot',    'reopened',          'submitted'),
    ('won',          'reopened',          'on-ballot'),
    ('lost',         'reopened',          'on-ballot'),
    ('won',          'linked',            'won'),
    ('won',          'unlinked',          'won')) AS allowed (before, step, after)
  WHERE before IS NOT DISTINCT FROM $1 AND step = $2
$$;

-- As before, but that an official cost goes with the judgement that it came with.
CREATE OR REPLACE FUNCTION proposal_step_taken() RETURNS trigger LANGUAGE plpgsql AS $$
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
    official_cost = CASE WHEN NEW.kind = 'reopened' AND after_it = 'submitted' THEN NULL ELSE coalesce(NEW.official_cost, stands.official_cost) END,
    merged_into = CASE NEW.kind WHEN 'merged' THEN NEW.other ELSE stands.merged_into END
  WHERE process_id = NEW.process_id AND number = NEW.number;
  RETURN NEW;
END $$;

GRANT SELECT ON process_document TO gotgan_web;
GRANT SELECT ON proposal_desk TO gotgan_member;
GRANT UPDATE (due, soon_told_at, late_told_at) ON proposal_desk TO gotgan_member;
GRANT INSERT (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, published_at, review_days),
      UPDATE (title_ko, title_en, summary_ko, summary_en, ceiling, published_at, review_days) ON process TO gotgan_member;
GRANT INSERT, UPDATE (position, name_ko, name_en, who_ko, who_en, ceiling, rules) ON process_track TO gotgan_member;
GRANT INSERT, UPDATE (begins, ends), DELETE ON process_phase TO gotgan_member;
GRANT INSERT, DELETE ON process_document TO gotgan_member;

-- After the vote: why a tie was taken back, what became of the money of each winner since when, and how far that was looked at.

ALTER TABLE winner_link ADD COLUMN reason text CHECK (reason IS NULL OR (kind = 'unlinked' AND length(reason) BETWEEN 1 AND 1000));

-- As before, and the step says why a tie was taken back.
CREATE OR REPLACE FUNCTION winner_link_made() RETURNS trigger LANGUAGE plpgsql AS $$
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
    VALUES (NEW.process_id, NEW.number, NEW.at, NEW.kind, NEW.taken_by, concat_ws(E'\n', NEW.fyr || ' ' || NEW.name, NEW.reason));
  RETURN NEW;
END $$;

-- Which contracts an official says were made for a project that a winner is tied to: the contracts that are published carry no project.
-- By the contract's number in its government; taken back by a later row, as in winner_link.
CREATE TABLE winner_contract (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id  text NOT NULL,
  number      integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('linked', 'unlinked')),
  at          timestamptz(0) NOT NULL,
  taken_by    text NOT NULL CHECK (length(taken_by) BETWEEN 1 AND 100),
  fyr         smallint NOT NULL,
  project_id  text NOT NULL CHECK (length(project_id) BETWEEN 1 AND 40),
  contract_no text NOT NULL CHECK (length(contract_no) BETWEEN 1 AND 60),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX winner_contract_of ON winner_contract (process_id, number, id);
CREATE TRIGGER winner_contract_append_only BEFORE UPDATE OR DELETE ON winner_contract
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- What became of a winner's money in a project (lib/domain/process/signs.ts): since when the portal sees it, and when it went again.
CREATE TABLE winner_sign (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text NOT NULL,
  number     integer NOT NULL,
  fyr        smallint NOT NULL,
  project_id text NOT NULL CHECK (length(project_id) BETWEEN 1 AND 40),
  sign       text NOT NULL CHECK (sign IN ('cut', 'renamed', 'carried-over', 'merged', 'split', 'unspent', 'cancelled')),
  since      timestamptz(0) NOT NULL,
  gone       timestamptz(0),
  FOREIGN KEY (process_id, number) REFERENCES proposal,
  CHECK (since <= gone)
);
-- One of a kind stands at a time.
CREATE UNIQUE INDEX winner_sign_stands ON winner_sign (process_id, number, fyr, project_id, sign) WHERE gone IS NULL;
CREATE INDEX winner_sign_of ON winner_sign (process_id, number, id);
-- A sign that went does not come back: it is another row then.
CREATE TRIGGER winner_sign_kept BEFORE DELETE ON winner_sign FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER winner_sign_ends_once BEFORE UPDATE ON winner_sign FOR EACH ROW
  WHEN (OLD.gone IS NOT NULL) EXECUTE FUNCTION refuse_rewriting();

-- What the last look at the signs has seen: the newest run, the newest tie, and the day (a year that ends makes a sign).
CREATE TABLE winner_look (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  run_id  bigint NOT NULL DEFAULT 0,
  link_id bigint NOT NULL DEFAULT 0,
  day     date NOT NULL DEFAULT '-infinity'
);
INSERT INTO winner_look DEFAULT VALUES;

GRANT SELECT ON winner_sign, winner_contract TO gotgan_web;
GRANT INSERT (process_id, number, kind, at, taken_by, fyr, project_id, contract_no) ON winner_contract TO gotgan_member;
GRANT INSERT (process_id, number, fyr, project_id, sign, since), UPDATE (gone) ON winner_sign TO gotgan_member;
GRANT SELECT, UPDATE (run_id, link_id, day) ON winner_look TO gotgan_member;

-- As before, and the pages of projects that winners are tied to.
CREATE OR REPLACE FUNCTION publish_participation(tags text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest bigint;
BEGIN
  IF EXISTS (SELECT FROM unnest(tags) AS tag
              WHERE tag !~ '^(processes|questions|(process|proposal|question|asked):[A-Za-z0-9:._-]{1,200}|p:[a-z2-7]{16})$') THEN
    RAISE EXCEPTION 'no tag of what people write: %', tags USING ERRCODE = 'check_violation';
  END IF;
  SELECT max(id) INTO newest FROM run;
  -- Where there was no run, no page shows anything yet.
  IF newest IS NULL THEN RETURN; END IF;
  INSERT INTO outbox (run_id, topic, payload) SELECT newest, 'page', tag FROM unnest(tags) AS tag;
  PERFORM pg_notify('gotgan_outbox', newest::text);
END $$;

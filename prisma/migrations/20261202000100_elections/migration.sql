-- The vote of a participatory budget. Who may vote stands in schema identity, what was cast in schema ballotbox; nothing ties a row of the
-- one to a row of the other. Formats of what is signed, sealed and hashed: docs/ballot-protocol.md.

-- The rules as they were frozen: bytes, whose hash stands on every page, ballot and export.
CREATE TABLE election (
  process_id     text PRIMARY KEY REFERENCES process,
  rules          bytea NOT NULL CHECK (length(rules) BETWEEN 2 AND 4000000),   -- canonical JSON (RFC 8785), UTF-8
  rules_sha256   bytea NOT NULL GENERATED ALWAYS AS (sha256(rules)) STORED,
  frozen_at      timestamptz(0) NOT NULL,
  ledger_key     bytea NOT NULL CHECK (length(ledger_key) = 32),               -- Ed25519: signs promises and tree heads
  paper_key      bytea NOT NULL CHECK (length(paper_key) = 32),                -- Ed25519: signs entered sheets
  -- What the ceremony published: the public key, who holds which share, a mark of each share.
  ceremony       jsonb,
  encryption_key bytea CHECK (length(encryption_key) = 65),                    -- P-256, uncompressed
  opened_at      timestamptz(0),                                               -- two officers opened it: it begins with the phase
  closed_at      timestamptz(0),                                               -- the box takes nothing any more, and was rewritten
  seed           text CHECK (length(seed) BETWEEN 1 AND 1000),                 -- of the lot, drawn in public after closing
  published_at   timestamptz(0),
  result_sha256  bytea CHECK (length(result_sha256) = 32),
  CHECK ((ceremony IS NULL) = (encryption_key IS NULL)),
  CHECK (opened_at IS NULL OR encryption_key IS NOT NULL),
  CHECK (closed_at IS NULL OR opened_at IS NOT NULL),
  CHECK (seed IS NULL OR closed_at IS NOT NULL),
  CHECK ((published_at IS NULL) = (result_sha256 IS NULL)),
  CHECK (published_at IS NULL OR closed_at IS NOT NULL)
);

-- The key that signs the credentials of a track (RSA, 2,048 bits, SPKI).
CREATE TABLE election_track (
  process_id     text NOT NULL REFERENCES election ON DELETE CASCADE,
  track          text NOT NULL,
  credential_key bytea NOT NULL CHECK (length(credential_key) BETWEEN 270 AND 320),
  PRIMARY KEY (process_id, track),
  FOREIGN KEY (process_id, track) REFERENCES process_track
);

-- What was opened stays: rules, keys and hash never change, and nothing that happened is taken back.
CREATE FUNCTION election_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.opened_at IS NOT NULL THEN
      RAISE EXCEPTION 'the vote of % was opened: it stays', OLD.process_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF (OLD.process_id, OLD.rules, OLD.frozen_at, OLD.ledger_key, OLD.paper_key) IS DISTINCT FROM (NEW.process_id, NEW.rules, NEW.frozen_at, NEW.ledger_key, NEW.paper_key) THEN
    RAISE EXCEPTION 'the rules of % are frozen', OLD.process_id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.opened_at IS NOT NULL AND (OLD.ceremony, OLD.encryption_key, OLD.opened_at) IS DISTINCT FROM (NEW.ceremony, NEW.encryption_key, NEW.opened_at)
     OR OLD.closed_at IS DISTINCT FROM NEW.closed_at AND OLD.closed_at IS NOT NULL
     OR OLD.seed IS DISTINCT FROM NEW.seed AND OLD.seed IS NOT NULL
     OR (OLD.published_at, OLD.result_sha256) IS DISTINCT FROM (NEW.published_at, NEW.result_sha256) AND OLD.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'the vote of %: what happened stays', OLD.process_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER election_is_frozen BEFORE UPDATE OR DELETE ON election FOR EACH ROW EXECUTE FUNCTION election_is_frozen();
CREATE FUNCTION election_track_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM election WHERE process_id = OLD.process_id AND opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the keys of % stay', OLD.process_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER election_track_stays BEFORE UPDATE OR DELETE ON election_track FOR EACH ROW EXECUTE FUNCTION election_track_stays();

-- From the freezing on, what the rules were made of stays as well.
CREATE FUNCTION process_has_election() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM election WHERE process_id = to_jsonb(OLD) ->> TG_ARGV[0]) THEN
    RAISE EXCEPTION 'the rules are frozen: % stays as it is', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER process_track_has_election BEFORE UPDATE OF ceiling, rules ON process_track FOR EACH ROW
  WHEN ((OLD.ceiling, OLD.rules) IS DISTINCT FROM (NEW.ceiling, NEW.rules)) EXECUTE FUNCTION process_has_election('process_id');
CREATE TRIGGER process_track_stays_with_election BEFORE DELETE ON process_track FOR EACH ROW EXECUTE FUNCTION process_has_election('process_id');

-- What takes two officers of the election office: opening, extending after an outage, closing. Never changed but for the second's answer.
CREATE TABLE election_decision (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id   text NOT NULL REFERENCES process,
  kind         text NOT NULL CHECK (kind IN ('open', 'extend', 'close')),
  detail       jsonb NOT NULL DEFAULT '{}',                                    -- of an extension: from, to, new end, reason
  proposed_by  uuid NOT NULL REFERENCES person,
  proposed_at  timestamptz(0) NOT NULL,
  answered_by  uuid REFERENCES person,
  answered_at  timestamptz(0),
  outcome      text CHECK (outcome IN ('confirmed', 'refused', 'withdrawn')),
  CHECK (num_nonnulls(answered_by, answered_at, outcome) IN (0, 3)),
  CHECK (outcome <> 'confirmed' OR answered_by <> proposed_by)
);
CREATE UNIQUE INDEX election_decision_pending ON election_decision (process_id, kind) WHERE outcome IS NULL;
CREATE UNIQUE INDEX election_decision_once ON election_decision (process_id, kind) WHERE outcome = 'confirmed' AND kind <> 'extend';
CREATE FUNCTION election_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.outcome IS NOT NULL
     OR (OLD.process_id, OLD.kind, OLD.detail, OLD.proposed_by, OLD.proposed_at) IS DISTINCT FROM (NEW.process_id, NEW.kind, NEW.detail, NEW.proposed_by, NEW.proposed_at) THEN
    RAISE EXCEPTION 'decision % stays', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER election_decision_stays BEFORE UPDATE OR DELETE ON election_decision FOR EACH ROW EXECUTE FUNCTION election_decision_stays();

-- The end of the vote moves by a confirmed extension alone, later, and what follows moves with it by the same time.
CREATE FUNCTION extend_vote(decision bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  d election_decision%ROWTYPE;
  before timestamptz;
  until timestamptz;
BEGIN
  SELECT * INTO d FROM election_decision WHERE id = decision AND kind = 'extend' AND outcome = 'confirmed';
  IF NOT FOUND THEN RAISE EXCEPTION 'no confirmed extension %', decision USING ERRCODE = 'check_violation'; END IF;
  SELECT ends INTO before FROM process_phase WHERE process_id = d.process_id AND phase = 'voting' FOR UPDATE;
  until := (d.detail ->> 'ends')::timestamptz;
  IF before IS DISTINCT FROM (d.detail ->> 'before')::timestamptz OR until <= before THEN
    RAISE EXCEPTION 'the vote does not end when the extension says' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM set_config('gotgan.extension', d.process_id, true);
  UPDATE process_phase SET begins = begins + (until - before), ends = ends + (until - before)
   WHERE process_id = d.process_id AND begins >= before;
  UPDATE process_phase SET ends = until WHERE process_id = d.process_id AND phase = 'voting';
  PERFORM set_config('gotgan.extension', '', true);
END $$;
REVOKE ALL ON FUNCTION extend_vote(bigint) FROM PUBLIC;

-- Whether an extension runs: as the owner of the table, so that no other role can say so.
CREATE FUNCTION extension_runs(process text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('gotgan.extension', true) = process
     AND current_user = (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'process_phase')
$$;
-- A phase of a frozen vote does not move but so, even before it begins.
CREATE FUNCTION process_phase_has_election() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.phase = 'voting' AND extension_runs(OLD.process_id) IS NOT TRUE
     AND EXISTS (SELECT FROM election WHERE process_id = OLD.process_id) THEN
    RAISE EXCEPTION 'the rules are frozen: the time of the vote stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER process_phase_has_election BEFORE UPDATE OR DELETE ON process_phase FOR EACH ROW EXECUTE FUNCTION process_phase_has_election();
-- As before (20261201000300_review), but for an extension that runs as the owner of the table.
CREATE OR REPLACE FUNCTION process_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF voting_has_begun(to_jsonb(OLD) ->> TG_ARGV[0])
     AND (TG_TABLE_NAME = 'process_phase' AND extension_runs(to_jsonb(OLD) ->> TG_ARGV[0])) IS NOT TRUE THEN
    RAISE EXCEPTION 'voting has begun: % stays as it is', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Files that are published with the result, by name; what the count of each machine said.
CREATE TABLE election_file (
  process_id text NOT NULL REFERENCES election,
  name       text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
  sha256     bytea NOT NULL GENERATED ALWAYS AS (sha256(content)) STORED,
  content    bytea NOT NULL,
  PRIMARY KEY (process_id, name)
);
CREATE TRIGGER election_file_append_only BEFORE UPDATE OR DELETE ON election_file FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TABLE election_count (
  process_id text NOT NULL REFERENCES election,
  machine    text NOT NULL CHECK (length(machine) BETWEEN 1 AND 100),          -- whose it is, in words
  body       text NOT NULL CHECK (length(body) BETWEEN 1 AND 100),
  key        bytea NOT NULL CHECK (length(key) = 32),
  statement  text NOT NULL,                                                    -- canonical JSON
  signature  bytea NOT NULL CHECK (length(signature) = 64),
  at         timestamptz(0) NOT NULL,
  PRIMARY KEY (process_id, machine)
);
CREATE TRIGGER election_count_append_only BEFORE UPDATE OR DELETE ON election_count FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

---------------------------------------------------------------------------------------------------------------------------- identity

-- What signs credentials, sealed with the site's secret.
CREATE TABLE identity.issuing_key (
  process_id text NOT NULL,
  track      text NOT NULL,
  sealed     bytea NOT NULL,                                                   -- PKCS #8
  PRIMARY KEY (process_id, track),
  FOREIGN KEY (process_id, track) REFERENCES election_track ON DELETE CASCADE
);

-- What was signed for whom: the hash of the blinded bytes, from which nobody gets to the credential. No time.
CREATE TABLE identity.credential (
  process_id     text NOT NULL,
  track          text NOT NULL,
  person_key     bytea NOT NULL,
  blinded_sha256 bytea NOT NULL CHECK (length(blinded_sha256) = 32),
  PRIMARY KEY (process_id, track, person_key),
  FOREIGN KEY (process_id, person_key, track) REFERENCES identity.eligibility (process_id, person_key, track) DEFERRABLE
);

-- Whether a person is to have a credential. One at a time for a person: the row is held.
-- @returns issued: now; again: the same bytes were signed for them; other: others were; paper: checked in on paper; not-eligible; not-open
CREATE FUNCTION identity.issue(process text, track_key text, person bytea, blinded bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  e identity.eligibility%ROWTYPE;
  before bytea;
BEGIN
  IF NOT EXISTS (SELECT FROM public.election x WHERE x.process_id = process AND x.opened_at IS NOT NULL AND x.closed_at IS NULL) THEN RETURN 'not-open'; END IF;
  SELECT * INTO e FROM identity.eligibility x WHERE (x.process_id, x.person_key, x.track) = (process, person, track_key) FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-eligible'; END IF;
  IF EXISTS (SELECT FROM identity.eligibility x WHERE (x.process_id, x.person_key) = (process, person) AND x.paper_checked_in) THEN RETURN 'paper'; END IF;
  SELECT c.blinded_sha256 INTO before FROM identity.credential c WHERE (c.process_id, c.track, c.person_key) = (process, track_key, person);
  IF FOUND THEN RETURN CASE WHEN before = blinded THEN 'again' ELSE 'other' END; END IF;
  INSERT INTO identity.credential VALUES (process, track_key, person, blinded);
  UPDATE identity.eligibility x SET credential_issued = true WHERE (x.process_id, x.person_key, x.track) = (process, person, track_key);
  RETURN 'issued';
END $$;

-- Whether a person is to have a sheet of paper: for all their tracks together, or none. The rows are held in one order.
-- @returns checked-in; again: was already; credential: has one in a track; not-eligible; not-open
CREATE FUNCTION identity.check_in_on_paper(process text, person bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.election x WHERE x.process_id = process AND x.opened_at IS NOT NULL AND x.closed_at IS NULL) THEN RETURN 'not-open'; END IF;
  PERFORM FROM identity.eligibility x WHERE (x.process_id, x.person_key) = (process, person) ORDER BY x.track FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-eligible'; END IF;
  IF EXISTS (SELECT FROM identity.eligibility x WHERE (x.process_id, x.person_key) = (process, person) AND x.credential_issued) THEN RETURN 'credential'; END IF;
  IF EXISTS (SELECT FROM identity.eligibility x WHERE (x.process_id, x.person_key) = (process, person) AND x.paper_checked_in) THEN RETURN 'again'; END IF;
  UPDATE identity.eligibility x SET paper_checked_in = true WHERE (x.process_id, x.person_key) = (process, person);
  RETURN 'checked-in';
END $$;

-- How many may vote, have a credential, were checked in on paper: by track, no persons.
CREATE FUNCTION identity.numbers(process text) RETURNS TABLE (track text, eligible bigint, credentials bigint, paper bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.track, count(e.person_key), count(*) FILTER (WHERE e.credential_issued), count(*) FILTER (WHERE e.paper_checked_in)
    FROM public.election_track t LEFT JOIN identity.eligibility e ON (e.process_id, e.track) = (t.process_id, t.track)
   WHERE t.process_id = process GROUP BY 1 ORDER BY 1
$$;

-- A person at a kiosk: let in by an officer, for a few minutes, once. The ticket is kept by nobody: its hash.
CREATE TABLE identity.kiosk_ticket (
  ticket_hash bytea PRIMARY KEY CHECK (length(ticket_hash) = 32),
  process_id  text NOT NULL REFERENCES election,
  person_key  bytea NOT NULL,
  expires_at  timestamptz(0) NOT NULL
);

-- A draft of a ballot, sealed with a key that lives on the device: of one length, so that it tells nothing. It is there from the moment
-- on which the page was opened, is changed by no cast, and goes at closing.
CREATE TABLE identity.ballot_draft (
  process_id text NOT NULL REFERENCES election,
  person     uuid NOT NULL REFERENCES person,
  sealed     bytea NOT NULL CHECK (length(sealed) = 1052),                     -- nonce 12, text 1024, tag 16
  reminded   smallint NOT NULL DEFAULT 0 CHECK (reminded BETWEEN 0 AND 2),
  PRIMARY KEY (process_id, person)
);

GRANT SELECT, INSERT ON election, election_track TO gotgan_member;
GRANT UPDATE (ceremony, encryption_key, opened_at, seed, published_at, result_sha256), DELETE ON election TO gotgan_member;
GRANT DELETE ON election_track TO gotgan_member;
GRANT SELECT ON election, election_track, election_file, election_count TO gotgan_web;
GRANT SELECT (id, process_id, kind, detail, proposed_at, answered_at, outcome) ON election_decision TO gotgan_web;
GRANT SELECT, INSERT (process_id, kind, detail, proposed_by, proposed_at), UPDATE (answered_by, answered_at, outcome) ON election_decision TO gotgan_member;
GRANT INSERT ON election_file, election_count TO gotgan_member;
GRANT EXECUTE ON FUNCTION extend_vote(bigint) TO gotgan_member;
GRANT SELECT, INSERT ON identity.issuing_key TO gotgan_member;
GRANT SELECT ON identity.credential TO gotgan_member;
GRANT SELECT, INSERT, DELETE ON identity.kiosk_ticket TO gotgan_member;
GRANT SELECT, INSERT, UPDATE (sealed, reminded), DELETE ON identity.ballot_draft TO gotgan_member;
REVOKE ALL ON FUNCTION identity.issue(text, text, bytea, bytea), identity.check_in_on_paper(text, bytea), identity.numbers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.issue(text, text, bytea, bytea), identity.check_in_on_paper(text, bytea), identity.numbers(text) TO gotgan_member;

--------------------------------------------------------------------------------------------------------------------------- ballotbox

-- What signs promises, heads and entered sheets, sealed with the site's secret.
CREATE TABLE ballotbox.secret (
  process_id text PRIMARY KEY REFERENCES election ON DELETE CASCADE,
  ledger     bytea NOT NULL,
  paper      bytea NOT NULL
);

-- What was cast: no user, address, agent or time. Nothing here is changed or removed.
CREATE TABLE ballotbox.ballot (
  process_id text NOT NULL,
  track      text NOT NULL,
  leaf_hash  bytea NOT NULL CHECK (length(leaf_hash) = 32),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  credential bytea NOT NULL CHECK (length(credential) IN (0, 256)),
  counter    integer NOT NULL CHECK (counter > 0),
  ciphertext bytea NOT NULL CHECK (length(ciphertext) = 885),
  signature  bytea NOT NULL CHECK (length(signature) = 64),
  PRIMARY KEY (process_id, leaf_hash)
);
CREATE INDEX ballot_of_key ON ballotbox.ballot (process_id, public_key, counter);
-- A sealed ballot is cast under one key.
CREATE INDEX ballot_ciphertext ON ballotbox.ballot (process_id, sha256(ciphertext));
CREATE TRIGGER ballot_append_only BEFORE UPDATE OR DELETE ON ballotbox.ballot FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Casts that are not in the ledger yet.
CREATE TABLE ballotbox.waiting (
  process_id text NOT NULL,
  track      text NOT NULL,
  leaf_hash  bytea NOT NULL,
  public_key bytea NOT NULL,
  PRIMARY KEY (process_id, leaf_hash)
);

-- The ledger's tree: hashes of whole subtrees, level 0 the leaves (lib/domain/ballot/merkle.ts).
CREATE TABLE ballotbox.node (
  process_id text NOT NULL REFERENCES election,
  level      smallint NOT NULL CHECK (level BETWEEN 0 AND 40),
  index      bigint NOT NULL CHECK (index >= 0),
  hash       bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (process_id, level, index)
);
CREATE UNIQUE INDEX node_leaf ON ballotbox.node (process_id, hash) WHERE level = 0;
CREATE TRIGGER node_append_only BEFORE UPDATE OR DELETE ON ballotbox.node FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE ballotbox.tree_head (
  process_id text NOT NULL REFERENCES election,
  size       bigint NOT NULL CHECK (size >= 0),
  root       bytea NOT NULL CHECK (length(root) = 32),
  at         timestamptz(0) NOT NULL,
  signature  bytea NOT NULL CHECK (length(signature) = 64),
  PRIMARY KEY (process_id, size)
);
CREATE TRIGGER tree_head_append_only BEFORE UPDATE OR DELETE ON ballotbox.tree_head FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- The one way into the box. The caller has checked credential and signature.
-- @returns taken; again: this very cast is there; too-many: the key has cast as often as it may; copied: another key's sealed ballot; closed
CREATE FUNCTION ballotbox.cast_ballot(process text, track_key text, leaf bytea, key bytea, credential bytea, counter integer, ciphertext bytea, signature bytea, most integer)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Closing waits until no cast is on its way. A lock in memory: one on a row would be written to the same page by every cast.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('box ' || process, 0));
  IF NOT EXISTS (SELECT FROM public.election e JOIN public.election_track t USING (process_id)
    WHERE e.process_id = process AND t.track = track_key AND e.opened_at IS NOT NULL AND e.closed_at IS NULL) THEN RETURN 'closed'; END IF;
  IF EXISTS (SELECT FROM ballotbox.ballot b WHERE b.process_id = process AND b.leaf_hash = leaf) THEN RETURN 'again'; END IF;
  -- One after the other for a key, so that they are counted whole.
  PERFORM pg_advisory_xact_lock(hashtextextended(encode(key, 'hex'), 0));
  IF (SELECT count(*) FROM ballotbox.ballot b WHERE b.process_id = process AND b.public_key = key) >= most THEN
    RETURN CASE WHEN EXISTS (SELECT FROM ballotbox.ballot b WHERE b.process_id = process AND b.leaf_hash = leaf) THEN 'again' ELSE 'too-many' END;
  END IF;
  IF EXISTS (SELECT FROM ballotbox.ballot b WHERE b.process_id = process AND sha256(b.ciphertext) = sha256($7) AND b.public_key <> key) THEN RETURN 'copied'; END IF;
  INSERT INTO ballotbox.ballot VALUES (process, track_key, leaf, key, $5, $6, $7, $8) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'again'; END IF;
  INSERT INTO ballotbox.waiting VALUES (process, track_key, leaf, key);
  RETURN 'taken';
END $$;

-- The highest counter of a key: for whoever has the key (the caller has checked that). NULL: it has not cast.
CREATE FUNCTION ballotbox.highest_counter(process text, key bytea) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT max(b.counter) FROM ballotbox.ballot b WHERE b.process_id = process AND b.public_key = key
$$;

-- Takes what waits out of the queue, sorted by hash: of each track where casts of `at_least` different keys wait. The caller puts the leaves,
-- the nodes above them and a head into the ledger in the same transaction; one caller at a time for a vote.
CREATE FUNCTION ballotbox.take_batch(process text, at_least integer) RETURNS SETOF bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger ' || process, 0));
  RETURN QUERY
    WITH full_track AS (
      SELECT w.track FROM ballotbox.waiting w WHERE w.process_id = process GROUP BY w.track HAVING count(DISTINCT w.public_key) >= at_least
    ), taken AS (
      DELETE FROM ballotbox.waiting w USING full_track f WHERE w.process_id = process AND w.track = f.track RETURNING w.leaf_hash
    )
    SELECT t.leaf_hash FROM taken t ORDER BY t.leaf_hash;
END $$;

-- At closing nothing of the order in which people came is left: what was cast, and who was checked, is written anew in the order of keys
-- by this one transaction. Other votes wait for it.
CREATE FUNCTION ballotbox.close_vote(process text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('box ' || process, 0));
  PERFORM FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'the vote of % is not open', process USING ERRCODE = 'check_violation'; END IF;
  IF NOT EXISTS (SELECT FROM public.process_phase p WHERE p.process_id = process AND p.phase = 'voting' AND p.ends <= at) THEN
    RAISE EXCEPTION 'the vote of % is not over', process USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM ballotbox.waiting w WHERE w.process_id = process) THEN
    RAISE EXCEPTION 'casts of % wait for the ledger', process USING ERRCODE = 'check_violation';
  END IF;
  UPDATE public.election e SET closed_at = at WHERE e.process_id = process;

  LOCK TABLE identity.eligibility, identity.credential, identity.eligibility_claim, identity.ballot_draft, identity.kiosk_ticket,
    ballotbox.ballot, ballotbox.waiting, ballotbox.node IN ACCESS EXCLUSIVE MODE;
  CREATE TEMP TABLE rewrite_ballot ON COMMIT DROP AS TABLE ballotbox.ballot;
  CREATE TEMP TABLE rewrite_node ON COMMIT DROP AS TABLE ballotbox.node;
  CREATE TEMP TABLE rewrite_waiting ON COMMIT DROP AS TABLE ballotbox.waiting;
  CREATE TEMP TABLE rewrite_eligibility ON COMMIT DROP AS TABLE identity.eligibility;
  CREATE TEMP TABLE rewrite_credential ON COMMIT DROP AS TABLE identity.credential;
  CREATE TEMP TABLE rewrite_claim ON COMMIT DROP AS TABLE identity.eligibility_claim;
  CREATE TEMP TABLE rewrite_draft ON COMMIT DROP AS SELECT * FROM identity.ballot_draft d WHERE d.process_id <> process;
  CREATE TEMP TABLE rewrite_ticket ON COMMIT DROP AS SELECT * FROM identity.kiosk_ticket t WHERE t.process_id <> process;
  TRUNCATE ballotbox.ballot, ballotbox.node, ballotbox.waiting, identity.eligibility, identity.credential, identity.eligibility_claim,
    identity.ballot_draft, identity.kiosk_ticket;
  INSERT INTO ballotbox.ballot SELECT * FROM pg_temp.rewrite_ballot ORDER BY process_id, leaf_hash;
  INSERT INTO ballotbox.node SELECT * FROM pg_temp.rewrite_node ORDER BY process_id, level, index;
  INSERT INTO ballotbox.waiting SELECT * FROM pg_temp.rewrite_waiting ORDER BY process_id, leaf_hash;
  INSERT INTO identity.eligibility SELECT * FROM pg_temp.rewrite_eligibility ORDER BY process_id, person_key, track;
  INSERT INTO identity.credential SELECT * FROM pg_temp.rewrite_credential ORDER BY process_id, track, person_key;
  INSERT INTO identity.eligibility_claim SELECT * FROM pg_temp.rewrite_claim ORDER BY process_id, person_key;
  INSERT INTO identity.ballot_draft SELECT * FROM pg_temp.rewrite_draft ORDER BY process_id, person;
  INSERT INTO identity.kiosk_ticket SELECT * FROM pg_temp.rewrite_ticket ORDER BY process_id, ticket_hash;
END $$;

-- What was cast, once the box is closed: for the counting machines and the published leaves.
CREATE FUNCTION ballotbox.cast_ballots(process text) RETURNS SETOF ballotbox.ballot
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.* FROM ballotbox.ballot b JOIN public.election e USING (process_id)
   WHERE b.process_id = process AND e.closed_at IS NOT NULL ORDER BY b.leaf_hash
$$;

GRANT SELECT ON ballotbox.node, ballotbox.tree_head TO gotgan_web, gotgan_ballot;
GRANT INSERT ON ballotbox.node, ballotbox.tree_head TO gotgan_ballot;
GRANT INSERT ON ballotbox.secret TO gotgan_member;
GRANT SELECT ON ballotbox.secret TO gotgan_ballot;
GRANT SELECT (process_id, paper) ON ballotbox.secret TO gotgan_member;
GRANT SELECT ON election, election_track, process_phase TO gotgan_ballot;
REVOKE ALL ON FUNCTION ballotbox.cast_ballot(text, text, bytea, bytea, bytea, integer, bytea, bytea, integer), ballotbox.highest_counter(text, bytea),
  ballotbox.take_batch(text, integer), ballotbox.close_vote(text, timestamptz), ballotbox.cast_ballots(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ballotbox.cast_ballot(text, text, bytea, bytea, bytea, integer, bytea, bytea, integer), ballotbox.highest_counter(text, bytea),
  ballotbox.take_batch(text, integer), ballotbox.close_vote(text, timestamptz), ballotbox.cast_ballots(text) TO gotgan_ballot;

-- What two officers and two machines have to agree on is asked by the database itself, whoever writes; and the moments that callers name
-- are held against its own clock. Signatures are beyond it: those are checked where statements are taken, and by everybody who recounts.

-- The clock that ends a vote. A function of its own, so that a test can go through a vote without waiting for days.
CREATE FUNCTION vote_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';
REVOKE ALL ON FUNCTION vote_clock() FROM PUBLIC;

CREATE FUNCTION election_is_agreed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.opened_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.opened_at IS NULL) AND NOT EXISTS (
    SELECT FROM election_decision d WHERE d.process_id = NEW.process_id AND d.kind = 'open' AND d.outcome = 'confirmed') THEN
    RAISE EXCEPTION 'the vote of % was not opened by two officers', NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.published_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.published_at IS NULL) AND NOT EXISTS (
    SELECT FROM election_count c WHERE c.process_id = NEW.process_id AND c.statement::jsonb ->> 'result_sha256' = encode(NEW.result_sha256, 'hex')
     GROUP BY c.statement HAVING count(DISTINCT c.body) > 1 AND count(DISTINCT c.key) > 1) THEN
    RAISE EXCEPTION 'no two bodies counted this result of %', NEW.process_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER election_is_agreed BEFORE INSERT OR UPDATE ON election FOR EACH ROW EXECUTE FUNCTION election_is_agreed();

-- Who may vote stands once the box is closed: whoever counts is handed the same numbers at any time. Closing itself writes as the owner.
CREATE FUNCTION identity.eligibility_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.election e WHERE e.process_id = COALESCE(NEW.process_id, OLD.process_id) AND e.closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the vote of % is closed: who may vote stands', COALESCE(NEW.process_id, OLD.process_id) USING ERRCODE = 'check_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER eligibility_is_closed BEFORE INSERT OR UPDATE OR DELETE ON identity.eligibility
  FOR EACH ROW WHEN (current_user = 'gotgan_member') EXECUTE FUNCTION identity.eligibility_is_closed();
-- Whoever was checked in on paper is counted for every sheet that is entered.
CREATE INDEX eligibility_on_paper ON identity.eligibility (process_id, track) WHERE paper_checked_in;

-- A vote begins with its rules and keys, and nothing else.
REVOKE INSERT ON election FROM gotgan_member;
GRANT INSERT (process_id, rules, frozen_at, ledger_key, paper_key) ON election TO gotgan_member;

-- Whether voting was over at a moment that has been reached.
CREATE FUNCTION voting_is_over(process text, at timestamptz, grace interval) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.process_phase p
    WHERE p.process_id = process AND p.phase = 'voting' AND p.ends + grace <= least(at, public.vote_clock()))
$$;
REVOKE ALL ON FUNCTION voting_is_over(text, timestamptz, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION voting_is_over(text, timestamptz, interval) TO gotgan_ballot;

-- As before (20261202000100_elections), but: not before the grace that the rules give, by this clock too, no bundle waits, and once is enough.
-- Every table of both schemas is written anew whose rows come as people do: answers, cases, numbers of who was let in, sheets and heads too.
CREATE OR REPLACE FUNCTION ballotbox.close_vote(process text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  grace interval;
BEGIN
  -- One vote after the other: each would wait for tables that the other reads.
  PERFORM pg_advisory_xact_lock(hashtextextended('closing', 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('box ' || process, 0));
  PERFORM FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    -- Two officers and the job may close it at the same time.
    IF EXISTS (SELECT FROM public.election e WHERE e.process_id = process AND e.closed_at IS NOT NULL) THEN RETURN; END IF;
    RAISE EXCEPTION 'the vote of % is not open', process USING ERRCODE = 'check_violation';
  END IF;
  SELECT (convert_from(e.rules, 'UTF8')::jsonb #>> '{vote,grace}')::integer * interval '1 second' INTO STRICT grace
    FROM public.election e WHERE e.process_id = process;
  IF NOT public.voting_is_over(process, at, grace) THEN
    RAISE EXCEPTION 'the vote of % is not over', process USING ERRCODE = 'check_violation';
  END IF;
  -- No bundle is reopened or finished beside this: both hold the box.
  IF ballotbox.paper_waits(process) > 0 THEN
    RAISE EXCEPTION 'bundles of % are still being entered', process USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM ballotbox.waiting w WHERE w.process_id = process) THEN
    RAISE EXCEPTION 'casts of % wait for the ledger', process USING ERRCODE = 'check_violation';
  END IF;
  UPDATE public.election e SET closed_at = least(at, public.vote_clock()) WHERE e.process_id = process;

  -- In the order in which sheets, checks, casts and batches of other votes come to them.
  LOCK TABLE ballotbox.sheet, ballotbox.sheet_entry, ballotbox.sheet_differed, identity.eligibility_case, identity.eligibility_claim,
    identity.eligibility, identity.credential, identity.ballot_draft, identity.eligibility_answer, identity.kiosk_ticket, identity.let_in,
    ballotbox.ballot, ballotbox.waiting, ballotbox.tree_head, ballotbox.node IN ACCESS EXCLUSIVE MODE;
  CREATE TEMP TABLE rewrite_ballot ON COMMIT DROP AS TABLE ballotbox.ballot;
  CREATE TEMP TABLE rewrite_node ON COMMIT DROP AS TABLE ballotbox.node;
  CREATE TEMP TABLE rewrite_head ON COMMIT DROP AS TABLE ballotbox.tree_head;
  CREATE TEMP TABLE rewrite_waiting ON COMMIT DROP AS TABLE ballotbox.waiting;
  CREATE TEMP TABLE rewrite_sheet ON COMMIT DROP AS TABLE ballotbox.sheet;
  CREATE TEMP TABLE rewrite_entry ON COMMIT DROP AS TABLE ballotbox.sheet_entry;
  CREATE TEMP TABLE rewrite_differed ON COMMIT DROP AS TABLE ballotbox.sheet_differed;
  CREATE TEMP TABLE rewrite_eligibility ON COMMIT DROP AS TABLE identity.eligibility;
  CREATE TEMP TABLE rewrite_credential ON COMMIT DROP AS TABLE identity.credential;
  CREATE TEMP TABLE rewrite_claim ON COMMIT DROP AS TABLE identity.eligibility_claim;
  CREATE TEMP TABLE rewrite_answer ON COMMIT DROP AS TABLE identity.eligibility_answer;
  CREATE TEMP TABLE rewrite_case ON COMMIT DROP AS TABLE identity.eligibility_case;
  CREATE TEMP TABLE rewrite_let_in ON COMMIT DROP AS TABLE identity.let_in;
  CREATE TEMP TABLE rewrite_draft ON COMMIT DROP AS SELECT * FROM identity.ballot_draft d WHERE d.process_id <> process;
  CREATE TEMP TABLE rewrite_ticket ON COMMIT DROP AS SELECT * FROM identity.kiosk_ticket t WHERE t.process_id <> process;
  TRUNCATE ballotbox.ballot, ballotbox.node, ballotbox.tree_head, ballotbox.waiting, ballotbox.sheet, ballotbox.sheet_entry,
    ballotbox.sheet_differed, identity.eligibility, identity.credential, identity.eligibility_claim, identity.eligibility_answer,
    identity.eligibility_case, identity.let_in, identity.ballot_draft, identity.kiosk_ticket;
  INSERT INTO ballotbox.ballot SELECT * FROM pg_temp.rewrite_ballot ORDER BY process_id, leaf_hash;
  INSERT INTO ballotbox.node SELECT * FROM pg_temp.rewrite_node ORDER BY process_id, level, index;
  INSERT INTO ballotbox.tree_head SELECT * FROM pg_temp.rewrite_head ORDER BY process_id, size;
  INSERT INTO ballotbox.waiting SELECT * FROM pg_temp.rewrite_waiting ORDER BY process_id, leaf_hash;
  INSERT INTO ballotbox.sheet SELECT * FROM pg_temp.rewrite_sheet ORDER BY process_id, serial;
  INSERT INTO ballotbox.sheet_entry SELECT * FROM pg_temp.rewrite_entry ORDER BY process_id, serial;
  INSERT INTO ballotbox.sheet_differed OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.rewrite_differed ORDER BY id;
  INSERT INTO identity.eligibility SELECT * FROM pg_temp.rewrite_eligibility ORDER BY process_id, person_key, track;
  INSERT INTO identity.credential SELECT * FROM pg_temp.rewrite_credential ORDER BY process_id, track, person_key;
  INSERT INTO identity.eligibility_claim SELECT * FROM pg_temp.rewrite_claim ORDER BY process_id, person_key;
  INSERT INTO identity.eligibility_answer SELECT * FROM pg_temp.rewrite_answer ORDER BY process_id, person;
  INSERT INTO identity.eligibility_case OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.rewrite_case ORDER BY id;
  INSERT INTO identity.let_in SELECT * FROM pg_temp.rewrite_let_in ORDER BY process_id, officer, on_day, way;
  INSERT INTO identity.ballot_draft SELECT * FROM pg_temp.rewrite_draft ORDER BY process_id, person;
  INSERT INTO identity.kiosk_ticket SELECT * FROM pg_temp.rewrite_ticket ORDER BY process_id, ticket_hash;
END $$;

-- Whoever asks while another vote is closed waits for the tables: a stable function would then look at them as they were when it was asked,
-- and find them empty.
ALTER FUNCTION ballotbox.paper_waits(text) VOLATILE;
ALTER FUNCTION ballotbox.paper_numbers(text) VOLATILE;
ALTER FUNCTION ballotbox.highest_counter(text, bytea) VOLATILE;
ALTER FUNCTION ballotbox.cast_ballots(text) VOLATILE;
ALTER FUNCTION identity.numbers(text) VOLATILE;

-- As before (20261202000200_paper), by this clock too.
CREATE OR REPLACE FUNCTION ballotbox.enter_sheet(process text, sheet integer, by_whom uuid, result text, sealed bytea, leaf bytea, signature bytea, at timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bundle public.paper_bundle%ROWTYPE;
  before ballotbox.sheet_entry%ROWTYPE;
BEGIN
  -- Closing waits until no sheet is on its way; sheets come one after the other, so that they are counted whole.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('box ' || process, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('paper ' || process, 0));
  IF NOT EXISTS (SELECT FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL) THEN RETURN 'closed'; END IF;
  IF NOT public.voting_is_over(process, at, interval '0') THEN RETURN 'too-early'; END IF;
  SELECT * INTO bundle FROM public.paper_bundle b
   WHERE b.process_id = process AND sheet >= b.first_serial AND sheet < b.first_serial + b.sheets;
  IF NOT FOUND THEN RETURN 'no-sheet'; END IF;
  IF EXISTS (SELECT FROM ballotbox.sheet s WHERE s.process_id = process AND s.serial = sheet) THEN RETURN 'done'; END IF;
  IF bundle.unused IS NOT NULL THEN RETURN 'finished'; END IF;
  SELECT * INTO before FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial = sheet;
  IF NOT FOUND THEN
    INSERT INTO ballotbox.sheet_entry VALUES (process, sheet, by_whom, result, sealed);
    RETURN 'first';
  END IF;
  IF before.officer = by_whom THEN RETURN 'own'; END IF;
  IF (before.outcome, before.ciphertext) IS DISTINCT FROM (result, sealed) THEN
    DELETE FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial = sheet;
    INSERT INTO ballotbox.sheet_differed (process_id, serial, first, second, at) VALUES (process, sheet, before.officer, by_whom, at);
    RETURN 'differs';
  END IF;
  -- Whoever hands a spoiled sheet back is given another one.
  IF result <> 'spoiled' AND
     (SELECT count(*) FROM ballotbox.sheet s JOIN public.paper_bundle b ON b.process_id = s.process_id AND s.serial >= b.first_serial AND s.serial < b.first_serial + b.sheets
       WHERE s.process_id = process AND s.outcome <> 'spoiled' AND b.track = bundle.track)
     >= (SELECT count(*) FROM identity.eligibility e WHERE e.process_id = process AND e.track = bundle.track AND e.paper_checked_in) THEN
    RETURN 'too-many';
  END IF;
  DELETE FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial = sheet;
  INSERT INTO ballotbox.sheet VALUES (process, sheet, result, before.officer, by_whom);
  IF result = 'taken' THEN PERFORM ballotbox.cast_paper(process, bundle.track, leaf, sheet, sealed, signature); END IF;
  RETURN 'taken';
END $$;
CREATE OR REPLACE FUNCTION ballotbox.finish_bundle(process text, which integer, blank integer, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bundle public.paper_bundle%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('box ' || process, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('paper ' || process, 0));
  SELECT * INTO bundle FROM public.paper_bundle b WHERE b.process_id = process AND b.number = which;
  IF NOT FOUND THEN RETURN 'no-bundle'; END IF;
  IF NOT EXISTS (SELECT FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL) THEN RETURN 'closed'; END IF;
  IF NOT public.voting_is_over(process, at, interval '0') THEN RETURN 'too-early'; END IF;
  IF EXISTS (SELECT FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial >= bundle.first_serial AND e.serial < bundle.first_serial + bundle.sheets) THEN
    RETURN 'waiting';
  END IF;
  IF blank + (SELECT count(*) FROM ballotbox.sheet s WHERE s.process_id = process AND s.serial >= bundle.first_serial AND s.serial < bundle.first_serial + bundle.sheets)
     > bundle.sheets THEN RETURN 'too-many'; END IF;
  UPDATE public.paper_bundle b SET unused = blank WHERE b.process_id = process AND b.number = which;
  RETURN CASE WHEN blank IS NULL THEN 'reopened' ELSE 'finished' END;
END $$;

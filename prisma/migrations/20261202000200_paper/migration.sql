-- Paper and kiosk: bundles of ballot sheets, what two officers enter of each sheet, and how many people an officer let in on a day.
-- Sheets are entered once voting is over, as a box of ballots is opened then: nobody sees before what was chosen, and no day or batch
-- tells one person's sheet from another's.

-- Sheets of one track for one station, with serial numbers of their own. The code of a bundle is printed on its cover and stands nowhere else.
CREATE TABLE paper_bundle (
  process_id   text NOT NULL REFERENCES election ON DELETE CASCADE,
  number       integer NOT NULL CHECK (number > 0),
  track        text NOT NULL,
  station      text NOT NULL CHECK (length(station) BETWEEN 1 AND 100),
  first_serial integer NOT NULL CHECK (first_serial > 0),
  sheets       integer NOT NULL CHECK (sheets BETWEEN 1 AND 200),
  unused       integer CHECK (unused BETWEEN 0 AND sheets),                    -- came back blank; NULL: its sheets are still being entered
  PRIMARY KEY (process_id, number),
  UNIQUE (process_id, first_serial),
  FOREIGN KEY (process_id, track) REFERENCES election_track ON DELETE CASCADE
);

-- The one way to a bundle: its number and its serial numbers follow the last ones of the vote.
-- @returns its number; 0: the vote is over, or has no such track
CREATE FUNCTION paper_prepare(process text, track_key text, place text, wanted integer, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('paper ' || process, 0));
  IF NOT EXISTS (SELECT FROM public.election_track t JOIN public.process_phase p ON p.process_id = t.process_id AND p.phase = 'voting'
    WHERE t.process_id = process AND t.track = track_key AND at < p.ends) THEN RETURN 0; END IF;
  INSERT INTO public.paper_bundle (process_id, number, track, station, first_serial, sheets)
    SELECT process, coalesce(max(b.number), 0) + 1, track_key, place, coalesce(max(b.first_serial + b.sheets), 1), wanted
      FROM public.paper_bundle b WHERE b.process_id = process
    RETURNING number INTO made;
  RETURN made;
END $$;

-- How many people an officer gave a ticket for a kiosk, or a sheet, on a day: in the place of audit entries, whose times would say who came when.
CREATE TABLE identity.let_in (
  process_id text NOT NULL REFERENCES election,
  officer    uuid NOT NULL REFERENCES person,
  on_day     date NOT NULL,
  way        text NOT NULL CHECK (way IN ('kiosk', 'paper')),
  people     integer NOT NULL CHECK (people > 0),
  PRIMARY KEY (process_id, officer, on_day, way)
);

-- A sheet that one officer has entered. `taken`: its ballot is to be cast; `spoiled`: it was handed back or damaged; `invalid`: it does not say
-- what is meant, or more than it may. The sealed ballot is the same, byte for byte, whoever seals what the sheet says.
CREATE TABLE ballotbox.sheet_entry (
  process_id text NOT NULL REFERENCES election,
  serial     integer NOT NULL,
  officer    uuid NOT NULL REFERENCES person,
  outcome    text NOT NULL CHECK (outcome IN ('taken', 'spoiled', 'invalid')),
  ciphertext bytea CHECK (length(ciphertext) = 885),
  PRIMARY KEY (process_id, serial),
  CHECK ((outcome = 'taken') = (ciphertext IS NOT NULL))
);

-- A sheet that two have entered alike: by whom, no time.
CREATE TABLE ballotbox.sheet (
  process_id text NOT NULL REFERENCES election,
  serial     integer NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('taken', 'spoiled', 'invalid')),
  first      uuid NOT NULL REFERENCES person,
  second     uuid NOT NULL REFERENCES person,
  PRIMARY KEY (process_id, serial),
  CHECK (first <> second)
);
CREATE TRIGGER sheet_append_only BEFORE UPDATE OR DELETE ON ballotbox.sheet FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Two entries of a sheet that were not alike. Both were taken back, and it is entered again.
CREATE TABLE ballotbox.sheet_differed (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text NOT NULL REFERENCES election,
  serial     integer NOT NULL,
  first      uuid NOT NULL REFERENCES person,
  second     uuid NOT NULL REFERENCES person,
  at         timestamptz(0) NOT NULL
);
CREATE TRIGGER sheet_differed_append_only BEFORE UPDATE OR DELETE ON ballotbox.sheet_differed FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Puts the leaf of a sheet into the box, beside the casts. The caller has checked that two entered it, holds the locks, and has signed it.
CREATE FUNCTION ballotbox.cast_paper(process text, track_key text, leaf bytea, serial integer, ciphertext bytea, signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  key bytea;
BEGIN
  SELECT e.paper_key INTO STRICT key FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL;
  INSERT INTO ballotbox.ballot VALUES (process, track_key, leaf, key, ''::bytea, $4, $5, $6);
  INSERT INTO ballotbox.waiting VALUES (process, track_key, leaf, key);
END $$;

-- What an officer enters of a sheet: the first is kept, the second is compared with it. `leaf` and `signature` are of the paper channel's key
-- over the sealed ballot, and used where the two are alike.
-- @returns first; taken: alike; differs: both were taken back; own: the same officer has entered it; done: two have; finished: the bundle is;
--   too-many: as many ballots as people were checked in; no-sheet; too-early: voting goes on; closed
CREATE FUNCTION ballotbox.enter_sheet(process text, sheet integer, by_whom uuid, result text, sealed bytea, leaf bytea, signature bytea, at timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bundle public.paper_bundle%ROWTYPE;
  before ballotbox.sheet_entry%ROWTYPE;
BEGIN
  -- Closing waits until no sheet is on its way; sheets come one after the other, so that they are counted whole.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('box ' || process, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('paper ' || process, 0));
  IF NOT EXISTS (SELECT FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL) THEN RETURN 'closed'; END IF;
  IF NOT EXISTS (SELECT FROM public.process_phase p WHERE p.process_id = process AND p.phase = 'voting' AND p.ends <= at) THEN RETURN 'too-early'; END IF;
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

-- Says that all sheets of a bundle are entered which came back filled in, and how many came back blank; NULL: that there is more to enter after all.
-- @returns finished, reopened; waiting: a sheet was entered by one alone; too-many: more than the bundle had; no-bundle; too-early; closed
CREATE FUNCTION ballotbox.finish_bundle(process text, which integer, blank integer, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bundle public.paper_bundle%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('box ' || process, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('paper ' || process, 0));
  SELECT * INTO bundle FROM public.paper_bundle b WHERE b.process_id = process AND b.number = which;
  IF NOT FOUND THEN RETURN 'no-bundle'; END IF;
  IF NOT EXISTS (SELECT FROM public.election e WHERE e.process_id = process AND e.opened_at IS NOT NULL AND e.closed_at IS NULL) THEN RETURN 'closed'; END IF;
  IF NOT EXISTS (SELECT FROM public.process_phase p WHERE p.process_id = process AND p.phase = 'voting' AND p.ends <= at) THEN RETURN 'too-early'; END IF;
  IF EXISTS (SELECT FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial >= bundle.first_serial AND e.serial < bundle.first_serial + bundle.sheets) THEN
    RETURN 'waiting';
  END IF;
  IF blank + (SELECT count(*) FROM ballotbox.sheet s WHERE s.process_id = process AND s.serial >= bundle.first_serial AND s.serial < bundle.first_serial + bundle.sheets)
     > bundle.sheets THEN RETURN 'too-many'; END IF;
  UPDATE public.paper_bundle b SET unused = blank WHERE b.process_id = process AND b.number = which;
  RETURN CASE WHEN blank IS NULL THEN 'reopened' ELSE 'finished' END;
END $$;

-- By bundle: what became of its sheets. No choices: numbers.
CREATE FUNCTION ballotbox.paper_numbers(process text)
RETURNS TABLE (number integer, track text, station text, first_serial integer, sheets integer, unused integer, taken bigint, spoiled bigint, invalid bigint, waiting bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.number, b.track, b.station, b.first_serial, b.sheets, b.unused,
         count(*) FILTER (WHERE s.outcome = 'taken'), count(*) FILTER (WHERE s.outcome = 'spoiled'), count(*) FILTER (WHERE s.outcome = 'invalid'),
         (SELECT count(*) FROM ballotbox.sheet_entry e WHERE e.process_id = process AND e.serial >= b.first_serial AND e.serial < b.first_serial + b.sheets)
    FROM public.paper_bundle b
    LEFT JOIN ballotbox.sheet s ON s.process_id = b.process_id AND s.serial >= b.first_serial AND s.serial < b.first_serial + b.sheets
   WHERE b.process_id = process GROUP BY b.process_id, b.number ORDER BY b.number
$$;

-- How many bundles are still being entered, of tracks in which somebody was checked in on paper: the box is not closed before they are.
CREATE FUNCTION ballotbox.paper_waits(process text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM public.paper_bundle b WHERE b.process_id = process AND b.unused IS NULL
     AND EXISTS (SELECT FROM identity.eligibility e WHERE e.process_id = process AND e.track = b.track AND e.paper_checked_in)
$$;

GRANT SELECT ON paper_bundle TO gotgan_member;
GRANT SELECT, INSERT, UPDATE (people) ON identity.let_in TO gotgan_member;
GRANT SELECT (process_id, serial, officer, outcome) ON ballotbox.sheet_entry TO gotgan_member;
GRANT SELECT ON ballotbox.sheet, ballotbox.sheet_differed TO gotgan_member;
REVOKE ALL ON FUNCTION paper_prepare(text, text, text, integer, timestamptz), ballotbox.cast_paper(text, text, bytea, integer, bytea, bytea),
  ballotbox.enter_sheet(text, integer, uuid, text, bytea, bytea, bytea, timestamptz), ballotbox.finish_bundle(text, integer, integer, timestamptz),
  ballotbox.paper_numbers(text), ballotbox.paper_waits(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION paper_prepare(text, text, text, integer, timestamptz),
  ballotbox.enter_sheet(text, integer, uuid, text, bytea, bytea, bytea, timestamptz), ballotbox.finish_bundle(text, integer, integer, timestamptz) TO gotgan_member;
GRANT EXECUTE ON FUNCTION ballotbox.paper_numbers(text) TO gotgan_web, gotgan_member;
GRANT EXECUTE ON FUNCTION ballotbox.paper_waits(text) TO gotgan_member, gotgan_ballot;

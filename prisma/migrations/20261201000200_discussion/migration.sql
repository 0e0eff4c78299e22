-- What residents say to a proposal: comments, agreement (공감), reports of what breaks the rules, and what editors did about them. Tables
-- that pages read carry shown names alone; who wrote, agreed, reported or decided stands in tables that the site's reading role cannot
-- read. The text of a hidden comment is moved into one of those.

-- The counts of a proposal, kept by the triggers below; nobody else writes them.
CREATE TABLE proposal_voice (
  process_id   text NOT NULL,
  number       integer NOT NULL,
  places       integer NOT NULL DEFAULT 0,                                    -- comments ever written: the place of the last one
  comments     integer NOT NULL DEFAULT 0,                                    -- of them, those that are shown
  endorsements integer NOT NULL DEFAULT 0,
  PRIMARY KEY (process_id, number),
  FOREIGN KEY (process_id, number) REFERENCES proposal,
  CHECK (comments BETWEEN 0 AND places AND endorsements >= 0)
) WITH (fillfactor = 50);

-- Comments are never removed, so that their places, and the pages that they stand on, stay.
CREATE TABLE comment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id  text NOT NULL,
  number      integer NOT NULL,
  place       integer NOT NULL CHECK (place > 0),                             -- among the proposal's comments, from 1
  parent      bigint REFERENCES comment,                                      -- answers have no answers of their own
  author_name text NOT NULL CHECK (length(author_name) BETWEEN 1 AND 50),     -- as shown
  at          timestamptz(0) NOT NULL DEFAULT now(),
  state       text NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'hidden', 'withdrawn')),
  text        text CHECK (length(text) BETWEEN 1 AND 3000),
  FOREIGN KEY (process_id, number) REFERENCES proposal,
  UNIQUE (process_id, number, place),
  CHECK ((state = 'shown') = (text IS NOT NULL))
);
CREATE INDEX comment_newest ON comment (process_id, number, place DESC) WHERE state = 'shown';
CREATE INDEX comment_hidden_of ON comment (left(process_id, 7), id DESC) WHERE state = 'hidden';
CREATE INDEX comment_answers ON comment (parent, place) WHERE parent IS NOT NULL;

-- Nobody is left where the account was closed.
CREATE TABLE comment_author (
  comment bigint PRIMARY KEY REFERENCES comment,
  person  uuid NOT NULL REFERENCES person
);
CREATE INDEX comment_author_of ON comment_author (person, comment DESC);

CREATE TABLE comment_hidden (
  comment bigint PRIMARY KEY REFERENCES comment,
  text    text NOT NULL
);

-- One for each account and proposal. It is no vote.
CREATE TABLE endorsement (
  process_id text NOT NULL,
  number     integer NOT NULL,
  person     uuid NOT NULL REFERENCES person,
  PRIMARY KEY (process_id, number, person),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX endorsement_by ON endorsement (person);

-- A person reports a thing once: a comment, or, without one, the proposal itself.
CREATE TABLE report (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     uuid REFERENCES person,                                          -- nobody is left where the account was closed
  process_id text NOT NULL,
  number     integer NOT NULL,
  comment    bigint REFERENCES comment,
  rule       text NOT NULL CHECK (rule IN ('abuse', 'hate', 'personal-data', 'advert', 'obscene', 'election', 'unlawful')),
  text       text CHECK (length(text) BETWEEN 1 AND 1000),
  at         timestamptz(0) NOT NULL DEFAULT now(),
  settled_at timestamptz(0),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE UNIQUE INDEX report_once ON report (person, process_id, number, coalesce(comment, 0)) WHERE person IS NOT NULL;
CREATE INDEX report_open ON report (left(process_id, 7), id) WHERE settled_at IS NULL;
CREATE INDEX report_on ON report (process_id, number, coalesce(comment, 0)) WHERE settled_at IS NULL;

-- What was done about a comment: dated, public, never changed. The state of the comment is what its rows say.
CREATE TABLE moderation (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  comment    bigint NOT NULL REFERENCES comment,
  at         timestamptz(0) NOT NULL DEFAULT now(),
  kind       text NOT NULL CHECK (kind IN ('hidden', 'shown', 'appealed', 'appeal-granted', 'appeal-refused')),
  rule       text CHECK (rule IN ('abuse', 'hate', 'personal-data', 'advert', 'obscene', 'election', 'unlawful')),
  reason     text CHECK (length(reason) BETWEEN 1 AND 1000),
  taken_by   text NOT NULL CHECK (length(taken_by) BETWEEN 1 AND 100),         -- a role's name, never a person's
  CHECK ((kind = 'hidden') = (rule IS NOT NULL)),
  CHECK ((kind = 'appealed') = (reason IS NULL))
);
CREATE INDEX moderation_of ON moderation (comment, id DESC);
CREATE TRIGGER moderation_append_only BEFORE UPDATE OR DELETE ON moderation
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE moderation_by (
  moderation bigint PRIMARY KEY REFERENCES moderation,
  person     uuid NOT NULL REFERENCES person
);

-- An author's words against a hiding, for the editors: one for each hiding.
CREATE TABLE appeal (
  hiding     bigint PRIMARY KEY REFERENCES moderation,
  comment    bigint NOT NULL REFERENCES comment,
  process_id text NOT NULL REFERENCES process,
  text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  at         timestamptz(0) NOT NULL DEFAULT now(),
  settled_at timestamptz(0)
);
CREATE INDEX appeal_open ON appeal (left(process_id, 7), hiding) WHERE settled_at IS NULL;
CREATE INDEX appeal_on ON appeal (comment) WHERE settled_at IS NULL;

-- A new comment gets the next place of its proposal: two at once wait for each other.
CREATE FUNCTION comment_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state <> 'shown' THEN
    RAISE EXCEPTION 'a comment begins shown' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.parent IS NOT NULL AND NOT EXISTS (
    SELECT FROM comment c WHERE c.id = NEW.parent AND c.process_id = NEW.process_id AND c.number = NEW.number AND c.parent IS NULL) THEN
    RAISE EXCEPTION 'comment % cannot be answered here', NEW.parent USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO proposal_voice AS v (process_id, number, places, comments) VALUES (NEW.process_id, NEW.number, 1, 1)
    ON CONFLICT (process_id, number) DO UPDATE SET places = v.places + 1, comments = v.comments + 1
    RETURNING v.places INTO NEW.place;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_written BEFORE INSERT ON comment FOR EACH ROW EXECUTE FUNCTION comment_written();

-- The author withdraws, for good; everything else is moderation's. Nobody rewrites what was said.
CREATE FUNCTION comment_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.process_id, NEW.number, NEW.place, NEW.parent, NEW.at)
     IS DISTINCT FROM (OLD.id, OLD.process_id, OLD.number, OLD.place, OLD.parent, OLD.at) THEN
    RAISE EXCEPTION 'comment % stays where it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.state, NEW.text) IS NOT DISTINCT FROM (OLD.state, OLD.text) THEN RETURN NEW; END IF;
  IF NOT (NEW.state = 'withdrawn' AND OLD.state <> 'withdrawn') AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'how comment % stands is what moderation says', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'withdrawn' THEN
    DELETE FROM comment_hidden h WHERE h.comment = OLD.id;
  END IF;
  UPDATE proposal_voice SET comments = comments + (NEW.state = 'shown')::int - (OLD.state = 'shown')::int
   WHERE process_id = OLD.process_id AND number = OLD.number;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_stands BEFORE UPDATE ON comment FOR EACH ROW EXECUTE FUNCTION comment_stands();
CREATE TRIGGER comment_stays BEFORE DELETE ON comment FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- What may not follow is refused; what may moves the comment, and its text out of the pages' sight or back.
CREATE FUNCTION moderation_taken() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stands comment%ROWTYPE;
  last_kind text;
  appealed boolean;
BEGIN
  SELECT * INTO stands FROM comment WHERE id = NEW.comment FOR NO KEY UPDATE;
  SELECT kind INTO last_kind FROM moderation WHERE comment = NEW.comment ORDER BY id DESC LIMIT 1;
  -- Once for each hiding.
  appealed := EXISTS (SELECT FROM moderation m WHERE m.comment = NEW.comment AND m.kind = 'appealed'
    AND m.id > (SELECT max(h.id) FROM moderation h WHERE h.comment = NEW.comment AND h.kind = 'hidden'));
  IF NOT (CASE NEW.kind
    WHEN 'hidden' THEN stands.state = 'shown'
    WHEN 'shown' THEN stands.state = 'hidden'
    WHEN 'appealed' THEN stands.state = 'hidden' AND NOT appealed
    ELSE stands.state = 'hidden' AND last_kind = 'appealed' END) THEN
    RAISE EXCEPTION 'comment % is %: % cannot follow', NEW.comment, stands.state, NEW.kind USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'hidden' THEN
    INSERT INTO comment_hidden (comment, text) VALUES (stands.id, stands.text);
    UPDATE comment SET state = 'hidden', text = NULL WHERE id = stands.id;
  ELSIF NEW.kind IN ('shown', 'appeal-granted') THEN
    UPDATE comment SET state = 'shown', text = (SELECT h.text FROM comment_hidden h WHERE h.comment = stands.id) WHERE id = stands.id;
    DELETE FROM comment_hidden h WHERE h.comment = stands.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moderation_taken BEFORE INSERT ON moderation FOR EACH ROW EXECUTE FUNCTION moderation_taken();

CREATE FUNCTION endorsement_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO proposal_voice AS v (process_id, number, endorsements) VALUES (NEW.process_id, NEW.number, 1)
      ON CONFLICT (process_id, number) DO UPDATE SET endorsements = v.endorsements + 1;
  ELSE
    UPDATE proposal_voice SET endorsements = endorsements - 1 WHERE process_id = OLD.process_id AND number = OLD.number;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER endorsement_counted AFTER INSERT OR DELETE ON endorsement FOR EACH ROW EXECUTE FUNCTION endorsement_counted();

REVOKE ALL ON FUNCTION comment_written(), comment_stands(), moderation_taken(), endorsement_counted() FROM PUBLIC;

GRANT SELECT ON proposal_voice, comment, moderation TO gotgan_web;
GRANT SELECT ON comment_author, comment_hidden, endorsement, report, moderation_by, appeal TO gotgan_member;
GRANT INSERT (process_id, number, parent, author_name, text), UPDATE (author_name, state, text) ON comment TO gotgan_member;
GRANT INSERT, DELETE ON comment_author, endorsement TO gotgan_member;
GRANT INSERT (person, process_id, number, comment, rule, text), UPDATE (person, text, settled_at) ON report TO gotgan_member;
GRANT INSERT (comment, kind, rule, reason, taken_by) ON moderation TO gotgan_member;
GRANT INSERT ON moderation_by TO gotgan_member;
GRANT INSERT (hiding, comment, process_id, text), UPDATE (text, settled_at) ON appeal TO gotgan_member;

-- Notices of new comments are gathered: looked up by the page that they lead to.
CREATE INDEX notice_gathers ON notice (path, person) WHERE kind = 'commented';

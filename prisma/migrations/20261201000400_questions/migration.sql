-- Questions on a figure, a project, a proposal or a government, and the answers of its officials. A question that was asked by e-mail
-- is a row here only once the mailed link was confirmed: until then it waits in that link. Who asked, and what is hidden, stands in
-- tables that the site's reading role cannot read.

CREATE TABLE question (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  about_kind text NOT NULL CHECK (about_kind IN ('project', 'proposal', 'receipt', 'government')),
  about_ref  text NOT NULL CHECK (length(about_ref) BETWEEN 1 AND 300),        -- an id; of receipts the path
  -- The things beside which it stands: what it is about, and of a figure of a project the project too.
  beside     text[] NOT NULL CHECK (cardinality(beside) BETWEEN 1 AND 2),
  laf_cd     text REFERENCES government,                                      -- whose officials answer; NULL: the operators, for the nation
  title_ko   text NOT NULL CHECK (length(title_ko) BETWEEN 1 AND 500),        -- of the thing at that time
  title_en   text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 500),
  asker_name text CHECK (length(asker_name) BETWEEN 1 AND 50),                -- as shown
  at         timestamptz(0) NOT NULL DEFAULT now(),                           -- since when it is public
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'hidden')),
  text       text CHECK (length(text) BETWEEN 5 AND 2000),
  -- What is searched; NULL where it is hidden. Kept, since folding the texts of very many again takes seconds.
  folded     text GENERATED ALWAYS AS (folded_text(title_ko || E'\x1f' || text)) STORED,
  CHECK ((state = 'hidden') = (text IS NULL)),
  CHECK ((state = 'hidden') = (asker_name IS NULL))
);
CREATE INDEX question_newest ON question (at DESC, id DESC) INCLUDE (state) WHERE state <> 'hidden';
CREATE INDEX question_of ON question (laf_cd, at DESC, id DESC) INCLUDE (state) WHERE state <> 'hidden';
CREATE INDEX question_waits ON question (coalesce(laf_cd, ''), at, id) WHERE state = 'open';
CREATE INDEX question_hidden_of ON question (coalesce(laf_cd, ''), id DESC) WHERE state = 'hidden';
CREATE INDEX question_beside ON question USING gin (beside) WITH (fastupdate = off);

CREATE INDEX question_grams ON question USING gin (text_grams(folded)) WITH (fastupdate = off);
ALTER INDEX question_grams ALTER COLUMN 1 SET STATISTICS 0;

-- Answers are added to: a later one corrects an earlier one, and both stay.
CREATE TABLE answer (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question integer NOT NULL REFERENCES question,
  at       timestamptz(0) NOT NULL DEFAULT now(),
  taken_by text NOT NULL CHECK (length(taken_by) BETWEEN 1 AND 100),          -- an office's name, never a person's
  text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000)
);
CREATE INDEX answer_of ON answer (question, id DESC);
CREATE INDEX answer_newest ON answer (id DESC) INCLUDE (question);
CREATE TRIGGER answer_append_only BEFORE UPDATE OR DELETE ON answer FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Nobody is left where the account was closed, or the address taken back.
CREATE TABLE question_asker (
  question integer PRIMARY KEY REFERENCES question,
  person   uuid REFERENCES person,
  email    text CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  language text NOT NULL DEFAULT 'ko' CHECK (language IN ('ko', 'en')),
  CHECK ((person IS NULL) <> (email IS NULL))
);
CREATE INDEX question_asker_of ON question_asker (person, question DESC) WHERE person IS NOT NULL;

CREATE TABLE question_hidden (
  question   integer PRIMARY KEY REFERENCES question,
  asker_name text NOT NULL,
  text       text NOT NULL
);

-- What editors did about a question: dated, public, never changed.
CREATE TABLE question_moderation (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question integer NOT NULL REFERENCES question,
  at       timestamptz(0) NOT NULL DEFAULT now(),
  kind     text NOT NULL CHECK (kind IN ('hidden', 'shown')),
  reason   text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  taken_by text NOT NULL CHECK (length(taken_by) BETWEEN 1 AND 100)
);
CREATE INDEX question_moderation_of ON question_moderation (question, id DESC);
CREATE TRIGGER question_moderation_append_only BEFORE UPDATE OR DELETE ON question_moderation
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Nobody rewrites what was asked; where it stands is what answers and moderation say.
CREATE FUNCTION question_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.about_kind, NEW.about_ref, NEW.beside, NEW.laf_cd, NEW.title_ko, NEW.title_en, NEW.at)
     IS DISTINCT FROM (OLD.id, OLD.about_kind, OLD.about_ref, OLD.beside, OLD.laf_cd, OLD.title_ko, OLD.title_en, OLD.at) THEN
    RAISE EXCEPTION 'question % stays as it was asked', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.state, NEW.text) IS DISTINCT FROM (OLD.state, OLD.text) AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'how question % stands is what answers and moderation say', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_stands BEFORE UPDATE ON question FOR EACH ROW EXECUTE FUNCTION question_stands();
CREATE TRIGGER question_stays BEFORE DELETE ON question FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION question_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'open' THEN
    RAISE EXCEPTION 'a question begins open' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_begins BEFORE INSERT ON question FOR EACH ROW EXECUTE FUNCTION question_begins();

CREATE FUNCTION answer_given() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stands text;
BEGIN
  SELECT state INTO stands FROM question WHERE id = NEW.question FOR NO KEY UPDATE;
  IF stands = 'hidden' THEN
    RAISE EXCEPTION 'question % is hidden: it is not answered', NEW.question USING ERRCODE = 'check_violation';
  END IF;
  IF stands = 'open' THEN
    UPDATE question SET state = 'answered' WHERE id = NEW.question;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answer_given BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION answer_given();

-- What may not follow is refused; what may moves the question's words out of the pages' sight or back.
CREATE FUNCTION question_moderated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stands question%ROWTYPE;
BEGIN
  SELECT * INTO stands FROM question WHERE id = NEW.question FOR NO KEY UPDATE;
  IF (NEW.kind = 'hidden') = (stands.state = 'hidden') THEN
    RAISE EXCEPTION 'question % is %: % cannot follow', NEW.question, stands.state, NEW.kind USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'hidden' THEN
    INSERT INTO question_hidden (question, asker_name, text) VALUES (stands.id, stands.asker_name, stands.text);
    UPDATE question SET state = 'hidden', asker_name = NULL, text = NULL WHERE id = stands.id;
  ELSE
    UPDATE question q SET asker_name = h.asker_name, text = h.text,
           state = CASE WHEN EXISTS (SELECT FROM answer a WHERE a.question = q.id) THEN 'answered' ELSE 'open' END
      FROM question_hidden h WHERE q.id = stands.id AND h.question = q.id;
    DELETE FROM question_hidden h WHERE h.question = stands.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_moderated BEFORE INSERT ON question_moderation FOR EACH ROW EXECUTE FUNCTION question_moderated();

REVOKE ALL ON FUNCTION question_stands(), question_begins(), answer_given(), question_moderated() FROM PUBLIC;

GRANT SELECT ON question, answer, question_moderation TO gotgan_web;
GRANT SELECT ON question_asker, question_hidden TO gotgan_member;
GRANT INSERT (about_kind, about_ref, beside, laf_cd, title_ko, title_en, asker_name, text), UPDATE (asker_name) ON question TO gotgan_member;
GRANT INSERT (question, taken_by, text) ON answer TO gotgan_member;
GRANT INSERT (question, person, email, language), DELETE ON question_asker TO gotgan_member;
GRANT UPDATE (asker_name) ON question_hidden TO gotgan_member;
GRANT INSERT (question, kind, reason, taken_by) ON question_moderation TO gotgan_member;

-- Notices of new questions are gathered for each official.
CREATE INDEX notice_asked ON notice (person) WHERE kind = 'question-asked';

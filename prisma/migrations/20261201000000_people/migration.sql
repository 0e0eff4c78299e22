-- People who take part, and what they may do. Who is behind a name stands in tables of their own: those that pages read carry the name
-- that is shown and nothing else of a person. A role of its own writes; the site's reading role sees none of it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'gotgan_member') THEN
    CREATE ROLE gotgan_member NOLOGIN;
  END IF;
  GRANT gotgan_member TO CURRENT_USER;
  -- It reads what pages read.
  GRANT gotgan_web TO gotgan_member;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO gotgan_member', current_database());
  GRANT USAGE ON SCHEMA public TO gotgan_member;
END $$;

CREATE TABLE person (
  id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),     -- as shown
  email              text UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  language           text NOT NULL DEFAULT 'ko' CHECK (language IN ('ko', 'en')),
  created_at         timestamptz(0) NOT NULL DEFAULT now(),
  -- The kinds of news that are also sent by mail.
  mail               text[] NOT NULL DEFAULT '{steps,comments,answers,money}',
  -- Of somebody under 14: the day on which they turn 14, and the guardian's consent (개인정보 보호법 제22조의2).
  under_14_until     date,
  guardian_email     text CHECK (length(guardian_email) BETWEEN 3 AND 254),
  guardian_agreed_at timestamptz(0),
  said_age_at        timestamptz(0),                                          -- when they said whether they are under 14
  demo               boolean NOT NULL DEFAULT false,                          -- invented: anybody may act as them, in demo mode alone
  barred_at          timestamptz(0),                                          -- writes nothing any more
  erased_at          timestamptz(0)                                           -- closed by the person: nothing is left but the id
);

-- What an identity provider calls a person.
CREATE TABLE person_login (
  provider text NOT NULL CHECK (length(provider) BETWEEN 1 AND 300),
  subject  text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  person   uuid NOT NULL REFERENCES person,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX person_login_of ON person_login (person);

-- Links that were mailed: each works once and not for long. The link itself is kept by nobody: a hash of it.
CREATE TABLE mailed_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  purpose    text NOT NULL CHECK (purpose IN ('sign-in', 'guardian', 'change-email', 'question')),
  email      text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  person     uuid REFERENCES person,
  detail     jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(0) NOT NULL DEFAULT now(),
  expires_at timestamptz(0) NOT NULL,
  used_at    timestamptz(0)
);
CREATE INDEX mailed_link_expired ON mailed_link (expires_at);

CREATE TABLE person_session (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person           uuid NOT NULL REFERENCES person,
  provider         text NOT NULL,
  device           text CHECK (length(device) <= 100),                        -- family of browser and system, no more
  began_at         timestamptz(0) NOT NULL DEFAULT now(),
  seen_at          timestamptz(0) NOT NULL DEFAULT now(),
  ends_at          timestamptz(0) NOT NULL,
  ended_at         timestamptz(0),
  second_factor_at timestamptz(0)
);
CREATE INDEX person_session_of ON person_session (person, began_at DESC);

-- What somebody may do beside what residents may. Taken back by a date, never removed.
CREATE TABLE role_grant (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     uuid NOT NULL REFERENCES person,
  role       text NOT NULL CHECK (role IN ('reviewer', 'committee', 'editor', 'election-office', 'auditor', 'operator')),
  laf_cd     text REFERENCES government,
  department text CHECK (length(department) BETWEEN 1 AND 100),
  granted_by text NOT NULL CHECK (length(granted_by) BETWEEN 1 AND 100),
  granted_at timestamptz(0) NOT NULL DEFAULT now(),
  revoked_at timestamptz(0),
  -- All but operators and auditors are some government's.
  CHECK (role IN ('operator', 'auditor') OR laf_cd IS NOT NULL),
  CHECK (role <> 'operator' OR laf_cd IS NULL),
  CHECK ((role = 'reviewer') = (department IS NOT NULL))
);
CREATE INDEX role_grant_of ON role_grant (person) WHERE revoked_at IS NULL;

-- A second factor (TOTP, RFC 6238). The secret is sealed with a key that the database does not have.
CREATE TABLE second_factor (
  person       uuid PRIMARY KEY REFERENCES person,
  secret       bytea NOT NULL,
  made_at      timestamptz(0) NOT NULL DEFAULT now(),
  confirmed_at timestamptz(0),
  last_step    bigint NOT NULL DEFAULT 0,                                     -- a code is taken once
  spare_hashes bytea[] NOT NULL DEFAULT '{}'
);

-- What a person is told: in the portal, and by mail where they want it.
CREATE TABLE notice (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     uuid NOT NULL REFERENCES person,
  at         timestamptz(0) NOT NULL DEFAULT now(),
  kind       text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{0,39}$'),
  topic      text NOT NULL CHECK (topic IN ('steps', 'comments', 'answers', 'money', 'account')),
  path       text NOT NULL CHECK (path ~ '^/' AND length(path) <= 300),       -- the page it is about, without language
  detail     jsonb NOT NULL DEFAULT '{}',
  read_at    timestamptz(0),
  mail_at    timestamptz(0),                                                  -- when it is due by mail; NULL: not wanted
  mailed_at  timestamptz(0),
  failures   smallint NOT NULL DEFAULT 0
);
CREATE INDEX notice_of ON notice (person, id DESC);
CREATE INDEX notice_due ON notice (mail_at) WHERE mailed_at IS NULL AND mail_at IS NOT NULL;

-- How often something was tried: by account or address (a keyed hash), in windows of time. Lost in a crash without harm.
CREATE UNLOGGED TABLE attempt (
  bucket text NOT NULL CHECK (length(bucket) <= 200),
  begins timestamptz(0) NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (bucket, begins)
);
CREATE INDEX attempt_old ON attempt (begins);

-- A form that was not taken, with what was written and why: shown again, so that nothing is written twice.
CREATE TABLE held_form (
  id       text PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
  person   uuid REFERENCES person,
  action   text NOT NULL CHECK (length(action) <= 60),
  fields   jsonb NOT NULL,
  problems jsonb NOT NULL,
  at       timestamptz(0) NOT NULL DEFAULT now()
);
CREATE INDEX held_form_old ON held_form (at);

-- Who wrote a proposal: all authors, those of merged ones too. Nobody is left where the account was closed.
CREATE TABLE proposal_author (
  process_id text NOT NULL,
  number     integer NOT NULL,
  person     uuid NOT NULL REFERENCES person,
  since      timestamptz(0) NOT NULL DEFAULT now(),
  PRIMARY KEY (process_id, number, person),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX proposal_author_of ON proposal_author (person);

-- Who follows what: a proposal, or a whole process (number 0).
CREATE TABLE follow (
  person     uuid NOT NULL REFERENCES person,
  process_id text NOT NULL REFERENCES process,
  number     integer NOT NULL DEFAULT 0 CHECK (number >= 0),
  since      timestamptz(0) NOT NULL DEFAULT now(),
  PRIMARY KEY (process_id, number, person)
);
CREATE INDEX follow_by ON follow (person);

GRANT SELECT, INSERT, UPDATE ON person, mailed_link, person_session, second_factor, notice, attempt TO gotgan_member;
GRANT SELECT, INSERT ON person_login, role_grant, held_form, proposal_author, follow TO gotgan_member;
GRANT UPDATE (revoked_at) ON role_grant TO gotgan_member;
GRANT DELETE ON person_login, person_session, second_factor, notice, attempt, held_form, mailed_link, proposal_author, follow TO gotgan_member;

-- What officials, moderators and people with a role do, and what is done to accounts: appended, each entry sealed by the hash of the one
-- before it. An entry names people by their id: what is left of a closed account.
CREATE TABLE audit_entry (
  id      bigint PRIMARY KEY,
  at      timestamptz(3) NOT NULL,
  person  uuid,
  role    text,
  action  text NOT NULL,
  subject text NOT NULL,
  laf_cd  text,
  detail  text NOT NULL,                                                      -- JSON as it was hashed
  before  bytea NOT NULL,
  hash    bytea NOT NULL UNIQUE
);
CREATE INDEX audit_entry_of ON audit_entry (laf_cd, id DESC);
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- The bytes that an entry is sealed by. Every part is preceded by its length, so that no two entries read alike.
CREATE FUNCTION audit_entry_hash(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(e.before || convert_to(string_agg(coalesce(length(part) || ':' || part, '-'), ',' ORDER BY place), 'UTF8'))
    FROM unnest(ARRAY[e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.person::text, e.role, e.action,
                      e.subject, e.laf_cd, e.detail]) WITH ORDINALITY AS parts (part, place)
$$;

-- The only way in. One at a time: the next waits for the transaction of the one before it.
CREATE FUNCTION audit_write(person uuid, role text, action text, subject text, laf_cd text, detail jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last audit_entry%ROWTYPE;
  made audit_entry%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT * INTO last FROM audit_entry e ORDER BY e.id DESC LIMIT 1;
  made := ROW(coalesce(last.id, 0) + 1, date_trunc('milliseconds', clock_timestamp()), $1, $2, $3, $4, $5, $6::text, coalesce(last.hash, sha256('')), ''::bytea);
  made.hash := audit_entry_hash(made);
  INSERT INTO audit_entry SELECT made.*;
  RETURN made.id;
END $$;
REVOKE ALL ON FUNCTION audit_write(uuid, text, text, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_write(uuid, text, text, text, text, jsonb), audit_entry_hash(audit_entry) TO gotgan_member;
GRANT SELECT ON audit_entry TO gotgan_member;

-- The entries whose seal is broken, or that do not follow the one before them.
CREATE FUNCTION audit_broken() RETURNS TABLE (id bigint, fault text) LANGUAGE sql STABLE AS $$
  SELECT e.id, CASE WHEN e.id <> e.place THEN 'missing before' WHEN e.before <> e.wanted THEN 'chain' ELSE 'altered' END
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.id) AS place,
                 coalesce(lag(x.hash) OVER (ORDER BY x.id), sha256('')) AS wanted, audit_entry_hash(x) AS sealed FROM audit_entry x) e
   WHERE e.id <> e.place OR e.before <> e.wanted OR e.hash <> e.sealed
   ORDER BY e.id
$$;
GRANT EXECUTE ON FUNCTION audit_broken() TO gotgan_member;

-- Proposals are written by people now: an area beside a point, and nothing of them is written over in silence.
ALTER TABLE proposal ADD COLUMN area text CHECK (length(area) BETWEEN 1 AND 600);
CREATE TABLE proposal_version (
  process_id    text NOT NULL,
  number        integer NOT NULL,
  until         timestamptz(0) NOT NULL,
  track         text NOT NULL,
  title         text NOT NULL,
  need          text NOT NULL,
  content       text NOT NULL,
  effect        text,
  beneficiaries text,
  place         text,
  lat           numeric(8, 6),
  lon           numeric(9, 6),
  area          text,
  estimate      participation_won,
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX proposal_version_of ON proposal_version (process_id, number, id);
CREATE TRIGGER proposal_version_append_only BEFORE UPDATE OR DELETE ON proposal_version
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE FUNCTION proposal_keeps_versions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO proposal_version (process_id, number, until, track, title, need, content, effect, beneficiaries, place, lat, lon, area, estimate)
    VALUES (OLD.process_id, OLD.number, now(), OLD.track, OLD.title, OLD.need, OLD.content, OLD.effect, OLD.beneficiaries, OLD.place,
            OLD.lat, OLD.lon, OLD.area, OLD.estimate);
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_keeps_versions BEFORE UPDATE OF track, title, need, content, effect, beneficiaries, place, lat, lon, area, estimate
  ON proposal FOR EACH ROW
  WHEN ((OLD.track, OLD.title, OLD.need, OLD.content, OLD.effect, OLD.beneficiaries, OLD.place, OLD.lat, OLD.lon, OLD.area, OLD.estimate)
    IS DISTINCT FROM (NEW.track, NEW.title, NEW.need, NEW.content, NEW.effect, NEW.beneficiaries, NEW.place, NEW.lat, NEW.lon, NEW.area, NEW.estimate))
  EXECUTE FUNCTION proposal_keeps_versions();
GRANT SELECT ON proposal_version TO gotgan_web;

GRANT INSERT (process_id, number, track, title, need, content, effect, beneficiaries, place, lat, lon, area, estimate, author_name),
      UPDATE (track, title, need, content, effect, beneficiaries, place, lat, lon, area, estimate, author_name,
              state, submitted_at, last_step_at, official_cost, merged_into)
  ON proposal TO gotgan_member;
GRANT INSERT ON proposal_step, winner_link TO gotgan_member;

-- Pages are told what was written, within the transaction that writes it: under the newest run, as entries of the outbox. Only tags of
-- what people write.
CREATE FUNCTION publish_participation(tags text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest bigint;
BEGIN
  IF EXISTS (SELECT FROM unnest(tags) AS tag WHERE tag !~ '^(processes|questions|(process|proposal|question|asked):[A-Za-z0-9:._-]{1,200})$') THEN
    RAISE EXCEPTION 'no tag of what people write: %', tags USING ERRCODE = 'check_violation';
  END IF;
  SELECT max(id) INTO newest FROM run;
  -- Where there was no run, no page shows anything yet.
  IF newest IS NULL THEN RETURN; END IF;
  INSERT INTO outbox (run_id, topic, payload) SELECT newest, 'page', tag FROM unnest(tags) AS tag;
  PERFORM pg_notify('gotgan_outbox', newest::text);
END $$;
REVOKE ALL ON FUNCTION publish_participation(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_participation(text[]) TO gotgan_member;

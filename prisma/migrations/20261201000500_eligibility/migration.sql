-- Who may vote in a participatory budget. Nobody may where nothing is set. What somebody is called by a verifier is kept nowhere: a key
-- made of it with a secret of this process (HMAC-SHA-256), and the secret is sealed with the site's. Days alone, no times. The site's
-- reading role sees none of it.

-- How residence and age are verified in a process: by one way, in one namespace of identifiers.
CREATE TABLE eligibility_process (
  process_id text PRIMARY KEY REFERENCES process,
  verifier   text NOT NULL DEFAULT 'none' CHECK (verifier IN ('none', 'oidc', 'list', 'codes')),
  namespace  text CHECK (length(namespace) BETWEEN 1 AND 300),
  secret     bytea NOT NULL CHECK (length(secret) BETWEEN 60 AND 200),        -- sealed
  list_key   bytea CHECK (length(list_key) = 32),                             -- Ed25519: whose signature lists have
  version    integer NOT NULL DEFAULT 1 CHECK (version > 0),
  UNIQUE (process_id, namespace),
  CHECK ((verifier = 'none') = (namespace IS NULL)),
  CHECK ((verifier = 'list') = (list_key IS NOT NULL))
);

-- Who may vote in a track. A track without a row is nobody's.
CREATE TABLE eligibility_rule (
  process_id   text NOT NULL,
  track        text NOT NULL,
  least_age    smallint CHECK (least_age BETWEEN 0 AND 150),
  greatest_age smallint CHECK (greatest_age BETWEEN 0 AND 150),
  age_day      date,                                                          -- ages are those of this day
  districts    text[] NOT NULL DEFAULT '{}',                                  -- none: the whole government
  categories   text[] NOT NULL DEFAULT '{}' CHECK (categories <@ ARRAY['resident', 'worker', 'student', 'foreigner']),
  PRIMARY KEY (process_id, track),
  FOREIGN KEY (process_id, track) REFERENCES process_track,
  CHECK (least_age <= greatest_age),
  CHECK ((num_nonnulls(least_age, greatest_age) > 0) = (age_day IS NOT NULL))
);

-- Once voting has begun nobody changes who may vote, nor how that is verified. Unlike what is frozen elsewhere, nothing is added either.
CREATE FUNCTION eligibility_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF voting_has_begun(coalesce(NEW.process_id, OLD.process_id)) THEN
    RAISE EXCEPTION 'voting has begun: % stays as it is', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER eligibility_rule_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON eligibility_rule
  FOR EACH ROW EXECUTE FUNCTION eligibility_is_frozen();
CREATE TRIGGER eligibility_process_is_frozen BEFORE UPDATE OF verifier, namespace, list_key ON eligibility_process FOR EACH ROW
  WHEN ((OLD.verifier, OLD.namespace, OLD.list_key) IS DISTINCT FROM (NEW.verifier, NEW.namespace, NEW.list_key))
  EXECUTE FUNCTION eligibility_is_frozen();
-- A process has one secret, for good: with another one everybody could come again.
CREATE FUNCTION eligibility_secret_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the secret of % stays', OLD.process_id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER eligibility_secret_stays BEFORE UPDATE OF secret, process_id ON eligibility_process
  FOR EACH ROW EXECUTE FUNCTION eligibility_secret_stays();

-- Signed lists that were taken in. The newest replaces the rows of the one before it.
CREATE TABLE eligibility_list (
  process_id text NOT NULL REFERENCES eligibility_process,
  serial     integer NOT NULL CHECK (serial > 0),
  on_day     date NOT NULL,
  sha256     bytea NOT NULL CHECK (length(sha256) = 32),
  age_day    date,                                                            -- ages of the list are those of this day
  rows       integer NOT NULL CHECK (rows >= 0),
  PRIMARY KEY (process_id, serial)
);
CREATE TRIGGER eligibility_list_append_only BEFORE UPDATE OR DELETE ON eligibility_list
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE eligibility_list_row (
  process_id text NOT NULL,
  person_key bytea NOT NULL CHECK (length(person_key) = 32),
  serial     integer NOT NULL,
  birth_key  bytea CHECK (length(birth_key) = 32),                            -- of identifier and date of birth together
  age        smallint CHECK (age BETWEEN 0 AND 150),
  district   text CHECK (length(district) BETWEEN 1 AND 100),
  tracks     text[],                                                          -- NULL: the list does not say
  categories text[],
  PRIMARY KEY (process_id, person_key),
  FOREIGN KEY (process_id, serial) REFERENCES eligibility_list,
  CHECK (num_nonnulls(birth_key, age) = 1)
);

-- Rows that were not taken in: their line and why, not what stood there.
CREATE TABLE eligibility_rejected (
  process_id text NOT NULL,
  serial     integer NOT NULL,
  line       integer NOT NULL,
  reason     text NOT NULL CHECK (reason ~ '^[a-z][a-z-]{0,39}$'),
  PRIMARY KEY (process_id, serial, line),
  FOREIGN KEY (process_id, serial) REFERENCES eligibility_list
);

-- One-time codes on paper: the key is all that is left of one.
CREATE TABLE eligibility_code (
  process_id text NOT NULL REFERENCES eligibility_process,
  person_key bytea NOT NULL CHECK (length(person_key) = 32),
  tracks     text[] NOT NULL CHECK (cardinality(tracks) > 0),
  made_on    date NOT NULL,
  PRIMARY KEY (process_id, person_key)
);

-- Codes that were made and not shown yet, sealed: shown once to who made them.
CREATE TABLE eligibility_sheet (
  id         text PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
  process_id text NOT NULL REFERENCES eligibility_process,
  person     uuid NOT NULL REFERENCES person,
  sealed     bytea NOT NULL,
  made_at    timestamptz(0) NOT NULL DEFAULT now()
);

-- Which account has shown a key: one account a key, one key an account, and a closed account keeps it.
CREATE TABLE eligibility_claim (
  process_id text NOT NULL,
  person_key bytea NOT NULL CHECK (length(person_key) = 32),
  namespace  text NOT NULL,
  person     uuid NOT NULL REFERENCES person,
  PRIMARY KEY (process_id, person_key),
  UNIQUE (process_id, person),
  FOREIGN KEY (process_id, namespace) REFERENCES eligibility_process (process_id, namespace)
);

-- Who may vote, by track. The bar: a credential, or paper, one of the two.
CREATE TABLE eligibility (
  process_id        text NOT NULL,
  person_key        bytea NOT NULL CHECK (length(person_key) = 32),
  namespace         text NOT NULL,
  track             text NOT NULL,
  district          text CHECK (length(district) BETWEEN 1 AND 100),
  checked_on        date NOT NULL,
  credential_issued boolean NOT NULL DEFAULT false,
  paper_checked_in  boolean NOT NULL DEFAULT false,
  PRIMARY KEY (process_id, person_key, track),
  FOREIGN KEY (process_id, track) REFERENCES process_track,
  FOREIGN KEY (process_id, namespace) REFERENCES eligibility_process (process_id, namespace),
  CHECK (NOT (credential_issued AND paper_checked_in))
);

-- What an account was answered last, for the page that shows it.
CREATE TABLE eligibility_answer (
  process_id text NOT NULL REFERENCES process,
  person     uuid NOT NULL REFERENCES person,
  asked_on   date NOT NULL,
  outcome    text NOT NULL CHECK (outcome ~ '^[a-z][a-z-]{0,39}$'),
  verdicts   jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (process_id, person)
);

-- What people look at: somebody who could not be confirmed, or a second account for one key.
CREATE TABLE eligibility_case (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text NOT NULL REFERENCES process,
  person     uuid NOT NULL REFERENCES person,
  kind       text NOT NULL CHECK (kind IN ('asked', 'second-account')),
  text       text CHECK (length(text) BETWEEN 1 AND 3000),
  person_key bytea CHECK (length(person_key) = 32),
  opened_on  date NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'yes', 'no')),
  reason     text CHECK (length(reason) BETWEEN 1 AND 3000),
  decided_on date,
  CHECK ((kind = 'second-account') = (person_key IS NOT NULL)),
  CHECK ((state = 'open') = (decided_on IS NULL))
);
CREATE UNIQUE INDEX eligibility_case_open ON eligibility_case (process_id, person) WHERE state = 'open';
CREATE INDEX eligibility_case_of ON eligibility_case (person, process_id, id DESC);

-- What an identity provider said of age and residence at the last sign-in, sealed: only the claims that the site is set to keep.
ALTER TABLE person_login ADD COLUMN claims bytea CHECK (length(claims) BETWEEN 28 AND 4000), ADD COLUMN claims_on date;
ALTER TABLE person_login ADD CHECK ((claims IS NULL) = (claims_on IS NULL));
GRANT UPDATE (claims, claims_on) ON person_login TO gotgan_member;

GRANT SELECT ON eligibility_process, eligibility_rule, eligibility_list, eligibility_list_row, eligibility_rejected, eligibility_code,
  eligibility_sheet, eligibility_claim, eligibility, eligibility_answer, eligibility_case TO gotgan_member;
GRANT INSERT, UPDATE (verifier, namespace, list_key, version) ON eligibility_process TO gotgan_member;
GRANT INSERT, UPDATE (least_age, greatest_age, age_day, districts, categories), DELETE ON eligibility_rule TO gotgan_member;
GRANT INSERT ON eligibility_list, eligibility_rejected, eligibility_code TO gotgan_member;
GRANT INSERT, DELETE ON eligibility_list_row, eligibility_sheet TO gotgan_member;
GRANT INSERT, UPDATE (person) ON eligibility_claim TO gotgan_member;
GRANT INSERT (process_id, person_key, namespace, track, district, checked_on) ON eligibility TO gotgan_member;
GRANT INSERT, UPDATE (asked_on, outcome, verdicts), DELETE ON eligibility_answer TO gotgan_member;
GRANT INSERT (process_id, person, kind, text, person_key, opened_on), UPDATE (text, state, reason, decided_on) ON eligibility_case TO gotgan_member;

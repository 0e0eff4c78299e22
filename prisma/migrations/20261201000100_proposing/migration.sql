-- Writing a proposal: drafts, which only their writer sees, and pictures.
CREATE TABLE draft (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person     uuid NOT NULL REFERENCES person,
  process_id text NOT NULL REFERENCES process,
  -- As typed: what is wrong with it is said when it is handed in.
  fields     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(fields) = 'object' AND length(fields::text) <= 200000),
  version    integer NOT NULL DEFAULT 1 CHECK (version > 0),
  at         timestamptz(0) NOT NULL DEFAULT now(),
  -- The proposal that it became: a draft is handed in once, however often that is asked. Its text is empty then.
  number     integer,
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX draft_of ON draft (person, process_id, at DESC);

-- Pictures as they are shown, made anew of what was sent (WebP, without metadata), under the hash of the larger one.
CREATE TABLE picture (
  hash   text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  width  smallint NOT NULL CHECK (width > 0),                           -- pixels of the larger one
  height smallint NOT NULL CHECK (height > 0),
  large  bytea NOT NULL CHECK (length(large) BETWEEN 1 AND 20000000),
  small  bytea NOT NULL CHECK (length(small) BETWEEN 1 AND 5000000)
);

CREATE TABLE draft_picture (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                -- in the order in which they were added
  draft uuid NOT NULL REFERENCES draft ON DELETE CASCADE,
  hash  text NOT NULL REFERENCES picture,
  alt   text NOT NULL CHECK (length(alt) BETWEEN 1 AND 200),
  UNIQUE (draft, hash)
);
CREATE INDEX draft_picture_hash ON draft_picture (hash);

CREATE TABLE proposal_picture (
  process_id text NOT NULL,
  number     integer NOT NULL,
  position   smallint NOT NULL CHECK (position BETWEEN 1 AND 5),
  hash       text NOT NULL REFERENCES picture,
  alt        text NOT NULL CHECK (length(alt) BETWEEN 1 AND 200),
  width      smallint NOT NULL,
  height     smallint NOT NULL,
  PRIMARY KEY (process_id, number, position),
  FOREIGN KEY (process_id, number) REFERENCES proposal
);
CREATE INDEX proposal_picture_hash ON proposal_picture (hash);

-- The number of the next proposal of a process. Who asks holds the process until the transaction ends: the next one gets another
-- number, and its schedule does not move meanwhile.
CREATE FUNCTION next_proposal_number(process text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM process p WHERE p.id = $1 FOR NO KEY UPDATE;
  RETURN (SELECT coalesce(max(q.number), 0) + 1 FROM proposal q WHERE q.process_id = $1);
END $$;
REVOKE ALL ON FUNCTION next_proposal_number(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_proposal_number(text) TO gotgan_member;

-- The site's reading role knows which pictures a proposal has, and none of drafts.
GRANT SELECT ON proposal_picture TO gotgan_web;
GRANT SELECT, INSERT, DELETE ON draft, picture, draft_picture TO gotgan_member;
GRANT UPDATE (fields, version, at, number) ON draft TO gotgan_member;
-- To hold a picture while something is attached to it.
GRANT UPDATE (hash) ON picture TO gotgan_member;
GRANT INSERT ON proposal_picture TO gotgan_member;

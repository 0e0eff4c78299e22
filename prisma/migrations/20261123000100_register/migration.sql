-- The register of governments: codes, names, upper tiers, populations and successions, each with its validity.
-- valid_from is the first day, valid_to the first day no longer; NULL means "not known" at the beginning and "still" at the end.
CREATE TABLE government (
  laf_cd     text PRIMARY KEY CHECK (laf_cd ~ '^[0-9]{7}$'),
  tier       text NOT NULL CHECK (tier IN ('upper', 'lower')),
  kind       text NOT NULL CHECK (kind IN ('metropolitan', 'province', 'city', 'county', 'district')),
  valid_from date,
  valid_to   date,
  note       text,
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to)
);

CREATE TABLE government_name (
  laf_cd     text NOT NULL REFERENCES government,
  valid_from date NOT NULL DEFAULT '0001-01-01',
  valid_to   date,
  name_ko    text NOT NULL,
  short_ko   text NOT NULL,
  name_en    text NOT NULL,
  PRIMARY KEY (laf_cd, valid_from)
);

CREATE TABLE government_upper (
  laf_cd     text NOT NULL REFERENCES government,
  valid_from date NOT NULL DEFAULT '0001-01-01',
  valid_to   date,
  upper_cd   text NOT NULL REFERENCES government,
  PRIMARY KEY (laf_cd, valid_from)
);

CREATE TABLE government_population (
  laf_cd     text NOT NULL REFERENCES government,
  year       smallint NOT NULL,
  population integer NOT NULL CHECK (population > 0),
  PRIMARY KEY (laf_cd, year)
);

CREATE TABLE government_succession (
  from_cd      text NOT NULL REFERENCES government,
  to_cd        text NOT NULL REFERENCES government,
  kind         text NOT NULL CHECK (kind IN ('merged', 'split', 'moved', 'renamed')),
  effective_on date NOT NULL,
  PRIMARY KEY (from_cd, to_cd)
);

GRANT SELECT ON government, government_name, government_upper, government_population, government_succession
  TO gotgan_sync, gotgan_web;

-- The days for which a whole snapshot of a source spoke for a government-year. A row that comes late for a day before one of them is
-- of no effect from that day on: the snapshot saw what stood then.
CREATE TABLE whole_day (
  source text NOT NULL,
  fyr    smallint NOT NULL,
  laf_cd text NOT NULL,
  as_of  date NOT NULL,
  run_id bigint NOT NULL REFERENCES run,
  PRIMARY KEY (source, fyr, laf_cd, as_of)
);
INSERT INTO whole_day (source, fyr, laf_cd, as_of, run_id)
SELECT source, fyr, laf_cd, verified_as_of, run_id FROM source_coverage WHERE verified_as_of IS NOT NULL;
GRANT SELECT ON whole_day TO gotgan_sync, gotgan_web;
GRANT INSERT ON whole_day TO gotgan_sync;

-- How many documents there are of each combination of what they can be narrowed by: searches without words are counted
-- here, not in the documents.
CREATE TABLE search_count (
  fyr        smallint NOT NULL,
  laf_cd     text COLLATE "C" NOT NULL,
  upper_cd   text COLLATE "C" NOT NULL,
  field_cd   text COLLATE "C" NOT NULL,
  account_nm text COLLATE "C" NOT NULL,
  removed    boolean NOT NULL,
  documents  integer NOT NULL,
  PRIMARY KEY (fyr, laf_cd, upper_cd, field_cd, account_nm, removed)
);
GRANT SELECT ON search_count TO gotgan_sync, gotgan_web;
GRANT INSERT, DELETE ON search_count TO gotgan_sync;
INSERT INTO search_count
  SELECT fyr, laf_cd, upper_cd, field_cd, account_nm, removed_as_of IS NOT NULL, count(*)
    FROM search_document GROUP BY 1, 2, 3, 4, 5, 6;

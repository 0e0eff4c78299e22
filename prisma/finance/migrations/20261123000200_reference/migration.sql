-- What makes this the reference finance database, and no part of the contract: the read-only role that the portal
-- comes in by, and a note of what the database holds.

-- Keys: `reference` (always 'true' here); after `gotgan demo load` also `demo` ('true'), `demo_seed`, `demo_scale`,
-- `demo_today`; `demo_days`, how many days of officials' work `gotgan demo advance` has done since.
CREATE TABLE finance.meta (
  key   text PRIMARY KEY,
  value text NOT NULL
);
COMMENT ON TABLE finance.meta IS 'What this reference database holds. Absent in an operator''s own finance database.';
INSERT INTO finance.meta VALUES ('reference', 'true');

-- Created without a login, as the portal's roles are: the embedded server gives it a password, an operator makes a
-- login a member of it. Another database of the cluster may be making it at this moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'finance_reader') THEN
    CREATE ROLE finance_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
DO $$
BEGIN
  GRANT finance_reader TO CURRENT_USER;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO finance_reader', current_database());
END $$;
GRANT USAGE ON SCHEMA finance TO finance_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA finance TO finance_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA finance GRANT SELECT ON TABLES TO finance_reader;
REVOKE EXECUTE ON FUNCTION finance.write_change(), finance.refuse_truncate() FROM PUBLIC;

-- The four roles of the portal. The login that runs the migrations is the owner; the other three own nothing and are
-- granted table by table. They are created without a login: the embedded server gives each a password of its own,
-- an external server is used either with logins that the operator makes members of them or by SET ROLE.
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['gotgan_sync', 'gotgan_web', 'gotgan_ballot'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', r);
    END IF;
    EXECUTE format('GRANT %I TO CURRENT_USER', r);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), r);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', r);
  END LOOP;
END $$;

-- What this database is: a build of the site records the identity, and is stale for another database.
CREATE TABLE portal_meta (
  key   text PRIMARY KEY,
  value text NOT NULL
);
INSERT INTO portal_meta VALUES ('database_id', gen_random_uuid()::text);
GRANT SELECT ON portal_meta TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE ON portal_meta TO gotgan_sync;

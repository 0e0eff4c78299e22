-- Two schemas that stand apart from what pages read. `identity`: who may vote, whom the site's reading role cannot even look for.
-- `ballotbox`: the votes, which say of nobody whose they are. Rights are given table by table, as in schema public.
DO $$
DECLARE s text;
BEGIN
  FOREACH s IN ARRAY ARRAY['identity', 'ballotbox'] LOOP
    -- An operator whose login may not make schemas has made them before.
    IF to_regnamespace(s) IS NULL THEN EXECUTE format('CREATE SCHEMA %I', s); END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA identity TO gotgan_member;
GRANT USAGE ON SCHEMA ballotbox TO gotgan_web, gotgan_member, gotgan_ballot;

ALTER TABLE eligibility_process SET SCHEMA identity;
ALTER TABLE eligibility_rule SET SCHEMA identity;
ALTER TABLE eligibility_list SET SCHEMA identity;
ALTER TABLE eligibility_list_row SET SCHEMA identity;
ALTER TABLE eligibility_rejected SET SCHEMA identity;
ALTER TABLE eligibility_code SET SCHEMA identity;
ALTER TABLE eligibility_sheet SET SCHEMA identity;
ALTER TABLE eligibility_claim SET SCHEMA identity;
ALTER TABLE eligibility SET SCHEMA identity;
ALTER TABLE eligibility_answer SET SCHEMA identity;
ALTER TABLE eligibility_case SET SCHEMA identity;

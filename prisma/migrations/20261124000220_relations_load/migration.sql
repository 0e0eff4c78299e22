-- What costs every row of a load and protects from nothing that the pipeline does: it writes the run and the raw blocks of a row
-- in the same transaction, none of them is ever deleted, and histories are append-only. Indexes by run stay where something asks
-- for what a run changed.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['department', 'budget_event', 'revenue', 'settlement', 'indicator', 'contract', 'subsidy_program',
                              'subsidy_award', 'subsidy_event', 'series'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, DROP CONSTRAINT %I', name || '_revision',
      name || '_revision_run_id_fkey', name || '_revision_raw_block_id_fkey');
    CONTINUE WHEN name IN ('department', 'budget_event', 'settlement');
    EXECUTE format('DROP INDEX %I', name || '_by_run');
  END LOOP;
END $$;

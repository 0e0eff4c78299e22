-- The run by which a document's figures are known: of a removed project the last one that had them, since as known by the
-- run that removed it there are none.
ALTER TABLE search_document ADD COLUMN figures_run bigint;
UPDATE search_document d SET figures_run = CASE WHEN d.removed_as_of IS NULL THEN d.run_id ELSE (
  SELECT max(r.run_id) FROM project_revision r
  WHERE r.id = d.id AND r.fyr = d.fyr AND r.source = d.source AND r.kind <> 'removed') END;

-- The newest proposals of all processes, without going through every one.
CREATE INDEX proposal_newest_of_all ON proposal (submitted_at DESC, process_id, number DESC) WHERE state IS NOT NULL;

-- What has to hold of a vote at every moment, and needs no open ballot to be seen: the worker asks every minute while a vote is on.

-- With the track, the keys of a track are counted from the index alone: a tenth of the table, whose ballots are long.
DROP INDEX ballotbox.ballot_of_key;
CREATE INDEX ballot_of_key ON ballotbox.ballot (process_id, public_key, counter) INCLUDE (track);

-- Which votes that are open break which of it, and by how much. Numbers of what is broken, and nothing where all holds: the worker is to
-- learn of no key, no person, and of nobody's coming. `found` is more than `bound`, or, of the whole vote (no track), another number.
CREATE FUNCTION vote_faults() RETURNS TABLE (process_id text, invariant text, track text, found bigint, bound bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  vote record;
BEGIN
  -- Closing empties these and fills them anew: nothing is read before it is over. In its own order, so that neither waits for the other.
  LOCK TABLE identity.eligibility, ballotbox.ballot, ballotbox.waiting, ballotbox.tree_head, ballotbox.node IN ACCESS SHARE MODE;
  FOR vote IN SELECT e.process_id AS id, e.paper_key FROM public.election e WHERE e.opened_at IS NOT NULL AND e.closed_at IS NULL ORDER BY 1 LOOP
    -- One statement, so that all of it is of one moment.
    RETURN QUERY
      WITH box AS MATERIALIZED (
        SELECT k.track, count(*) FILTER (WHERE k.public_key <> vote.paper_key) AS keys,
               coalesce(sum(k.casts) FILTER (WHERE k.public_key = vote.paper_key), 0)::bigint AS sheets, sum(k.casts)::bigint AS casts
          FROM (SELECT b.public_key, b.track, count(*) AS casts FROM ballotbox.ballot b WHERE b.process_id = vote.id GROUP BY 1, 2) k
         GROUP BY k.track
      ), voters AS MATERIALIZED (
        SELECT e.track, count(*) AS eligible, count(*) FILTER (WHERE e.credential_issued) AS credentials,
               count(*) FILTER (WHERE e.paper_checked_in) AS checked_in
          FROM identity.eligibility e WHERE e.process_id = vote.id GROUP BY e.track
      ), ledger AS MATERIALIZED (
        SELECT (SELECT count(*) FROM ballotbox.node n WHERE n.process_id = vote.id AND n.level = 0) AS leaves,
               (SELECT count(*) FROM ballotbox.waiting w WHERE w.process_id = vote.id) AS waiting,
               (SELECT coalesce(max(h.size), 0) FROM ballotbox.tree_head h WHERE h.process_id = vote.id) AS head
      )
      SELECT vote.id, f.invariant, f.track, f.found, f.bound
        FROM (SELECT i.invariant, track, i.found, i.bound, i.found > i.bound AS broken
                FROM box FULL JOIN voters USING (track)
               CROSS JOIN LATERAL (VALUES
                 ('voters-have-credentials', coalesce(keys, 0), coalesce(credentials, 0)),
                 ('sheets-were-checked-in', coalesce(sheets, 0), coalesce(checked_in, 0)),
                 ('together-eligible', coalesce(credentials + checked_in, 0), coalesce(eligible, 0))) AS i (invariant, found, bound)
              UNION ALL
              SELECT i.invariant, NULL, i.found, i.bound, i.found <> i.bound
                FROM ledger l
               CROSS JOIN LATERAL (VALUES
                 ('casts-are-leaves', (SELECT coalesce(sum(casts), 0)::bigint FROM box), l.waiting + l.leaves),
                 ('head-has-leaves', l.leaves, l.head)) AS i (invariant, found, bound)) f
       WHERE f.broken;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION vote_faults() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vote_faults() TO gotgan_sync;

import type { Pool } from 'pg';
import type { Fault } from '@/lib/domain/alert';

interface Broken {
  process: string;
  invariant: string;
  track: string | null;
  found: number;
  bound: number;
}

/**
 * The votes that are on whose numbers do not fit together: more keys in the box than credentials, more sheets than check-ins, more of
 * both than people who may vote, a ballot that is not in the ledger or a leaf without one, a head of another size than the tree.
 * One fault a vote: its first broken number, and how many more are.
 */
export async function brokenVotes(pool: Pool, now: Date): Promise<Fault[]> {
  const { rows } = await pool.query<Broken>(
    `SELECT process_id AS process, invariant, track, found::float8, bound::float8
       FROM vote_faults() ORDER BY process_id, invariant, track`,
  );
  const byVote = Map.groupBy(rows, ({ process }) => process);
  return [...byVote].flatMap(([subject, [first, ...others]]): Fault[] => {
    if (first === undefined) return [];
    const { invariant, track, found, bound } = first;
    const detail = { invariant, track, found, bound, more: others.length };
    return [{ kind: 'vote_broken', subject, since: now, detail }];
  });
}

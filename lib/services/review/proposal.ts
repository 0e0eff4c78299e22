import type { PoolClient } from 'pg';
import type { Target } from '@/lib/domain/access/permission';
import type { Voting } from '@/lib/domain/process/desk';
import type { ProposalState } from '@/lib/domain/process/types';

/** A proposal that is locked until the transaction ends. */
export interface LockedProposal {
  process: string;
  number: number;
  title: string;
  state: ProposalState;
  mergedInto: number | null;
  lafCd: string;
  department: string | null;
  /** The id of its last step. */
  version: string;
}

/** What a decision about a proposal is judged by: its government, and the department that has it. Null: there is no such proposal. */
export async function proposalTarget(
  tx: PoolClient,
  { process, number }: { process: string; number: number },
): Promise<Target | null> {
  const { rows } = await tx.query<Target>(
    `SELECT p.laf_cd AS "lafCd", d.department
       FROM proposal q JOIN process p ON p.id = q.process_id LEFT JOIN proposal_desk d USING (process_id, number)
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [process, number],
  );
  return rows[0] ?? null;
}

/** What work on a process as a whole is judged by. Null: there is no such process. */
export async function processTarget(
  tx: PoolClient,
  { process }: { process: string },
): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string }>('SELECT laf_cd AS "lafCd" FROM process WHERE id = $1', [
    process,
  ]);
  return rows[0] ?? null;
}

/**
 * Locks proposals, the lower number first, as the trigger of steps does: two who need the same ones wait for each other and never
 * in a circle. Those that do not exist are left out.
 */
export async function lockProposals(
  tx: PoolClient,
  process: string,
  numbers: readonly number[],
): Promise<LockedProposal[]> {
  await tx.query(
    'SELECT FROM proposal WHERE process_id = $1 AND number = ANY ($2) ORDER BY number FOR UPDATE',
    [process, numbers],
  );
  // Read by a second statement, which sees what was waited for.
  const { rows } = await tx.query<LockedProposal>(
    `SELECT q.process_id AS process, q.number, q.title, q.state, q.merged_into AS "mergedInto", p.laf_cd AS "lafCd", d.department,
            (SELECT max(s.id)::text FROM proposal_step s WHERE s.process_id = q.process_id AND s.number = q.number) AS version
       FROM proposal q JOIN process p ON p.id = q.process_id LEFT JOIN proposal_desk d USING (process_id, number)
      WHERE q.process_id = $1 AND q.number = ANY ($2) AND q.state IS NOT NULL ORDER BY q.number`,
    [process, numbers],
  );
  return rows;
}

/** Where the vote of a process stands. */
export async function votingOf(tx: Pick<PoolClient, 'query'>, process: string, now: Date): Promise<Voting> {
  const { rows } = await tx.query<{ begun: boolean; over: boolean }>(
    `SELECT begins <= $2 AS begun, coalesce(ends <= $2, false) AS over FROM process_phase WHERE process_id = $1 AND phase = 'voting'`,
    [process, now.toISOString()],
  );
  const [row] = rows;
  if (row === undefined) return 'none';
  if (row.over) return 'over';
  return row.begun ? 'on' : 'ahead';
}

import type { Pool, PoolClient } from 'pg';
import { notify } from '@/lib/services/notices';

const HOUR = 3_600_000;
/** How long before the end of a vote who opened a draft is reminded, the last one last. */
const REMINDERS_HOURS = [48, 6] as const;

/** How many of the reminders of a vote are past: a draft that is opened later gets those that are still to come. */
export function remindersPast(ends: Date, now: Date): number {
  return REMINDERS_HOURS.filter((hours) => now.getTime() >= ends.getTime() - hours * HOUR).length;
}

interface Vote {
  process: string;
  ko: string;
  en: string;
  ends: Date;
}

/**
 * Reminds everybody who has a draft of a ballot that the vote ends soon: 48 and 6 hours before, each once, also where the end moves.
 * Who has cast is not known, so that all are told the same.
 * @param pool with the rights of role gotgan_member
 * @returns how many notices were written
 */
export async function remindVoters(pool: Pool, now: Date): Promise<number> {
  let told = 0;
  for (const vote of await votesThatEnd(pool, now)) {
    const past = remindersPast(vote.ends, now);
    if (past > 0) told += await remind(pool, vote, past);
  }
  return told;
}

async function votesThatEnd(pool: Pool, now: Date): Promise<Vote[]> {
  const { rows } = await pool.query<Vote>(
    `SELECT e.process_id AS process, p.title_ko AS ko, p.title_en AS en, f.ends
       FROM election e JOIN process p ON p.id = e.process_id JOIN process_phase f ON (f.process_id, f.phase) = (e.process_id, 'voting')
      WHERE e.opened_at IS NOT NULL AND e.closed_at IS NULL AND f.begins <= $1 AND f.ends > $1 ORDER BY 1`,
    [now.toISOString()],
  );
  return rows;
}

/** Marked and told in one transaction; of two workers the second finds them marked. */
async function remind(pool: Pool, vote: Vote, past: number): Promise<number> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const told = await tell(tx, vote, past);
    await tx.query('COMMIT');
    return told;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

async function tell(tx: PoolClient, { process, ko, en, ends }: Vote, past: number): Promise<number> {
  const { rows } = await tx.query<{ person: string }>(
    'UPDATE identity.ballot_draft SET reminded = $2 WHERE process_id = $1 AND reminded < $2 RETURNING person',
    [process, past],
  );
  // Not in the order in which drafts were written.
  const people = rows.map(({ person }) => person).sort();
  await notify(tx, people, {
    kind: 'vote-reminder',
    // Mailed to everybody: nobody opens a draft without wanting to vote.
    topic: 'account',
    path: `/participate/${process}/vote`,
    detail: { ko, en, ends: ends.toISOString() },
  });
  return people.length;
}

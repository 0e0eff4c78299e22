import type { Pool, PoolClient } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { notify } from '@/lib/services/notices';

/** How many days before the due date a department is told. */
const SOON_DAYS = 3;

interface Told {
  process: string;
  title: string;
  lafCd: string;
  department: string;
  proposals: number;
}

/**
 * Tells reviewers of what is due within three days, and of what is late: of each proposal once for each, in one notice for a department
 * and a process. A due date that is moved is told of again.
 * @param pool with the rights of role gotgan_member
 * @returns how many notices were written
 */
export async function remindReviewers(pool: Pool, now: Date): Promise<number> {
  const today = seoulDay(now);
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const late = await mark(tx, 'late_told_at', now, `d.due < $2::date`, today);
    const soon = await mark(
      tx,
      'soon_told_at',
      now,
      `d.due BETWEEN $2::date AND $2::date + ${SOON_DAYS}`,
      today,
    );
    const told = (await tell(tx, late, 'review-late')) + (await tell(tx, soon, 'review-due'));
    await tx.query('COMMIT');
    return told;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

/** Notes what is told now; what somebody decides about at this moment is left for the next time. */
async function mark(
  tx: PoolClient,
  column: 'late_told_at' | 'soon_told_at',
  now: Date,
  isDue: string,
  today: string,
): Promise<Told[]> {
  const { rows } = await tx.query<Told>(
    `WITH due AS (
       SELECT d.process_id, d.number FROM proposal_desk d JOIN proposal q USING (process_id, number)
        WHERE d.${column} IS NULL AND ${isDue} AND q.state IN ('submitted', 'asked-back')
        ORDER BY d.process_id, d.number FOR UPDATE OF d SKIP LOCKED),
     told AS (
       UPDATE proposal_desk d SET ${column} = $1 FROM due WHERE (d.process_id, d.number) = (due.process_id, due.number)
       RETURNING d.process_id, d.department)
     SELECT p.id AS process, p.title_ko AS title, p.laf_cd AS "lafCd", told.department, count(*)::int AS proposals
       FROM told JOIN process p ON p.id = told.process_id GROUP BY p.id, told.department ORDER BY p.id, told.department`,
    [now.toISOString(), today],
  );
  return rows;
}

async function tell(
  tx: PoolClient,
  all: readonly Told[],
  kind: 'review-due' | 'review-late',
): Promise<number> {
  let notices = 0;
  for (const { process, title, lafCd, department, proposals } of all) {
    const { rows } = await tx.query<{ person: string }>(
      `SELECT DISTINCT person FROM role_grant WHERE role = 'reviewer' AND laf_cd = $1 AND department = $2 AND revoked_at IS NULL`,
      [lafCd, department],
    );
    const people = rows.map(({ person }) => person);
    const path = kind === 'review-late' ? `/desk/${process}?late=1` : `/desk/${process}`;
    await notify(tx, people, { kind, topic: 'steps', path, detail: { title, proposals } });
    notices += people.length;
  }
  return notices;
}

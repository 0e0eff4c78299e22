import type { Pool, PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { seoulDay } from '@/lib/domain/calendar';
import { STANDING_LINKS } from '@/lib/queries/process/links';
import { listWinnerSigns, type WinnerSign } from '@/lib/queries/process/winner-signs';
import { type Change, tellChanges } from '@/lib/services/winners/tell';

/**
 * Compares what became of the winners' money with what was known of it: a sign that is new is kept and told, one that went is ended and
 * told. Where nothing was pulled, tied or ended by the year since the last look, nothing is looked at. Everything in one transaction:
 * a look that fails has told nothing.
 * @param pool with the rights of role gotgan_member
 * @returns how many notices were written; `idle`: there was nothing new to look at, `busy`: somebody else looks
 */
export async function followWinners(pool: Pool, now: Date): Promise<number | 'idle' | 'busy'> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const told = await look(tx, now);
    await tx.query('COMMIT');
    return told;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

async function look(tx: PoolClient, now: Date): Promise<number | 'idle' | 'busy'> {
  const today = seoulDay(now);
  const { rows } = await tx.query<{ stale: boolean; run: string; link: string }>(
    `SELECT (k.run_id, k.link_id, k.day) IS DISTINCT FROM (newest.run, newest.link, $1::date) AS stale, newest.run, newest.link
       FROM winner_look k, (SELECT (SELECT coalesce(max(id), 0) FROM run WHERE state = 'done') AS run,
                                   (SELECT coalesce(max(id), 0) FROM winner_link) AS link) newest
        FOR UPDATE OF k SKIP LOCKED`,
    [today],
  );
  const [last] = rows;
  if (last === undefined) return 'busy';
  if (!last.stale) return 'idle';
  const changes = await compare(tx, now, today);
  const told = await tellChanges(tx, changes);
  await tx.query('UPDATE winner_look SET run_id = $1, link_id = $2, day = $3', [last.run, last.link, today]);
  return told;
}

type Known = Omit<WinnerSign, 'name'> & { id: string };

/** Without its name: that a project is called otherwise is a sign of its own. */
const keyOf = ({ process, number, year, project, sign }: Omit<WinnerSign, 'name'>) =>
  `${process} ${number} ${year} ${project} ${sign}`;

async function compare(tx: PoolClient, now: Date, today: string): Promise<Change[]> {
  const known = await knownSigns(tx);
  const changes: Change[] = [];
  for await (const sign of listWinnerSigns(tx, today)) {
    if (known.delete(keyOf(sign))) continue;
    await tx.query(
      `INSERT INTO winner_sign (process_id, number, fyr, project_id, sign, since) VALUES ($1, $2, $3, $4, $5, $6)`,
      [sign.process, sign.number, sign.year, sign.project, sign.sign, now.toISOString()],
    );
    changes.push({ ...sign, kind: 'come' });
  }
  // What is left is seen no more.
  for (const sign of known.values()) {
    await tx.query('UPDATE winner_sign SET gone = greatest(since, $2) WHERE id = $1', [
      sign.id,
      now.toISOString(),
    ]);
    changes.push({ ...sign, name: (await nameOfTied(tx, sign)) ?? '', kind: 'gone' });
  }
  const processes = [...new Set(changes.map(({ process }) => tags.process(process)))];
  if (processes.length > 0) await tx.query('SELECT publish_participation($1)', [processes]);
  // A tie that was taken back was told already.
  return changes.filter(({ kind, name }) => kind === 'come' || name !== '');
}

async function knownSigns(tx: PoolClient): Promise<Map<string, Known>> {
  const { rows } = await tx.query<Known>(
    `SELECT id, process_id AS process, number, fyr AS year, project_id AS project, sign FROM winner_sign WHERE gone IS NULL ORDER BY id`,
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** As it is called now; null: the winner is not tied to it any more. */
async function nameOfTied(tx: PoolClient, { process, number, year, project }: Known): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(
    `SELECT coalesce(p.name, l.name) AS name
       FROM (${STANDING_LINKS('process_id = $1 AND number = $2 AND fyr = $3 AND project_id = $4')}) l
       LEFT JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving`,
    [process, number, year, project],
  );
  return rows[0]?.name ?? null;
}

import type { PoolClient } from 'pg';
import type { WinnerSign } from '@/lib/queries/process/winner-signs';
import { notify, peopleAround } from '@/lib/services/notices';

/** A sign that came, or that is gone again. */
export interface Change extends WinnerSign {
  kind: 'come' | 'gone';
}

/**
 * Tells authors, followers and the government's editors, of each winner and sign once: several projects may have it at the same time.
 * @returns how many notices were written
 */
export async function tellChanges(tx: PoolClient, changes: readonly Change[]): Promise<number> {
  const first = new Map(
    changes.toReversed().map((one) => [`${one.process} ${one.number} ${one.sign} ${one.kind}`, one]),
  );
  let notices = 0;
  for (const { process, number, sign, name, kind } of [...first.values()].toReversed()) {
    const { title, editors } = await winnerOf(tx, process, number);
    const people = new Set([...(await peopleAround(tx, process, number)), ...editors]);
    await notify(tx, [...people], {
      kind: kind === 'come' ? 'winner-sign' : 'winner-sign-gone',
      topic: 'money',
      path: `/participate/${process}/proposals/${number}`,
      detail: { title, name, sign },
    });
    notices += people.size;
  }
  return notices;
}

async function winnerOf(
  tx: PoolClient,
  process: string,
  number: number,
): Promise<{ title: string; editors: string[] }> {
  const { rows } = await tx.query<{ title: string; editors: string[] }>(
    `SELECT q.title, ARRAY(SELECT DISTINCT g.person::text FROM role_grant g
                            WHERE g.role = 'editor' AND g.laf_cd = p.laf_cd AND g.revoked_at IS NULL) AS editors
       FROM proposal q JOIN process p ON p.id = q.process_id WHERE q.process_id = $1 AND q.number = $2`,
    [process, number],
  );
  return rows[0] ?? { title: '', editors: [] };
}

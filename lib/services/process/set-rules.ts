import type { PoolClient } from 'pg';
import { type ProblemCode, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { rulesInput } from '@/lib/services/process/rules-input';
import { editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

/** How a track's ballots are filled in and counted; fixed once the rules are frozen or voting has begun. */
export const setRules = defineAction({
  ...editors,
  name: 'process.set-rules',
  input: rulesInput,
  target: processTarget,
  detail: ({ key, rules }) => ({ track: key, rule: rules.rule }),
  run: async (context, { process, key, rules }) => {
    const locked = await lockProcess(context.tx, process, context.now);
    if (locked === null) return undone('not-found');
    if (locked.fixed !== null) return undone(locked.fixed);
    const barred =
      rules.panel === undefined ? null : await panelBar(context.tx, [process, key], rules.panel.of);
    if (barred !== null) return undone(barred, 'panelOf');
    const { rowCount } = await context.tx.query(
      'UPDATE process_track SET rules = $3 WHERE process_id = $1 AND key = $2',
      [process, key, JSON.stringify(rules)],
    );
    return rowCount === 1 ? saved(context, locked, 'rules') : undone('no-such-track');
  },
});

/**
 * Why a track cannot become a panel. In a panel votes who was named for it, in other tracks whoever meets the conditions: nobody who was
 * confirmed for the one may find themselves in the other.
 */
async function panelBar(
  tx: PoolClient,
  [process, key]: readonly [string, string],
  of: string,
): Promise<ProblemCode | null> {
  // Held as who changes it holds it, so that nobody is confirmed meanwhile.
  await tx.query('SELECT FROM identity.eligibility_process WHERE process_id = $1 FOR UPDATE', [process]);
  const { rows } = await tx.query<{ known: boolean; has: boolean }>(
    `SELECT EXISTS (SELECT FROM process_track WHERE process_id = $1 AND key = $3) AS known,
            NOT coalesce(t.rules ? 'panel', false)
              AND EXISTS (SELECT FROM identity.eligibility e WHERE e.process_id = $1 AND e.track = $2) AS has
       FROM process_track t WHERE t.process_id = $1 AND t.key = $2`,
    [process, key, of],
  );
  if (rows[0]?.known === false) return 'no-such-track';
  return rows[0]?.has === true ? 'panel-has-voters' : null;
}

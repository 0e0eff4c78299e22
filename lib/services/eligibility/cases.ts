import type { PoolClient } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { notify } from '@/lib/services/notices';

export const residentsPage = (process: string) => `/participate/${process}/eligibility`;

/**
 * Puts an account that shows a key of another one into the queue, and tells both sides. Once: who tries again waits for the same
 * decision.
 */
export async function openSecondAccount(
  tx: PoolClient,
  process: string,
  given: { key: Buffer; person: string; holder: string; now: Date },
): Promise<void> {
  const { rowCount } = await tx.query(
    `INSERT INTO identity.eligibility_case (process_id, person, kind, person_key, opened_on) VALUES ($1, $2, 'second-account', $3, $4)
     ON CONFLICT (process_id, person) WHERE state = 'open' DO NOTHING`,
    [process, given.person, given.key, seoulDay(given.now)],
  );
  if (rowCount !== 1) return;
  const about = { topic: 'account', path: residentsPage(process), detail: { process } } as const;
  await notify(tx, [given.person], { ...about, kind: 'eligibility-second-account' });
  await notify(tx, [given.holder], { ...about, kind: 'eligibility-claimed-elsewhere' });
}

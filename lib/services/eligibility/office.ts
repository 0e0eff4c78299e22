import type { PoolClient } from 'pg';
import type { Done } from '@/lib/services/action';

/** What the election office of the government may do. */
export const office = {
  permission: { roles: ['election-office'] },
  limits: [{ per: 'account', number: 120, seconds: 3600 }],
  audited: true,
} as const;

export const deskPage = (process: string) => `/desk/${process}/eligibility`;

/** It was saved. */
export function saved(process: string, part: string, said = 'eligibility-saved'): Done {
  return { done: true, to: `${deskPage(process)}#${part}`, said, subject: process };
}

/** Whether voting has begun by a moment: from then on who may vote stays as it is. */
export async function votingBegun(tx: PoolClient, process: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM process_phase WHERE process_id = $1 AND phase = 'voting' AND begins <= greatest($2, now())`,
    [process, now.toISOString()],
  );
  return rowCount !== 0;
}

import type { PoolClient } from 'pg';
import type { Done } from '@/lib/services/action';
import { type Election, findElection } from '@/lib/services/ballot/election';
import { processField } from '@/lib/services/fields';

/** What every form of the count is: the election office’s, with its second factor, in the audit log. */
export const office = {
  permission: { roles: ['election-office'] },
  limits: [{ per: 'account', number: 60, seconds: 3600 }],
  audited: true,
} as const;
export const ofProcess = { process: processField };

/** The vote, held until the transaction ends. Null: there is none, or its box is still open. */
export async function holdClosed(tx: PoolClient, process: string): Promise<Election | null> {
  await tx.query('SELECT FROM election WHERE process_id = $1 FOR UPDATE', [process]);
  const election = await findElection(tx, process);
  return election === null || election.closedAt === null ? null : election;
}

export const countDone = (process: string, said: string): Done => ({
  done: true,
  to: `/desk/${process}/election#count`,
  said,
  subject: process,
});

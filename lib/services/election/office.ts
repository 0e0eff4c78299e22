import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { ActionContext, Done } from '@/lib/services/action';
import { type Election, findElection, voteState } from '@/lib/services/ballot/election';
import { notify } from '@/lib/services/notices';

/** What the election office of the government may do. */
export const office = {
  permission: { roles: ['election-office'] },
  limits: [{ per: 'account', number: 60, seconds: 3600 }],
  audited: true,
} as const;

/** The vote as the form showed it has to be the one that is found. */
export const STATES = ['none', 'frozen', 'keyed', 'ahead', 'on', 'ending', 'closed', 'published'] as const;

export const officePage = (process: string) => `/desk/${process}/election`;

/** It was done: pages that show the vote are renewed. */
export function saved(context: ActionContext, process: string, said: string): Done {
  context.touch(tags.process(process), tags.processes());
  return { done: true, to: officePage(process), said, subject: process };
}

export interface LockedElection {
  election: Election;
  state: VoteState;
}

/** Locks the vote of a process until the transaction ends: what officers do to it is done one after the other. Null: not frozen. */
export async function lockElection(
  tx: PoolClient,
  process: string,
  now: Date,
): Promise<LockedElection | null> {
  await tx.query('SELECT FROM election WHERE process_id = $1 FOR UPDATE', [process]);
  // Read by a second statement, which sees what was waited for.
  const election = await findElection(tx, process);
  return election === null ? null : { election, state: voteState(election, now) };
}

/** Whether something that takes two officers waits for the second one. */
export async function decisionWaits(tx: PoolClient, process: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT FROM election_decision WHERE process_id = $1 AND outcome IS NULL',
    [process],
  );
  return rowCount !== 0;
}

/** Tells the other officers of the government that something waits for one of them. */
export async function tellOfficers(
  tx: PoolClient,
  { process, except, kind }: { process: string; except: string; kind: string },
): Promise<void> {
  const { rows } = await tx.query<{ person: string; title: string }>(
    `SELECT DISTINCT g.person, p.title_ko AS title FROM process p JOIN role_grant g ON g.laf_cd = p.laf_cd
      WHERE p.id = $1 AND g.role = 'election-office' AND g.revoked_at IS NULL AND g.person <> $2`,
    [process, except],
  );
  await notify(
    tx,
    rows.map(({ person }) => person),
    {
      kind: 'vote-decision-waits',
      topic: 'steps',
      path: officePage(process),
      detail: { kind, title: rows[0]?.title ?? '' },
    },
  );
}

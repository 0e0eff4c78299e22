import type { Pool } from 'pg';
import { authSecret } from '@/lib/auth/session-cookie';
import type { Viewer } from '@/lib/domain/access/roles';
import { actionOf } from '@/lib/services/actions';
import { type Election, findElection } from '@/lib/services/ballot/election';
import { perform } from '@/lib/services/perform';
import { demoOfficers } from '@/prisma/demo/participation/accounts';

/** The rights that a vote is held with. */
export interface VotePools {
  member: Pool;
  ballot: Pool;
  web: Pool;
}

/** Who holds a vote: the two invented officers of the election office. */
export interface Office {
  pools: VotePools;
  process: string;
  first: Viewer;
  second: Viewer;
}

/** @param process its id, which begins with the code of a government that has two invented officers */
export function officeOf(pools: VotePools, process: string): Office {
  const lafCd = process.slice(0, 7);
  const [first, second] = demoOfficers(lafCd).map(({ id, name }): Viewer => ({
    ...{ id, name, session: '', email: null, language: 'ko', demo: true },
    grants: [{ id: '', role: 'election-office', lafCd, department: null }],
    secondFactor: 'given',
    bar: null,
  }));
  if (first === undefined || second === undefined)
    throw new Error(`${lafCd} has no two officers of the election office`);
  return { pools, process, first, second };
}

interface Doing {
  now: Date;
  file?: Uint8Array;
}

/**
 * Does something as an officer, through the door that the forms of the desk use.
 * @param fields beside the process's id
 * @returns what it answers to a script
 * @throws Error where it is refused
 */
export async function act(
  { pools, process }: Office,
  officer: Viewer,
  [name, fields]: readonly [name: string, fields: Readonly<Record<string, string>>],
  { now, file }: Doing,
): Promise<unknown> {
  const action = actionOf(name);
  if (action === null) throw new Error(`there is no action ${name}`);
  const outcome = await perform(pools.member, authSecret(), action, {
    viewer: officer,
    fields: Object.fromEntries(
      Object.entries({ process, ...fields }).map(([field, value]) => [field, [value]]),
    ),
    file: file ?? null,
    address: '127.0.0.1',
    language: 'ko',
    origin: 'http://localhost',
    now,
  });
  if (!outcome.done) throw new Error(`${name} of ${process} was refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** The vote as it stands. @throws Error where the rules are not frozen */
export async function voteOf({ pools, process }: Pick<Office, 'pools' | 'process'>): Promise<Election> {
  const election = await findElection(pools.member, process);
  if (election === null) throw new Error(`${process} has no vote`);
  return election;
}

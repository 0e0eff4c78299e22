import { randomInt } from 'node:crypto';
import type { TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { type CeremonyDocument, seats } from '@/lib/domain/ballot/ceremony';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { newElectionKey } from '@/lib/ballot/sealing';
import { shareMark, splitKey } from '@/lib/ballot/shares';
import { actionOf } from '@/lib/services/actions';
import { findElection } from '@/lib/services/ballot/election';
import { buildBallotProcess, PROCESS } from '@/lib/services/ballot/world.test-support';
import { act, addPerson } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

export { PROCESS } from '@/lib/services/ballot/world.test-support';
export const OWN = '4111000';
export const OTHER = '1111000';

export type Values = Record<string, string | string[]>;

export interface ElectionWorld {
  db: TestDatabase;
  /** Two officers of the election office of 수원시, and one of 종로구. */
  first: Viewer;
  second: Viewer;
  other: Viewer;
  editor: Viewer;
  resident: Viewer;
  act: (action: string, who: Viewer | null, values: Values, now?: Date) => Promise<Outcome>;
}

/** A process whose vote begins in five days, and those who run it. Nothing is frozen yet. */
export async function buildOffice(db: TestDatabase): Promise<ElectionWorld> {
  await buildBallotProcess(db, 5, 10);
  const official = (role: 'election-office' | 'editor', lafCd: string) =>
    addPerson(db.owner, { roles: [{ role, lafCd }], factor: true });
  return {
    db,
    first: await official('election-office', OWN),
    second: await official('election-office', OWN),
    other: await official('election-office', OTHER),
    editor: await official('editor', OWN),
    resident: await addPerson(db.owner),
    act: (name, who, values, now) => {
      const action = actionOf(name);
      if (action === null) throw new Error(`no action ${name}`);
      const doing = { address: `192.0.2.${randomInt(1e9)}`, ...(now === undefined ? {} : { now }) };
      return act(db.member, action, who, [values, doing]);
    },
  };
}

/** With its rules frozen. */
export async function buildElectionWorld(db: TestDatabase): Promise<ElectionWorld> {
  const world = await buildOffice(db);
  const frozen = await world.act('election.freeze', world.first, FREEZE);
  if (!frozen.done) throw new Error(JSON.stringify(frozen));
  return world;
}

export const FREEZE = { process: PROCESS, minutes: '30', by: 'length' };

export async function hashNow({ db }: ElectionWorld): Promise<string> {
  const election = await findElection(db.member, PROCESS);
  return election === null ? '0'.repeat(64) : toHex(election.rulesHash);
}

/** What five holders would publish. */
export async function ceremony(world: ElectionWorld): Promise<CeremonyDocument> {
  const { publicKey, privateKey } = await newElectionKey();
  const marks = await Promise.all((await splitKey(privateKey)).map((share) => shareMark(PROCESS, share)));
  return {
    format: 'gotgan-ceremony/1',
    election: PROCESS,
    rulesHash: await hashNow(world),
    publicKey: toBase64(publicKey),
    holders: seats(VOTE_SETTINGS.key).map(({ ko }, at) => ({ body: ko, mark: marks[at] ?? '' })),
    test: 'opened with shares 1,3,5',
  };
}

/** A decision that waits for the second officer. */
async function waiting({ db, first }: ElectionWorld): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    `INSERT INTO election_decision (process_id, kind, proposed_by, proposed_at) VALUES ($1, 'open', $2, now())
     ON CONFLICT (process_id, kind) WHERE outcome IS NULL DO UPDATE SET outcome = NULL RETURNING id::text`,
    [PROCESS, first.id],
  );
  return rows[0]?.id ?? '';
}

/** Valid fields for each action. */
export const electionSamples: Record<string, (world: ElectionWorld) => Promise<Values>> = {
  'election.freeze': async () => FREEZE,
  'election.thaw': async (world) => ({ process: PROCESS, hash: await hashNow(world) }),
  'election.set-key': async (world) => ({
    process: PROCESS,
    hash: await hashNow(world),
    document: JSON.stringify(await ceremony(world)),
  }),
  'election.propose': async () => ({ process: PROCESS, kind: 'open', state: 'keyed' }),
  'election.answer': async (world) => {
    await buildAgain(world);
    return { decision: await waiting(world), outcome: 'refused' };
  },
};

/** The sample before may have taken the freezing back. */
async function buildAgain(world: ElectionWorld): Promise<void> {
  if ((await findElection(world.db.member, PROCESS)) === null)
    await world.act('election.freeze', world.first, FREEZE);
}

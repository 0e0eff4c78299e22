import { generateKeyPairSync, randomInt, sign } from 'node:crypto';
import type { TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { addProcess } from '@/lib/queries/process/process.test-support';
import { actionOf } from '@/lib/services/actions';
import { act, addPerson, type Doing } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

/** 수원시 and 종로구, each with a process that has two tracks. */
export const OWN = '4111000';
export const PROCESS = '4111000-2027';
export const OTHER = '1111000';
export const OTHER_PROCESS = '1111000-2027';

const SIGNER = generateKeyPairSync('ed25519');
/** What the settings register: the key whose signature lists have. */
export const LIST_KEY = SIGNER.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const signed = (bytes: Uint8Array) => sign(null, bytes, SIGNER.privateKey).toString('base64');

export type Values = Record<string, string | string[]>;

export interface EligibilityWorld {
  db: TestDatabase;
  office: Viewer;
  /** Of 종로구. */
  otherOffice: Viewer;
  resident: Viewer;
  /** Does an action as the site's door has it done, from an address of its own. */
  act: (action: string, who: Viewer | null, values: Values, doing?: Doing) => Promise<Outcome>;
  person: (name?: string) => Promise<Viewer>;
}

/** Two governments with a process each, their election offices, and a resident. */
export async function buildEligibilityWorld(db: TestDatabase): Promise<EligibilityWorld> {
  await addProcess(db.owner, PROCESS);
  await addProcess(db.owner, OTHER_PROCESS);
  const official = (lafCd: string) =>
    addPerson(db.owner, { name: '선거 담당', roles: [{ role: 'election-office', lafCd }], factor: true });
  return {
    db,
    office: await official(OWN),
    otherOffice: await official(OTHER),
    resident: await addPerson(db.owner),
    act: (name, who, values, doing = {}) => {
      const action = actionOf(name);
      if (action === null) throw new Error(`no action ${name}`);
      return act(db.member, action, who, [values, { address: `192.0.2.${randomInt(1e9)}`, ...doing }]);
    },
    person: (name = '주민') => addPerson(db.owner, { name }),
  };
}

export async function versionOf({ db }: EligibilityWorld, process = PROCESS): Promise<string> {
  const { rows } = await db.owner.query<{ version: number }>(
    'SELECT version FROM identity.eligibility_process WHERE process_id = $1',
    [process],
  );
  return String(rows[0]?.version ?? 0);
}

/** Chooses a verifier and lets everybody whom it finds vote in track `general`. */
export async function setUp(world: EligibilityWorld, verifier: string, process = PROCESS): Promise<void> {
  const who = process === PROCESS ? world.office : world.otherOffice;
  const version = await versionOf(world, process);
  const chosen = await world.act('eligibility.choose-verifier', who, {
    process,
    version,
    verifier,
    listName: 'suwon',
    listKey: LIST_KEY,
  });
  const ruled = await world.act('eligibility.set-rule', who, { process, track: 'general', open: 'yes' });
  if (!chosen.done || !ruled.done) throw new Error(`${JSON.stringify(chosen)} ${JSON.stringify(ruled)}`);
}

/** A list of a process. */
export function listOf(rows: readonly string[], serial: number, process = PROCESS): Uint8Array {
  const head = [
    `eligibility-list,${process},list:suwon,${serial},2027-07-01`,
    'identifier,birth_date,age,district,tracks,categories',
  ];
  return Buffer.from([...head, ...rows].join('\n'));
}

/** Sends a list that is well signed. */
export function sendList(world: EligibilityWorld, rows: readonly string[], serial: number): Promise<Outcome> {
  const file = listOf(rows, serial);
  return world.act(
    'eligibility.take-list',
    world.office,
    { process: PROCESS, signature: signed(file) },
    { file },
  );
}

export async function openCase({ db, person }: EligibilityWorld): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    `INSERT INTO identity.eligibility_case (process_id, person, kind, text, opened_on) VALUES ($1, $2, 'asked', '사정', current_date) RETURNING id`,
    [PROCESS, (await person()).id],
  );
  return rows[0]?.id ?? '';
}

/** Valid fields for each action, in a process that is verified by a list; `eligibility.take-list` needs a file beside them. */
export const eligibilitySamples: Record<string, (world: EligibilityWorld) => Promise<Values>> = {
  'eligibility.check': async () => ({ process: PROCESS, person_code: 'SW-000001', birth_code: '1990-02-28' }),
  'eligibility.ask': async () => ({ process: PROCESS, text: '명부에 제 번호가 없습니다.' }),
  'eligibility.choose-verifier': async (world) => ({
    process: PROCESS,
    version: await versionOf(world),
    verifier: 'list',
    listName: 'suwon',
    listKey: LIST_KEY,
  }),
  'eligibility.set-rule': async () => ({
    process: PROCESS,
    track: 'general',
    open: 'yes',
    leastAge: '19',
    ageDay: '2027-07-01',
    categories: ['resident'],
  }),
  'eligibility.take-list': async () => ({
    process: PROCESS,
    signature: signed(listOf(['SW-000001,1990-02-28,,,,'], 1)),
  }),
  'eligibility.make-codes': async () => ({ process: PROCESS, tracks: ['general'], number: '3' }),
  'eligibility.decide': async (world) => ({
    process: PROCESS,
    case: await openCase(world),
    verdict: 'no',
    reason: '관할 구역에 살지 않습니다.',
  }),
};

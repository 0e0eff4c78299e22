import { randomBytes, randomInt } from 'node:crypto';
import { seal } from '@/lib/auth/seal';
import type { TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { type Bytes, toBase64 } from '@/lib/domain/ballot/bytes';
import { newBundleCode } from '@/lib/domain/ballot/paper-code';
import type { Ballot } from '@/lib/domain/ballot/types';
import { sealSheet } from '@/lib/ballot/sheet';
import { actionOf } from '@/lib/services/actions';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addEligible,
  type BallotWorld,
  buildBallotWorld,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { makeCodes } from '@/lib/services/eligibility/codes';
import { findSetup } from '@/lib/services/eligibility/setup';
import { act, addPerson } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

export type Values = Record<string, string | string[]>;

/** A vote that goes on, with two officers of its election office and one of another government's. */
export interface PaperWorld extends BallotWorld {
  office: Viewer;
  second: Viewer;
  otherOffice: Viewer;
  /** The code of every bundle of this world. */
  code: Bytes;
  /** A moment at which voting is over and the box is not closed. */
  after: Date;
  /** Does an action as the site's door has it done, from an address of its own. */
  act: (action: string, who: Viewer | null, values: Values, now?: Date) => Promise<Outcome>;
}

export async function buildPaperWorld(db: TestDatabase): Promise<PaperWorld> {
  const world = await buildBallotWorld(db);
  await letEverybodyVote(db);
  const after = new Date(world.election.ends.getTime() + 60_000);
  await setVoteClock(db.owner, after);
  const official = (name: string, lafCd: string) =>
    addPerson(db.owner, { name, roles: [{ role: 'election-office', lafCd }], factor: true });
  return {
    ...world,
    office: await official('투표 담당', '4111000'),
    second: await official('투표 담당 2', '4111000'),
    otherOffice: await official('종로구 투표 담당', '1111000'),
    code: newBundleCode(),
    after,
    act: (name, who, values, now = new Date()) => {
      const action = actionOf(name);
      if (action === null) throw new Error(`no action ${name}`);
      return act(db.member, action, who, [values, { now, address: `192.0.2.${randomInt(1e9)}` }]);
    },
  };
}

/** Whoever has a code may vote in the tracks of the code. Set while voting goes on, which nobody but a test does. */
async function letEverybodyVote({ owner }: TestDatabase): Promise<void> {
  await owner.query('DELETE FROM identity.eligibility_process');
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [PROCESS, seal(`eligibility ${PROCESS}`, randomBytes(32))],
  );
  await owner.query('ALTER TABLE identity.eligibility_rule DISABLE TRIGGER USER');
  await owner.query(
    `INSERT INTO identity.eligibility_rule (process_id, track) SELECT process_id, key FROM process_track WHERE process_id = $1`,
    [PROCESS],
  );
  await owner.query('ALTER TABLE identity.eligibility_rule ENABLE TRIGGER USER');
}

/** A new one-time code of the process, which votes in the tracks given. */
export async function newCode({ db }: PaperWorld, tracks: readonly string[] = ['general']): Promise<string> {
  const tx = await db.member.connect();
  try {
    await tx.query('BEGIN');
    const setup = await findSetup(tx, PROCESS, 'SHARE');
    if (setup === null) throw new Error('no set-up');
    const codes = await makeCodes(tx, setup, { tracks, number: 1, now: new Date() });
    await tx.query('COMMIT');
    if (typeof codes === 'string') throw new Error(codes);
    return codes[0] ?? '';
  } finally {
    tx.release();
  }
}

/** Somebody who was checked in on paper. @returns their key */
export async function addOnPaper(
  { db }: PaperWorld,
  tracks: readonly string[] = ['general'],
): Promise<Buffer> {
  const key = await addEligible(db, tracks);
  await db.member.query('SELECT identity.check_in_on_paper($1, $2)', [PROCESS, key]);
  return key;
}

/** A bundle of a track. @returns its number and its first serial number */
export async function addBundle(
  { db }: PaperWorld,
  sheets = 10,
  track = 'general',
): Promise<{ number: number; first: number }> {
  const { rows } = await db.member.query<{ number: number }>(
    `SELECT paper_prepare($1, $2, '시청 1층', $3, now()) AS number`,
    [PROCESS, track, sheets],
  );
  const number = rows[0]?.number ?? 0;
  const found = await db.owner.query<{ first: number }>(
    'SELECT first_serial AS first FROM paper_bundle WHERE process_id = $1 AND number = $2',
    [PROCESS, number],
  );
  return { number, first: found.rows[0]?.first ?? 0 };
}

/** What a sheet is sealed for. */
export const sheetFor = ({ election }: PaperWorld, counter: number, track = 'general') => ({
  election: election.id,
  track,
  rulesHash: election.rulesHash,
  publicKey: election.paperKey,
  counter,
});

/** What an officer's browser sends of a sheet that says this. */
export async function entryOf(
  world: PaperWorld,
  sheet: number,
  ballot: Ballot,
  { track = 'general', code = world.code } = {},
): Promise<Values> {
  const sealed = await sealSheet(world.device.encryptionKey, ballot, code, sheetFor(world, sheet, track));
  return { process: PROCESS, sheet: String(sheet), outcome: 'taken', sealed_code: toBase64(sealed) };
}

/** Valid fields for each action. */
export const paperSamples: Record<string, (world: PaperWorld) => Promise<Values>> = {
  'paper.let-in': async (world) => ({ process: PROCESS, way: 'paper', person_code: await newCode(world) }),
  'paper.prepare': async () => ({ process: PROCESS, track: 'general', station: '시청 1층', sheets: '20' }),
  'paper.enter': async (world) => {
    const { first } = await addBundle(world, 1);
    return entryOf(world, first, { void: false, choices: [1], points: null });
  },
  'paper.finish': async (world) => ({
    process: PROCESS,
    bundle: String((await addBundle(world)).number),
    unused: '10',
  }),
  'paper.reopen': async (world) => ({ process: PROCESS, bundle: String((await addBundle(world)).number) }),
};

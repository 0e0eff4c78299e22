import { createHash } from 'node:crypto';
import type { TestDatabase } from '@/lib/db/testing';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { PROCESS } from '@/lib/services/ballot/world.test-support';

/** Who cast what, known to the simulation alone: person key → leaves, hexadecimal. */
export interface Truth {
  leavesOf: Map<string, string[]>;
  personOf: Map<string, string>;
}

interface Event {
  /** Minutes from the beginning. */
  at: number;
  person: number;
  does: 'check' | 'issue' | 'cast';
  counter: number;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const bytes = (name: string, length: number) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
      createHash('sha256').update(`${name}/${at}`).digest(),
    ),
  ).subarray(0, length);

const DAYS = 14;
/** Of a hundred voters, by the day on which they come: quiet days in between, half of them in the last three (participatory-budget votes end so). */
const BY_DAY = [6, 5, 4, 0.3, 4, 6, 5, 0.2, 5, 6, 7, 12, 16, 23.5];
export const trackOf = (person: number) => (person % 8 === 0 ? 'youth' : 'general');

function eventsOf(voters: number, random: () => number): Event[] {
  const whole = BY_DAY.reduce((sum, share) => sum + share, 0);
  const dayOf = (place: number) => {
    let left = place * whole;
    const day = BY_DAY.findIndex((share) => (left -= share) < 0);
    return day < 0 ? DAYS - 1 : day;
  };
  // Nobody comes from two to six at night.
  const minuteOf = (day: number) => day * 1440 + 360 + Math.floor(random() * 1200);
  return Array.from({ length: voters }, (_, person) => {
    const check = minuteOf(dayOf(random()));
    // Four of five vote within minutes of their check, the others on a later day.
    const later = Math.max(check, Math.min(check + random() * 6 * 1440, DAYS * 1440 - 30));
    const issue = (random() < 0.8 ? check : later) + random() * 5;
    const first = issue + 2 + random() * 8;
    const again =
      random() < 0.15 ? [{ at: Math.min(first + random() * 2880, DAYS * 1440 - 1), counter: 2 }] : [];
    return [
      { at: check, person, does: 'check' as const, counter: 0 },
      { at: issue, person, does: 'issue' as const, counter: 0 },
      { at: first, person, does: 'cast' as const, counter: 1 },
      ...again.map((one) => ({ ...one, person, does: 'cast' as const })),
    ];
  })
    .flat()
    .sort((a, b) => a.at - b.at);
}

/** The accounts were there before, in an order of their own. */
const accountOf = (seed: number, person: number) => bytes(`${seed} account ${person}`, 16).toString('hex');

async function addAccounts(db: TestDatabase, seed: number, voters: number): Promise<void> {
  const ids = Array.from({ length: voters }, (_, person) => accountOf(seed, person)).sort();
  await db.owner.query(`INSERT INTO person (id, name) SELECT id, '사람' FROM unnest($1::uuid[]) AS id`, [
    ids,
  ]);
}

/** What a check writes: the key is tied to the account, the person may vote, and the account is answered. */
const CHECK = `
  WITH claim AS (INSERT INTO identity.eligibility_claim (process_id, person_key, namespace, person) VALUES ($1, $2, 'codes', $5)),
    answer AS (INSERT INTO identity.eligibility_answer (process_id, person, asked_on, outcome) VALUES ($1, $5, $4, 'confirmed'))
  INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', $3, $4)`;

/**
 * Lets voters come over two weeks, each step a transaction of its own in the order in which it happened, by the functions that the site calls.
 * The cryptography is left out: for the attack only rows and their order matter, and a cast is 32 random bytes either way.
 * @param batch of how many keys a batch is made; 1: what a build without batches does
 */
export async function simulateVote(
  db: TestDatabase,
  { voters, seed, batch, begins }: { voters: number; seed: number; batch: number; begins: Date },
): Promise<Truth> {
  const truth: Truth = { leavesOf: new Map(), personOf: new Map() };
  const moment = (minutes: number) => new Date(begins.getTime() + minutes * 60_000);
  let moved = 0;
  await addAccounts(db, seed, voters);
  const waiting = { general: new Set<number>(), youth: new Set<number>() };
  for (const { at, person, does, counter } of eventsOf(voters, chance(seed))) {
    const track = trackOf(person);
    const key = bytes(`${seed} person ${person}`, 32);
    if (does === 'check')
      await db.owner.query(CHECK, [
        PROCESS,
        key,
        track,
        moment(at).toISOString().slice(0, 10),
        accountOf(seed, person),
      ]);
    if (does === 'issue')
      await db.member.query('SELECT identity.issue($1, $2, $3, $4)', [
        PROCESS,
        track,
        key,
        bytes(`${seed} blinded ${person}`, 32),
      ]);
    if (does !== 'cast') continue;
    const leaf = bytes(`${seed} leaf ${person} ${counter}`, 32);
    await db.ballot.query('SELECT ballotbox.cast_ballot($1, $2, $3, $4, $5, $6, $7, $8, 50)', [
      PROCESS,
      track,
      leaf,
      bytes(`${seed} key ${person}`, 32),
      bytes('credential', 256),
      counter,
      bytes(`${seed} ${person} ${counter}`, 885),
      bytes('signature', 64),
    ]);
    const [name, hex] = [key.toString('hex'), leaf.toString('hex')];
    truth.leavesOf.set(name, [...(truth.leavesOf.get(name) ?? []), hex]);
    truth.personOf.set(hex, name);
    waiting[track].add(person);
    // The job that moves batches looks every few minutes; here as soon as there is one to move.
    if (waiting[track].size < batch) continue;
    await moveBatch(db.ballot, PROCESS, batch, moment(at));
    waiting[track].clear();
    moved += 1;
  }
  if (moved === 0) throw new Error('no batch was ever moved');
  return truth;
}

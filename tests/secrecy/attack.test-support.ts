import type { Pool } from 'pg';

/** What one full read of both schemas gives of a person or a leaf, system columns included. */
export interface PersonRow {
  key: string;
  track: string;
  day: string;
  /** Transaction of the credential, and of the last answer to the account that has shown the key. */
  xmin: number;
  asked: number;
  /** Where the rows lie: credential, claim, answer. */
  places: readonly number[];
}
export interface LeafRow {
  leaf: string;
  track: string;
  publicKey: string;
  counter: number;
  xmin: number;
  /** Where the rows lie: cast, node; and where the leaf stands in the ledger. */
  places: readonly number[];
  /** The first head that has it: its day, size and transaction. */
  day: string;
  batch: number;
  moved: number;
}
export interface Read {
  persons: readonly PersonRow[];
  leaves: readonly LeafRow[];
}

/** Reads all, as somebody would who got hold of the whole database. @param pool the owner's */
export async function readEverything(pool: Pool): Promise<Read> {
  const persons = await pool.query<PersonRow>(
    `SELECT encode(c.person_key, 'hex') AS key, c.track, e.checked_on::text AS day, c.xmin::text::bigint::int AS xmin,
            a.xmin::text::bigint::int AS asked,
            ARRAY[rank() OVER (ORDER BY c.ctid), rank() OVER (ORDER BY k.ctid), rank() OVER (ORDER BY a.ctid)]::int[] AS places
       FROM identity.credential c JOIN identity.eligibility e USING (process_id, person_key, track)
       JOIN identity.eligibility_claim k USING (process_id, person_key)
       JOIN identity.eligibility_answer a USING (process_id, person)`,
  );
  const leaves = await pool.query<LeafRow>(
    `SELECT encode(b.leaf_hash, 'hex') AS leaf, b.track, encode(b.public_key, 'hex') AS "publicKey", b.counter, b.xmin::text::bigint::int AS xmin,
            ARRAY[rank() OVER (ORDER BY b.ctid), rank() OVER (ORDER BY n.ctid), n.index]::int[] AS places,
            (h.at AT TIME ZONE 'UTC')::date::text AS day, h.size::int AS batch, h.moved
       FROM ballotbox.ballot b
       JOIN ballotbox.node n ON n.process_id = b.process_id AND n.level = 0 AND n.hash = b.leaf_hash
       CROSS JOIN LATERAL (SELECT h.at, h.size, h.xmin::text::bigint::int AS moved FROM ballotbox.tree_head h
                            WHERE h.process_id = b.process_id AND h.size > n.index ORDER BY h.size LIMIT 1) h`,
  );
  return { persons: persons.rows, leaves: leaves.rows };
}

/** A guess, and how sure the attacker is of it: it names a set of leaves of which one is tried. */
interface Guess {
  person: string;
  leaves: readonly string[];
  sure: number;
}

/** The first leaf of each key: a repeated cast tells nothing of when the person came that the first does not tell better. */
const firsts = ({ leaves }: Read) => leaves.filter(({ counter }) => counter === 1);

/**
 * By transaction: whoever casts has a credential and has not cast. Where nobody else of the track is between the two, the next first cast is
 * of the person whose credential was the last; where others are, it is one of them.
 */
function byTransaction(read: Read): Guess[] {
  const rows = [
    ...read.persons.map(({ key: name, ...row }) => ({ ...row, name, isLeaf: false })),
    ...firsts(read).map(({ leaf: name, ...row }) => ({ ...row, name, isLeaf: true })),
  ].sort((a, b) => a.xmin - b.xmin);
  return ['general', 'youth'].flatMap((track) => inTurn(rows.filter((row) => row.track === track)));
}

function inTurn(rows: readonly { name: string; isLeaf: boolean }[]): Guess[] {
  let between = 0;
  return rows.flatMap(({ name, isLeaf }, at) => {
    const next = rows[at + 1];
    between = Math.max(0, between + (isLeaf ? -1 : 1));
    return isLeaf || next?.isLeaf !== true ? [] : [{ person: name, leaves: [next.name], sure: 1 / between }];
  });
}

/** Of `places`. */
const ORDERS = [0, 1, 2];
const inOrder = <Row extends { places: readonly number[] }>(rows: readonly Row[], order: number): Row[] =>
  [...rows].sort((a, b) => (a.places[order] ?? 0) - (b.places[order] ?? 0));

/** By place: the n-th person of a track and the n-th voter of it, in every order that rows lie in. */
function byPlace(read: Read): Guess[] {
  return ['general', 'youth'].flatMap((track) => {
    const persons = read.persons.filter((row) => row.track === track);
    const leaves = firsts(read).filter((row) => row.track === track);
    return ORDERS.flatMap((order) =>
      ORDERS.flatMap((other) => {
        const voters = inOrder(leaves, other);
        return inOrder(persons, order).map(({ key }, at) => ({
          person: key,
          leaves: [voters[at]?.leaf ?? ''],
          sure: 0.02,
        }));
      }),
    );
  });
}

/**
 * By batch: the casts that came into the ledger with the next head of the track after the check, by day and transaction; the fewer were
 * checked since the head before, the surer. Where all rows are of one transaction, the next head is one of the day.
 */
function byBatch(read: Read): Guess[] {
  return ['general', 'youth'].flatMap((track) => {
    const batches = Map.groupBy(
      firsts(read).filter((row) => row.track === track),
      ({ day, moved }) => moment(day, moved),
    );
    const moments = [...batches.keys()].sort();
    const checked = Map.groupBy(
      read.persons.filter((row) => row.track === track),
      ({ day, asked }) => moments.find((one) => one >= moment(day, asked)) ?? '',
    );
    return [...checked].flatMap(([head, persons]) => {
      const leaves = (batches.get(head) ?? []).map(({ leaf }) => leaf);
      const sure = 1 / Math.max(persons.length, leaves.length, 1);
      return persons.map(({ key }) => ({ person: key, leaves, sure }));
    });
  });
}

const moment = (day: string, transaction: number) => `${day} ${String(transaction).padStart(12, '0')}`;

/** By day and batch: who was checked on a day, and the batches whose head is of it or of the next days; the smaller the sets the surer. */
function byDay(read: Read): Guess[] {
  const leaves = firsts(read);
  return [...Map.groupBy(read.persons, ({ track, day }) => `${track} ${day}`).values()].flatMap((persons) => {
    const [{ track, day } = { track: '', day: '' }] = persons;
    const after = leaves.filter((row) => row.track === track && row.day >= day);
    const [nearest] = after.map((row) => row.day).sort();
    const own = after.filter((row) => row.day === nearest).map(({ leaf }) => leaf);
    const rivals = read.persons.filter(
      (other) => other.track === track && other.day <= (nearest ?? '') && other.day >= day,
    ).length;
    return persons.map(({ key }) => ({
      person: key,
      leaves: own,
      sure: 1 / Math.max(own.length, rivals, 1),
    }));
  });
}

/** By the last batch of a track, which closing made of what was left: those who were checked on the last day. */
function byRemainder(read: Read): Guess[] {
  return ['general', 'youth'].flatMap((track) => {
    const persons = read.persons.filter((row) => row.track === track);
    const lastDay = persons
      .map(({ day }) => day)
      .sort()
      .at(-1);
    const lastBatch = Math.max(...read.leaves.map(({ batch }) => batch));
    const own = firsts(read).filter((row) => row.track === track && row.batch === lastBatch);
    const rivals = persons.filter(({ day }) => day === lastDay);
    return rivals.map(({ key }) => ({
      person: key,
      leaves: own.map(({ leaf }) => leaf),
      sure: 1 / Math.max(rivals.length, own.length, 1),
    }));
  });
}

/** By who casts again: keys of several casts, tried on those of the rarest days, whose batches both casts have to fit. */
function byRepeats(read: Read): Guess[] {
  const again = new Set(read.leaves.filter(({ counter }) => counter > 1).map(({ publicKey }) => publicKey));
  const leaves = firsts(read).filter(({ publicKey }) => again.has(publicKey));
  return read.persons.flatMap(({ key, track, day }) => {
    const own = leaves.filter((row) => row.track === track && row.day === day);
    return own.length === 0
      ? []
      : [{ person: key, leaves: own.map(({ leaf }) => leaf), sure: 0.15 / own.length }];
  });
}

export const ATTACKS = { byTransaction, byPlace, byBatch, byDay, byRemainder, byRepeats };

/**
 * The attack: each way's guesses, and all of them together, the hundred of which it is surest.
 * @param isRight whether a leaf is the person's
 * @returns the expected share of right ones of the best hundred, by way
 */
export function attack(
  read: Read,
  isRight: (person: string, leaf: string) => boolean,
): Record<string, number> {
  const ways = Object.entries(ATTACKS).map(([way, make]) => [way, make(read)] as const);
  const all: [string, Guess[]][] = [
    ...ways.map(([way, guesses]): [string, Guess[]] => [way, guesses]),
    ['together', ways.flatMap(([, g]) => g)],
  ];
  return Object.fromEntries(all.map(([way, guesses]) => [way, shareOf(surest(guesses), isRight)]));
}

function shareOf(best: readonly Guess[], isRight: (person: string, leaf: string) => boolean): number {
  const right = best.map(({ person, leaves }) =>
    leaves.some((leaf) => isRight(person, leaf)) ? 1 / leaves.length : 0,
  );
  return right.reduce((sum, one) => sum + one, 0) / 100;
}

/** The hundred surest, one for a person. */
function surest(guesses: readonly Guess[]): Guess[] {
  const taken = new Set<string>();
  return [...guesses]
    .filter(({ leaves }) => leaves.length > 0)
    .sort((a, b) => b.sure - a.sure || (a.person < b.person ? -1 : 1))
    .filter(({ person }) => !taken.has(person) && taken.add(person) !== undefined)
    .slice(0, 100);
}

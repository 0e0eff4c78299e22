import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addEligible,
  addVoter,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { watch } from '@/lib/worker/jobs/watch';

let world: TestDatabase;
let db: TestDatabase;

/**
 * general: four may vote, of whom three have a credential, two have cast, the first of them twice, and one was given a sheet.
 * youth: two may vote, of whom one has cast, whose cast waits for the ledger.
 */
beforeAll(async () => {
  world = await createTestDatabase(inject('testServer'));
  const vote = await buildBallotWorld(world);
  const [first, second] = [await addVoter(vote), await addVoter(vote)];
  await addVoter(vote);
  await castBy(vote, first, choosing(1));
  await castBy(vote, second, choosing(2));
  await castBy(vote, first, choosing(3), { counter: 2 });
  await moveBatch(world.ballot, PROCESS, 2, new Date());
  await castBy(vote, await addVoter(vote, 'youth'), { void: false, choices: [6], points: [10] });
  await addEligible(world, ['youth']);
  const onPaper = await addEligible(world);
  await world.member.query('SELECT identity.check_in_on_paper($1, $2)', [PROCESS, onPaper]);
  await world.close();
});
afterAll(() => world.drop());
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'), world.urls);
});
afterEach(() => db.drop());

const look = () =>
  watch({ pool: db.sync, watched: [], measure: () => Promise.resolve(), webhook: null }, new Date());

async function open(): Promise<unknown[]> {
  await look();
  const { rows } = await db.web.query<{ alert: unknown }>(
    `SELECT jsonb_build_object('kind', kind, 'subject', subject) || detail AS alert FROM alert WHERE resolved_at IS NULL`,
  );
  return rows.map(({ alert }) => alert);
}

const broken = (invariant: string, track: string | null, [found, bound]: [number, number], more = 0) => ({
  ...{ kind: 'vote_broken', subject: PROCESS },
  ...{ invariant, track, found, bound, more },
});

/** Changes rows as somebody can who has all rights of the database. */
async function force(...statements: string[]): Promise<void> {
  const tables = ['ballotbox.ballot', 'ballotbox.node', 'ballotbox.tree_head'];
  const switched = (way: string) => tables.map((table) => `ALTER TABLE ${table} ${way} TRIGGER USER`);
  await db.owner.query([...switched('DISABLE'), ...statements, ...switched('ENABLE')].join(';\n'));
}

/** A ballot comes into the box, and waits, as if it had been cast. @param key by which its row is signed */
const stuff = (track: string, key: string, leaf = 'leaf') => [
  `INSERT INTO ballotbox.ballot
   SELECT process_id, '${track}', sha256('${leaf}'), (${key}), credential, 1, ciphertext, signature FROM ballotbox.ballot LIMIT 1`,
  `INSERT INTO ballotbox.waiting VALUES ('${PROCESS}', '${track}', sha256('${leaf}'), (${key}))`,
];
const NEW_KEY = `sha256('key')`;
const OTHER_KEY = `sha256('another key')`;
const KNOWN_KEY = `SELECT min(public_key) FROM ballotbox.ballot WHERE track = 'general'`;
const PAPER_KEY = 'SELECT paper_key FROM election';

it('a vote whose numbers fit raises nothing, before and after casts reach the ledger', async () => {
  expect(await open()).toEqual([]);
  await moveBatch(db.ballot, PROCESS, 1, new Date());
  expect(await open()).toEqual([]);
});

it.each([
  {
    what: 'keys without a credential',
    // One of the three credentials was not used: numbers do not tell the first such key.
    planted: [...stuff('general', NEW_KEY), ...stuff('general', OTHER_KEY, 'another leaf')],
    found: broken('voters-have-credentials', 'general', [4, 3]),
  },
  {
    what: 'a key of another track',
    planted: stuff('youth', KNOWN_KEY),
    found: broken('voters-have-credentials', 'youth', [2, 1]),
  },
  {
    what: 'a key in a track that nobody may vote in',
    planted: stuff('nowhere', NEW_KEY),
    found: broken('voters-have-credentials', 'nowhere', [1, 0]),
  },
  {
    what: 'credentials that are said not to be issued',
    planted: [`UPDATE identity.eligibility SET credential_issued = false WHERE track = 'general'`],
    found: broken('voters-have-credentials', 'general', [2, 0]),
  },
  {
    what: 'more sheets than check-ins',
    planted: [...stuff('general', PAPER_KEY), ...stuff('general', PAPER_KEY, 'another leaf')],
    found: broken('sheets-were-checked-in', 'general', [2, 1]),
  },
  {
    what: 'people who have a credential and a sheet',
    planted: [
      'ALTER TABLE identity.eligibility DROP CONSTRAINT eligibility_check',
      `UPDATE identity.eligibility SET paper_checked_in = true WHERE track = 'general'`,
    ],
    found: broken('together-eligible', 'general', [7, 4]),
  },
  {
    what: 'a ballot that was removed',
    planted: [`DELETE FROM ballotbox.ballot WHERE track = 'youth'`],
    found: broken('casts-are-leaves', null, [3, 4]),
  },
  {
    what: 'a ballot that never came into the ledger',
    planted: [...stuff('general', KNOWN_KEY), 'DELETE FROM ballotbox.waiting'],
    found: broken('casts-are-leaves', null, [5, 3]),
  },
  {
    what: 'a leaf that was removed',
    planted: ['DELETE FROM ballotbox.node WHERE level = 0 AND index = 1'],
    found: broken('casts-are-leaves', null, [4, 3], 1),
  },
  {
    what: 'a head of more leaves than there are',
    planted: [
      'INSERT INTO ballotbox.tree_head SELECT process_id, 4, root, at, signature FROM ballotbox.tree_head',
    ],
    found: broken('head-has-leaves', null, [3, 4]),
  },
])('$what: one alert, with both numbers', async ({ planted, found }) => {
  await force(...planted);
  expect(await open()).toEqual([found]);
  expect(await open()).toEqual([found]);
});

it('a sheet for the one who was given it, and a key for the credential that was not used, break nothing', async () => {
  await force(...stuff('general', PAPER_KEY), ...stuff('general', NEW_KEY, 'another leaf'));
  expect(await open()).toEqual([]);
});

it('is over once the numbers fit again, and with the vote', async () => {
  const issued = (value: boolean) =>
    db.owner.query(
      `UPDATE identity.eligibility SET credential_issued = ${value} WHERE track = 'youth' AND person_key IN (SELECT person_key FROM identity.credential)`,
    );
  await issued(false);
  expect(await open()).toEqual([broken('voters-have-credentials', 'youth', [1, 0])]);
  await issued(true);
  expect(await open()).toEqual([]);
  await issued(false);
  expect(await open()).toHaveLength(1);
  await db.owner.query('UPDATE election SET closed_at = now()');
  expect(await open()).toEqual([]);
});

it('waits for another transaction that is closing the vote, without keeping it from that', async () => {
  await moveBatch(db.ballot, PROCESS, 1, new Date());
  const late = new Date(Date.now() + 30 * 86_400_000);
  await setVoteClock(db.owner, late);
  const closing = await db.owner.connect();
  try {
    await closing.query('BEGIN');
    // Where closing begins.
    await closing.query('LOCK TABLE identity.eligibility');
    const found = open();
    await vi.waitFor(async () => {
      const { rows } = await db.owner.query(
        `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(rows).toHaveLength(1);
    }, 10_000);
    await closing.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, late.toISOString()]);
    await closing.query('COMMIT');
    expect(await found).toEqual([]);
  } finally {
    closing.release(true);
  }
});

it('is asked by the worker alone', async () => {
  const roles = ['web', 'member', 'ballot'] as const;
  for (const role of roles)
    await expect(db[role].query('SELECT * FROM vote_faults()'), role).rejects.toThrow('permission denied');
  expect((await db.sync.query('SELECT * FROM vote_faults()')).rows).toEqual([]);
});

import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { recount } from '@/lib/domain/participation/result-document';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import { PROCESS } from '@/lib/services/ballot/world.test-support';
import { countActions } from '@/lib/services/count';
import {
  buildCountWorld,
  bundleOf,
  type CountWorld,
  machineFile,
  SEED,
} from '@/lib/services/count/samples.test-support';
import { act, addPerson } from '@/lib/services/people.test-support';

type Files = Readonly<Record<string, string>>;

/** A vote that is over, with one ballot of 일반, {1,2}: each test has it for itself. */
let closed: Omit<CountWorld, 'db'>;
let template: TestDatabase;
const used: TestDatabase[] = [];
beforeAll(async () => {
  template = await createTestDatabase(inject('testServer'));
  closed = await buildCountWorld(template);
  await template.close();
});
afterAll(async () => {
  for (const db of [...used, template]) await db.drop();
});

/** Replaces what stands in a file, and has to stand there. */
function change(files: Files, name: string, ...changes: [from: string, to: string][]): Files {
  let text = files[name] ?? '';
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
    text = text.replace(from, to);
  }
  return { ...files, [name]: text };
}

/** The hash of the result that these files give; of no result, where they cannot be counted. */
async function resultHash(files: Files): Promise<string> {
  const ballots = Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.pb')));
  return recount({ rules: closed.election.rulesBytes, ballots, seed: SEED }).then(
    ({ sha256 }) => sha256,
    () => 'f'.repeat(64),
  );
}

/** Machines of two bodies say that this is what they counted, and the office wants it published. */
async function publish(files: Files): Promise<{ problem: string | null; published: number; files: number }> {
  const db = await createTestDatabase(inject('testServer'), template.urls);
  used.push(db);
  const roles = [{ role: 'election-office', lafCd: '4111000' }] as const;
  const office = await addPerson(db.owner, { roles: [...roles], factor: true });
  const does = async (name: string, values: Record<string, string>, file?: Uint8Array) => {
    const action = countActions.find((one) => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const doing = { address: `192.0.2.${randomInt(250)}`, ...(file === undefined ? {} : { file }) };
    return act(db.member, action, office, [{ process: PROCESS, ...values }, doing]);
  };
  expect(await does('count.set-seed', { seed: SEED, again: SEED })).toMatchObject({ done: true });
  const hashOf = (name: string) => sha256Hex(files[name] ?? '');
  const statement = {
    ...closed.statement,
    numbers_sha256: await hashOf('numbers.json'),
    ballots: await Promise.all(
      closed.statement.ballots.map(async ({ file }) => ({ file, sha256: await hashOf(file) })),
    ),
    result_sha256: await resultHash(files),
  };
  for (const body of ['의회', '감사부서']) {
    const file = await machineFile(statement, { machine: body, body });
    expect(await does('count.submit', {}, file)).toMatchObject({ done: true });
  }
  const outcome = await does('count.publish', {}, bundleOf(files));
  const { rows } = await db.owner.query<{ published: number; files: number }>(
    `SELECT (SELECT count(*)::int FROM election WHERE published_at IS NOT NULL) AS published,
            (SELECT count(*)::int FROM election_file) AS files`,
  );
  const problem = 'problems' in outcome ? (outcome.problems[0]?.code ?? 'none') : null;
  return { problem, ...(rows[0] ?? { published: -1, files: -1 }) };
}

it('is published as the machines found it', async () => {
  // Two ballots files, numbers, two statements, the seed, the result and its hash.
  expect(await publish(closed.files)).toEqual({ problem: null, published: 1, files: 8 });
});

/** The ballot of 일반 was left out. */
const NOBODY: [string, string][] = [
  ['num_votes;1', 'num_votes;0'],
  ['1;300;1;', '1;300;0;'],
  ['2;200;1;', '2;200;0;'],
  ['\n1;1,2\n', '\n'],
];

it.each<[string, (files: Files) => Files, string]>([
  [
    'Gwangju: thirteen votes more in the list of projects than the ballots have',
    (files) => change(files, 'general.pb', ['1;300;1;', '1;300;14;']),
    // The count goes by the ballots and comes to the same winners.
    'invariant-broken',
  ],
  [
    'Gdańsk: a cast of which nothing is told',
    (files) =>
      change(change(files, 'general.pb', ...NOBODY), 'numbers.json', [
        '"casts":1,"counted":1',
        '"casts":1,"counted":0',
      ]),
    'invariant-broken',
  ],
  [
    'Gdańsk: a cast that is told of nowhere, though the ledger has it',
    (files) =>
      change(change(files, 'general.pb', ...NOBODY), 'numbers.json', [
        '"casts":1,"counted":1',
        '"casts":0,"counted":0',
      ]),
    'invariant-broken',
  ],
  [
    'Gdynia: a ballot of four projects where three are allowed',
    (files) =>
      change(
        files,
        'general.pb',
        ['3;250;0;', '3;250;1;'],
        ['4;400;0;', '4;400;1;'],
        ['\n1;1,2\n', '\n1;1,2,3,4\n'],
      ),
    // A file may have such ballots, and is counted; the rules of this vote do not allow them.
    'invariant-broken',
  ],
  [
    'a ballot that names a project twice',
    (files) => change(files, 'general.pb', ['1;300;1;', '1;300;2;'], ['\n1;1,2\n', '\n1;1,1,2\n']),
    // No file may have such a ballot: it is not counted at all, whatever result the machines name.
    'recount-differs',
  ],
  [
    'Gdańsk: a cast left out of the ledger too that the numbers name',
    (files) =>
      change(
        change(files, 'general.pb', ...NOBODY),
        'numbers.json',
        ['"casts":1,"counted":1', '"casts":0,"counted":0'],
        ['"size":1', '"size":0'],
      ),
    'other-vote',
  ],
  [
    'a cast said to be blank, in a track whose blank ballots count',
    (files) =>
      change(
        change(files, 'general.pb', ...NOBODY),
        'numbers.json',
        [
          '"blank_rule":"counts","channels":{"electronic":{"blank":0',
          '"blank_rule":"apart","channels":{"electronic":{"blank":1',
        ],
        ['"casts":1,"counted":1', '"casts":1,"counted":0'],
      ),
    'other-vote',
  ],
  [
    'numbers without a track',
    (files) => {
      const numbers = files['numbers.json'] ?? '';
      return change(files, 'numbers.json', [numbers.slice(numbers.lastIndexOf(',{"blank_rule"'), -2), '']);
    },
    'other-vote',
  ],
  [
    'people who may vote that this portal does not know of',
    (files) => change(files, 'numbers.json', ['"eligible":1', '"eligible":2']),
    'other-people',
  ],
])('is not published, though two bodies agree on it: %s', async (_, altered, problem) => {
  expect(await publish(altered(closed.files))).toEqual({ problem, published: 0, files: 0 });
});

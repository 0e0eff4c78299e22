import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import type { PublishedResult } from '@/lib/domain/ballot/count-page';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import { findResult } from '@/lib/queries/election/result';
import { countActions } from '@/lib/services/count';
import { checkFiles } from '@/lib/services/count/published-files';
import {
  buildCountWorld,
  bundleOf,
  type CountWorld,
  machineFile,
  SEED,
} from '@/lib/services/count/samples.test-support';
import { PROCESS } from '@/lib/services/ballot/world.test-support';
import { act, addPerson } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

let db: TestDatabase;
let world: CountWorld;
let office: Viewer;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildCountWorld(db);
  office = await addPerson(db.owner, {
    roles: [{ role: 'election-office', lafCd: '4111000' }],
    factor: true,
  });
});
afterAll(() => db.drop());

function does(
  name: string,
  values: Record<string, string> = {},
  { file, viewer = office }: { file?: Uint8Array; viewer?: Viewer } = {},
): Promise<Outcome> {
  const action = countActions.find((one) => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return act(db.member, action, viewer, [
    { process: PROCESS, ...values },
    { address: `192.0.2.${randomInt(1e9)}`, ...(file === undefined ? {} : { file }) },
  ]);
}
const problem = (outcome: Outcome) => ('problems' in outcome ? outcome.problems[0]?.code : outcome);
const submit = async (statement: CountWorld['statement'], machine: string, body: string) =>
  does('count.submit', {}, { file: await machineFile(statement, { machine, body }) });
const published = async () =>
  (await db.owner.query<{ at: Date | null }>('SELECT published_at AS at FROM election')).rows[0]?.at ?? null;

const page = () => findResult(db.web, PROCESS, '2027-09-01');
async function publishedPage(): Promise<PublishedResult> {
  const published = (await page())?.published;
  if (published == null) throw new Error('nothing is published');
  return published;
}

describe('the way to a result', () => {
  it('begins with the seed, which is set once', async () => {
    expect(problem(await submit(world.statement, '의회 1', '의회'))).toBe('other-seed');
    expect(problem(await does('count.set-seed', { seed: SEED, again: '1' }))).toBe('seeds-differ');
    expect((await does('count.set-seed', { seed: SEED, again: SEED })).done).toBe(true);
    expect(problem(await does('count.set-seed', { seed: 'another', again: 'another' }))).toBe('seed-is-set');
  });

  it('takes what a machine signed, and nothing else', async () => {
    const { statement } = world;
    const send = (file: Uint8Array) => does('count.submit', {}, { file });
    const good = Buffer.from(await machineFile(statement, { machine: 'm', body: '의회' })).toString();
    expect(problem(await does('count.submit'))).toBe('required');
    expect(problem(await send(Buffer.from('{}')))).toBe('not-a-statement');
    expect(problem(await send(Buffer.from(good.replace('"machine":"m"', '"machine":"n"'))))).toBe(
      'statement-not-signed',
    );
    expect(problem(await submit(statement, 'm', '시장실'))).toBe('unknown-body');
    expect(problem(await submit({ ...statement, result_sha256: null }, 'm', '의회'))).toBe('seed-missing');
    expect(problem(await submit({ ...statement, seed: '1' }, 'm', '의회'))).toBe('other-seed');
    expect(problem(await submit({ ...statement, election: '1111000-2027' }, 'm', '의회'))).toBe('other-vote');
    const head = { ...statement.head, size: 2 };
    expect(problem(await submit({ ...statement, head }, 'm', '의회'))).toBe('other-vote');
    expect((await submit(statement, '의회 1', '의회')).done).toBe(true);
    expect(problem(await submit(statement, '의회 1', '의회'))).toBe('machine-has-counted');
  });

  it('publishes nothing on the word of one body, nor where two differ', async () => {
    const file = bundleOf(world.files);
    expect(problem(await does('count.publish', {}, { file }))).toBe('not-agreed');
    const swapped = { ...world.statement, result_sha256: 'f'.repeat(64) };
    expect((await submit(swapped, '감사 1', '감사부서')).done).toBe(true);
    expect(problem(await does('count.publish', {}, { file }))).toBe('not-agreed');
    expect((await submit(world.statement, '의회 2', '의회')).done).toBe(true);
    expect(problem(await does('count.publish', {}, { file }))).toBe('not-agreed');
    // Two bodies that agree on what the files do not give are not believed.
    expect((await submit(swapped, '위원회 0', '주민참여예산위원회')).done).toBe(true);
    expect(problem(await does('count.publish', {}, { file }))).toBe('recount-differs');
    expect(await published()).toBeNull();
  });

  it('takes the files that were agreed on, whole, and counts them again itself', async () => {
    expect((await submit(world.statement, '위원회 1', '주민참여예산위원회')).done).toBe(true);
    const send = (file?: Uint8Array) => does('count.publish', {}, file === undefined ? {} : { file });
    expect(problem(await send())).toBe('required');
    expect(problem(await send(Buffer.from('x')))).toBe('not-the-files');
    const general = (world.files['general.pb'] ?? '').replace('1;1,2', '1;1,3');
    expect(problem(await send(bundleOf({ ...world.files, 'general.pb': general })))).toBe('other-files');
    expect(problem(await send(bundleOf({ ...world.files, 'numbers.json': '{}' })))).toBe('other-files');
    const without = Object.entries(world.files).filter(([name]) => name !== 'youth.pb');
    expect(problem(await send(bundleOf(Object.fromEntries(without))))).toBe('other-files');
    expect(await published()).toBeNull();
  });

  it('is not that of machines that were handed other keys than the vote’s', async () => {
    const numbers = (world.files['numbers.json'] ?? '').replace(/"paper":"[\w-]+"/, '"paper":"other"');
    const files = { ...world.files, 'numbers.json': numbers };
    const agreed = { ...world.statement, numbers_sha256: await sha256Hex(numbers) };
    expect(await checkFiles(world.election, agreed, files)).toBe('other-vote');
    expect(await checkFiles({ ...world.election, seed: SEED }, world.statement, world.files)).toHaveProperty(
      'counted',
    );
  });

  it('is told without any figure before it is published', async () => {
    const waiting = await page();
    expect(waiting?.published).toBeNull();
    expect(waiting?.vote).toMatchObject({ seed: SEED, seedSource: { ko: '추첨' } });
    expect(waiting?.vote?.statements).toHaveLength(5);
    expect(JSON.stringify(waiting)).not.toContain(world.statement.result_sha256);
    expect(JSON.stringify(waiting)).not.toMatch(/votes|counted|winners":[1-9]/);
  });

  it('is refused to other roles, other governments and without the second factor', async () => {
    for (const [roles, factor] of [
      [[{ role: 'editor', lafCd: '4111000' }], true],
      [[{ role: 'election-office', lafCd: '1111000' }], true],
      [[{ role: 'election-office', lafCd: '4111000' }], false],
    ] as const) {
      const viewer = await addPerson(db.owner, { roles: [...roles], factor });
      const outcome = await does('count.publish', {}, { file: bundleOf(world.files), viewer });
      expect(outcome).toHaveProperty('refusal');
    }
  });

  it('ends with files, hash, steps and notices, at once', async () => {
    const follower = await addPerson(db.owner);
    await db.owner.query('INSERT INTO follow (person, process_id, number) VALUES ($1, $2, 0)', [
      follower.id,
      PROCESS,
    ]);
    const [one, two] = await Promise.all([
      does('count.publish', {}, { file: bundleOf(world.files) }),
      does('count.publish', {}, { file: bundleOf(world.files) }),
    ]);
    expect([one, two].filter(({ done }) => done)).toHaveLength(1);
    const { rows: files } = await db.web.query<{ name: string; sha256: string }>(
      `SELECT name, encode(sha256, 'hex') AS sha256 FROM election_file ORDER BY name`,
    );
    expect(files.map(({ name }) => name)).toEqual([
      'general.pb',
      'numbers.json',
      'result.json',
      'result.sha256',
      'seed.txt',
      'statement-1.json',
      'statement-2.json',
      'statement-3.json',
      'statement-4.json',
      'statement-5.json',
      'youth.pb',
    ]);
    const hashOf = new Map(files.map(({ name, sha256 }) => [name, sha256]));
    expect(hashOf.get('result.json')).toBe(world.statement.result_sha256);
    expect(hashOf.get('general.pb')).toBe(await sha256Hex(world.files['general.pb'] ?? ''));
    // {1,2} on a ceiling of 800: 300 + 200, then the cheapest, 100; 250 and 400 do not fit any more.
    const { rows: steps } = await db.owner.query<Record<string, unknown>>(
      `SELECT number, kind, rank, taken_by, reason FROM proposal_step WHERE kind IN ('won', 'lost') AND number <= 5 ORDER BY rank`,
    );
    expect(steps.map(({ number, kind, rank }) => [number, kind, rank])).toEqual([
      [2, 'won', 1],
      [1, 'won', 2],
      [5, 'won', 3],
      [3, 'lost', 4],
      [4, 'lost', 5],
    ]);
    expect(steps[0]).toMatchObject({ taken_by: '투표 담당', reason: '일반 1위. 득표 1.' });
    const { rows: notices } = await db.owner.query<{ number: number }>(
      'SELECT count(*)::int AS number FROM notice WHERE person = $1',
      [follower.id],
    );
    expect(notices).toEqual([{ number: 8 }]);
    const { rows: entries } = await db.owner.query<{ action: string; laf_cd: string }>(
      `SELECT action, laf_cd FROM audit_entry WHERE action = 'count.publish'`,
    );
    expect(entries).toEqual([{ action: 'count.publish', laf_cd: '4111000' }]);
    expect(problem(await does('count.publish', {}, { file: bundleOf(world.files) }))).toBe('published');
    expect(problem(await submit(world.statement, '감사 2', '감사부서'))).toBe('published');
  });

  it('is explained: who won, why the rest lost, what must hold, and what other rules would have chosen', async () => {
    const result = await publishedPage();
    const [general, youth] = result.tracks;
    if (general === undefined) throw new Error('no track');
    expect(result.sha256).toBe(world.statement.result_sha256);
    expect(result.invariants.filter(({ ok }) => !ok)).toEqual([]);
    expect(general.lines.map(({ number, won, why }) => [number, won, why])).toEqual([
      [2, true, null],
      [1, true, null],
      [5, true, null],
      [3, false, 'no-supporters'],
      [4, false, 'no-supporters'],
    ]);
    expect(general.shared?.rounds).toEqual([
      { project: 2, price: '200' },
      { project: 1, price: '300' },
    ]);
    expect(general).toMatchObject({ budget: '800', cost: '600', left: '200', ballots: 1, got: [0, 0, 1] });
    // By votes 200 and 300 come first too, then the cheapest that fits.
    expect(general.others.find(({ rule }) => rule === 'greedy_by_votes')).toEqual({
      rule: 'greedy_by_votes',
      gained: [],
      lost: [],
      without: 0,
    });
    expect(general.others.find(({ rule }) => rule === 'mes_cost')?.lost).toEqual([5]);
    expect(youth).toMatchObject({ ballots: 0, shared: null, gives: 'points' });
    expect(result.files.map(({ name }) => name).slice(0, 4)).toEqual([
      'rules.json',
      'heads.json',
      'leaves.jsonl',
      'general.pb',
    ]);
  });
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { type CountReport, countVote } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { recountCommand } from '@/lib/cli/commands/recount';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { readRules } from '@/lib/domain/participation';
import { shareText, splitKey } from '@/lib/ballot/shares';
import { findResult } from '@/lib/queries/election/result';
import { newestHead } from '@/lib/services/ballot/ledger';
import { type BallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { countActions } from '@/lib/services/count';
import { buildPanelVote, letVoteBeOver } from '@/lib/services/count/panel-world.test-support';
import { endVote } from '@/lib/services/count/world.test-support';
import { act, addPerson } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: BallotWorld;
let folder: string;
let office: Viewer;
const at = (...parts: string[]) => path.join(folder, ...parts);
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildPanelVote(db);
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-panels-'));
  const roles = [{ role: 'election-office', lafCd: '4111000' }] as const;
  office = await addPerson(db.owner, { roles: [...roles], factor: true });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

const SEED = '7';

async function count(machine: string, body: string): Promise<CountReport> {
  const shares = await Promise.all((await splitKey(world.privateKey)).slice(0, 3).map(shareText));
  return countVote({
    from: at('box'),
    shares,
    machine,
    body,
    key: at(`${machine}.key`),
    seed: SEED,
    out: at(machine),
  });
}

async function does(name: string, values: Record<string, string>, file?: string): Promise<void> {
  const action = countActions.find((one) => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  const content = file === undefined ? {} : { file: await readFile(at(file)) };
  const address = `192.0.2.${randomInt(250)}`;
  const outcome = await act(db.member, action, office, [
    { process: PROCESS, ...values },
    { address, ...content },
  ]);
  expect(outcome).toMatchObject({ done: true });
}

it('freezes a panel as ballots of another track, and stages that say what they weigh', () => {
  const { rules } = world.election;
  const panel = (name: string, weight: string) => ({
    name,
    ballots: `${name}.pb`,
    weight,
    measure: 'share-of-votes',
  });
  expect(rules.tracks.map(({ track }) => track)).toEqual(['general', 'youth']);
  expect(rules.tracks[0]?.stages).toEqual([
    { stage: 'eliminate', by: 'votes', ballots: 'general.pb', atLeast: '2' },
    { stage: 'panels', panels: [panel('general', '70'), panel('committee', '30')] },
    { stage: 'select', ballots: 'general.pb', rule: 'greedy_by_panels', ties: 'mincost', budget: '800' },
  ]);
  const ballots = new Map(rules.vote?.ballots.map((one) => [one.track, one]));
  expect(ballots.get('committee')).toMatchObject({ file: 'committee.pb', ceiling: '800', most: 3 });
  expect(ballots.get('committee')?.projects).toEqual(ballots.get('general')?.projects);
  expect(readRules(world.election.rulesBytes)).toEqual(rules);
});

it('keeps the casts of a few members until closing, with those of everybody else', async () => {
  expect(await newestHead(db.ballot, PROCESS)).toBeNull();
  await endVote(world);
  expect((await newestHead(db.ballot, PROCESS))?.size).toBe(11);
});

it('counts both together, offline: the committee turns over what residents alone would choose', async () => {
  await exportElection({ member: db.member, ballot: db.ballot }, { process: PROCESS, out: at('box') });
  const { numbers, result, invariants } = await count('one', '의회');
  expect(
    numbers.tracks.map(({ track, credentials, channels }) => [
      track,
      credentials,
      channels.electronic.counted,
    ]),
  ).toEqual([
    ['general', 8, 8],
    ['youth', 0, 0],
    ['committee', 3, 3],
  ]);
  expect(invariants.filter(({ ok }) => !ok)).toEqual([]);
  // Without project 5, which one ballot chooses: residents give 14 votes, the committee 5.
  expect(result?.tracks[0]?.stages).toMatchObject([
    { out: ['5'] },
    {
      scores: [
        // 70 × 4/14
        { project: '1', figures: ['2/7', '0'], score: '20' },
        // 70 × 3/14 + 30 × 3/5
        { project: '2', figures: ['3/14', '3/5'], score: '33' },
        // 70 × 2/14 + 30 × 2/5
        { project: '3', figures: ['1/7', '2/5'], score: '22' },
        // 70 × 5/14
        { project: '4', figures: ['5/14', '0'], score: '25' },
      ],
    },
    // 200 and 400 of 800; neither 250 nor 300 fits then. Residents alone: 4 and 1, for 700.
    { order: ['2', '4'], cost: '600' },
  ]);
  expect(result?.tracks.map(({ track }) => track)).toEqual(['general', 'youth']);
  const committee = await readFile(at('one', 'committee.pb'), 'utf8');
  expect(committee.slice(committee.indexOf('VOTES\n'))).toBe('VOTES\nvoter_id;vote\n1;2\n2;2,3\n3;2,3\n');
  expect(committee).toMatch(
    /counted by greedy_by_panels, ties mincost, at least 2 \(votes general\.pb\), weight 30 /,
  );
});

it('publishes it: projects of the track get their steps once, and anybody comes to the same hash', async () => {
  await count('two', '감사부서');
  await letVoteBeOver(db);
  await does('count.set-seed', { seed: SEED, again: SEED });
  for (const machine of ['one', 'two']) await does('count.submit', {}, `${machine}/statement.json`);
  await does('count.publish', {}, 'one/files.json.gz');
  const { rows } = await db.owner.query<{ number: number; kind: string; rank: number; reason: string }>(
    `SELECT number, kind, rank, reason FROM proposal_step WHERE kind IN ('won', 'lost') AND number <= 5 ORDER BY rank`,
  );
  expect(rows.map(({ number, kind, rank, reason }) => [rank, number, kind, reason])).toEqual([
    [1, 2, 'won', '일반 1위. 득표 3. 위원 투표와 합친 점수 33.00.'],
    [2, 4, 'won', '일반 2위. 득표 5. 위원 투표와 합친 점수 25.00.'],
    [3, 3, 'lost', '일반 3위. 득표 2. 위원 투표와 합친 점수 22.00.'],
    [4, 1, 'lost', '일반 4위. 득표 4. 위원 투표와 합친 점수 20.00.'],
    [5, 5, 'lost', '일반 5위. 득표 1.'],
  ]);
  await cp(at('box', 'rules.json'), at('one', 'rules.json'));
  await writeFile(at('one', 'seed.txt'), `${SEED}\n`);
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await recountCommand().parseAsync([at('one'), '--json'], { from: 'user' });
  const said = JSON.parse(String(printed.mock.calls[0]?.[0])) as { sha256: string; same: boolean };
  printed.mockRestore();
  expect(said.same).toBe(true);
  const published = (await findResult(db.web, PROCESS, '2027-09-01'))?.published;
  expect(published?.sha256).toBe(said.sha256);
  expect(published?.tracks.map(({ track }) => track)).toEqual(['general', 'youth']);
  expect(published?.names['committee']).toEqual({ ko: '위원', en: 'Committee' });
  expect(published?.tracks[0]).toMatchObject({
    threshold: { by: 'votes', atLeast: '2' },
    panels: {
      measure: 'share-of-votes',
      weights: [
        { track: 'general', weight: '70' },
        { track: 'committee', weight: '30' },
      ],
    },
  });
  expect(
    published?.tracks[0]?.lines.map(({ number, figures, score, why }) => [number, figures, score, why]),
  ).toEqual([
    [2, ['3/14', '3/5'], '33', null],
    [4, ['5/14', '0'], '25', null],
    [3, ['1/7', '2/5'], '22', null],
    [1, ['2/7', '0'], '20', null],
    [5, [], null, 'below-threshold'],
  ]);
});

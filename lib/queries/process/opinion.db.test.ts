import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { findOpinion, findOpinionPart, readOpinionData } from '@/lib/queries/process/opinion';
import {
  addLink,
  addProcess,
  addProposal,
  addStep,
  addSteps,
} from '@/lib/queries/process/process.test-support';

/** 횡성군. */
const ID = '4272000-2027';
const BACK = '4272000-2028';
const EMPTY = '1111000-2027';

let db: TestDatabase;

/** Eight proposals: 3, 1 won in this order, 4 lost, 5 infeasible, 6 went into 1, 7 withdrawn, 2 screened out, 8 not handed in. */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addProcess(db.owner, EMPTY, null);
  await addProcess(db.owner, ID);
  await db.owner.query(
    `INSERT INTO process_phase VALUES ($1, 'voting', '2026-09-01T00:00:00Z', '2026-09-15T09:00:00Z'), ($1, 'proposing', '2026-03-01T00:00:00Z', '2026-05-01T09:00:00Z')`,
    [ID],
  );
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    await addProposal(db.owner, ID, { number, track: number === 3 ? 'youth' : 'general' });
  for (const number of [1, 2, 3, 4, 5, 6, 7]) await addSteps(db.owner, [ID, number], 'submitted');
  const by = '도로과';
  await addStep(db.owner, [ID, 6], 'merged', { by, other: 1, reason: '같은 내용' });
  await addStep(db.owner, [ID, 1], 'merged-from', { by, other: 6 });
  await addStep(db.owner, [ID, 5], 'asked-back', { by, reason: '어디입니까' });
  await addStep(db.owner, [ID, 5], 'answered', { reason: '거기입니다' });
  await addStep(db.owner, [ID, 5], 'judged-infeasible', { by, reason: '타 기관 소관' });
  for (const number of [1, 2, 3, 4, 7])
    await addStep(db.owner, [ID, number], 'judged-feasible', {
      ...{ by: '교통과', reason: `검토 ${number}` },
      officialCost: number === 3 ? null : number * 100,
    });
  await addStep(db.owner, [ID, 7], 'withdrawn', { reason: '이사 갑니다' });
  await addStep(db.owner, [ID, 2], 'screened-out', { by: '분과위원회', reason: '효과가 작음' });
  for (const number of [1, 3, 4]) await addSteps(db.owner, [ID, number], 'screened-in');
  for (const number of [3, 1])
    await addStep(db.owner, [ID, number], 'won', { at: '2026-09-20T01:02:03Z', by: '주민투표' });
  await addStep(db.owner, [ID, 4], 'lost', { at: '2026-09-20T01:02:03Z', by: '주민투표', reason: '4위' });
});
afterAll(() => db.drop());

const read = async () => {
  const data = await readOpinionData(db.web, ID);
  if (data === null) throw new Error('there is one');
  return data;
};

describe('readOpinionData', () => {
  it('has all that was handed in: winners in the order of the result, then the others by number', async () => {
    const { lines, leftOut } = await read();
    expect(lines.map(({ number, state }) => `${number} ${state}`)).toEqual([
      ...['3 won', '1 won'],
      ...['2 screened-out', '4 lost', '5 infeasible', '6 merged', '7 withdrawn'],
    ]);
    expect(leftOut).toBe(0);
    expect(lines[0]).toEqual({
      ...{ number: 3, title: '제안 3', track: 'youth', state: 'won', author: '글쓴이 3', place: '어디' },
      ...{ officialCost: null, department: '교통과', opinion: '검토 3' },
      ...{ by: '주민투표', reason: null, mergedInto: null },
    });
  });

  it('gives the public reason of the step that brought each where it stands', async () => {
    const { lines } = await read();
    expect(lines.slice(2).map(({ number, by, reason }) => [number, by, reason])).toEqual([
      [2, '분과위원회', '효과가 작음'],
      [4, '주민투표', '4위'],
      [5, '도로과', '타 기관 소관'],
      [6, '도로과', '같은 내용'],
      [7, null, '이사 갑니다'],
    ]);
    expect(lines.find(({ number }) => number === 6)?.mergedInto).toBe(1);
    expect(lines.find(({ number }) => number === 5)).toMatchObject({ department: null, opinion: null });
  });

  it('says of what process, as of which step, and how many steps it is made of', async () => {
    const { process, asOf, steps, counts, texts } = await read();
    expect(process).toMatchObject({
      ...{ id: ID, year: 2027, ceiling: 1_000, demo: false },
      government: { lafCd: '4272000', names: { ko: '강원횡성군' } },
      ownNames: { ko: '횡성군', en: 'Hoengseong-gun' },
      phases: [
        { phase: 'proposing', begins: '2026-03-01T00:00:00Z', ends: '2026-05-01T09:00:00Z' },
        { phase: 'voting', begins: '2026-09-01T00:00:00Z', ends: '2026-09-15T09:00:00Z' },
      ],
    });
    expect(process.tracks.map(({ key, ceiling }) => [key, ceiling])).toEqual([
      ['general', 800],
      ['youth', null],
    ]);
    expect(asOf).toBe('2026-09-20T01:02:03Z');
    // 7 handed in, 2 of a merge, 3 of number 5, 5 feasible, 2 ends, 3 screened in, 3 of the result.
    expect(steps).toBe(25);
    expect(counts).toContainEqual({ track: 'general', state: 'withdrawn', feasible: true, proposals: 1 });
    expect(counts).toContainEqual({ track: 'general', state: 'merged', feasible: false, proposals: 1 });
    expect(counts.reduce((sum, { proposals }) => sum + proposals, 0)).toBe(7);
    expect(texts).toEqual(
      [1, 3].map((number) => ({
        ...{ number, need: '필요', content: '내용', effect: null, beneficiaries: null },
      })),
    );
  });

  it('takes so many at most, winners first, and counts what it leaves out', async () => {
    const data = await readOpinionData(db.web, ID, 3);
    expect(data?.lines.map(({ number }) => number)).toEqual([3, 1, 2]);
    expect(data?.leftOut).toBe(4);
    expect(data?.counts).toEqual((await read()).counts);
  });

  it('is there before anything was handed in, and not where there is no process', async () => {
    expect(await readOpinionData(db.web, EMPTY)).toMatchObject({
      ...{ asOf: null, steps: 0, lines: [], counts: [], texts: [], leftOut: 0 },
    });
    expect(await findOpinionPart(db.web, '1111000-2028', 1)).toBeNull();
  });
});

describe('what was decided and taken back', () => {
  beforeAll(async () => {
    await addProcess(db.owner, BACK);
    for (const number of [1, 2, 3, 4]) {
      await addProposal(db.owner, BACK, { number });
      await addSteps(db.owner, [BACK, number], 'submitted');
      await addStep(db.owner, [BACK, number], 'judged-feasible', { by: '도로과', officialCost: 70 });
    }
    await addSteps(db.owner, [BACK, 1], 'reopened', 'judged-infeasible');
    await addSteps(db.owner, [BACK, 2], 'reopened', 'withdrawn');
    for (const number of [3, 4]) await addSteps(db.owner, [BACK, number], 'screened-in');
    await addSteps(db.owner, [BACK, 4], 'lost', 'reopened');
    for (const [number, rank] of [
      [3, 2],
      [4, 1],
    ])
      await db.owner.query(
        `INSERT INTO proposal_step (process_id, number, at, kind, rank) VALUES ($1, $2, '2026-09-01Z', 'won', $3)`,
        [BACK, number, rank],
      );
  });

  it('counts no more, and winners stand by their place in the result', async () => {
    const data = await readOpinionData(db.web, BACK);
    expect(data?.lines.map(({ number, department }) => [number, department])).toEqual([
      [4, '도로과'],
      [3, '도로과'],
      [1, null],
      [2, null],
    ]);
    expect(data?.counts).toEqual([
      { track: 'general', state: 'infeasible', feasible: false, proposals: 1 },
      { track: 'general', state: 'withdrawn', feasible: false, proposals: 1 },
      { track: 'general', state: 'won', feasible: true, proposals: 2 },
    ]);
  });
});

describe('findOpinion', () => {
  it('carries the SHA-256 of its data, which a reader can take again', async () => {
    const opinion = await findOpinion(db.web, ID);
    const sum = createHash('sha256')
      .update(canonicalJson(await read()))
      .digest('hex');
    expect(opinion?.checksum).toBe(sum);
    expect(opinion?.isFinal).toBe(true);
    expect(opinion?.moneyTotal.costs).toEqual({ total: 100, counted: 1, missing: 1 });
    expect((await findOpinionPart(db.web, ID, 1))?.checksum).toBe(sum);
  });

  it('stays the same when a winner is tied to a project, and changes with a step', async () => {
    const before = await findOpinion(db.web, ID);
    await addLink(db.owner, [ID, 1], {
      ...{ fyr: 2027, project: 'a', name: '쉼터', at: '2027-01-15T00:00:00Z' },
    });
    const tied = await findOpinion(db.web, ID);
    expect(tied).toEqual(before);
    await addStep(db.owner, [ID, 8], 'submitted', { at: '2027-01-16T00:00:00Z' });
    const after = await findOpinion(db.web, ID);
    expect(after?.asOf).toBe('2027-01-16T00:00:00Z');
    expect(after?.checksum).not.toBe(before?.checksum);
  });

  it('is of one snapshot: what is committed while it is read is not in it', async () => {
    // A pool whose first query lets another transaction commit before the next.
    const before = await findOpinion(db.web, ID);
    let added = false;
    const pool = new Proxy(db.web, {
      get: (target, name, receiver) =>
        name === 'connect'
          ? async () => {
              const client = await target.connect();
              const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
              const between = async (...asked: unknown[]) => {
                const answer = await query(...asked);
                if (String(asked[0]).includes('FROM process p') && !added) {
                  added = true;
                  await addStep(db.owner, [ID, 8], 'withdrawn', { at: '2027-01-17T00:00:00Z' });
                }
                return answer;
              };
              return Object.assign(Object.create(client) as typeof client, {
                query: between,
                release: client.release.bind(client),
              });
            }
          : (Reflect.get(target, name, receiver) as unknown),
    });
    const during = await findOpinion(pool, ID);
    expect(added).toBe(true);
    expect(during).toEqual(before);
    expect((await findOpinion(db.web, ID))?.total.withdrawn).toBe(2);
  });
});

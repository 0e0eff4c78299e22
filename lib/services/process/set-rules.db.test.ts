import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { typeOf } from '@/lib/domain/ballot/election-rules';
import { trackRules } from '@/lib/domain/process/track-rules';
import { buildProcessWorld } from '@/lib/services/process/samples.test-support';
import { PROCESS, type ReviewWorld, type Values } from '@/lib/services/review/world.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProcessWorld(db);
});
afterAll(() => db.drop());

const FORM = {
  process: PROCESS,
  key: 'general',
  most: '3',
  rule: 'greedy_by_votes',
  ties: 'mincost',
  here: 'yes',
};
const set = (fields: Values) => world.perform('process.set-rules', { ...FORM, ...fields }, 'editor');
async function kept() {
  const { rows } = await db.owner.query<{ rules: unknown }>(
    `SELECT rules FROM process_track WHERE process_id = $1 AND key = 'general'`,
    [PROCESS],
  );
  return trackRules.parse(rows[0]?.rules);
}
const problem = (code: string, field: string) => ({ done: false, problems: [{ field, code }] });

describe('how a ballot on this portal is filled in', () => {
  it('is one of four kinds', async () => {
    const kinds: [Values, string][] = [
      [{ ballot: 'approval' }, 'approval'],
      [{ ballot: 'knapsack' }, 'knapsack'],
      [{ ballot: 'ordinal', rule: 'mes_borda+add1u', increment: '1000' }, 'ranking'],
      [{ ballot: 'cumulative', rule: 'greedy_by_score', points: '10' }, 'points'],
    ];
    for (const [fields, type] of kinds) {
      expect({ fields, outcome: await set(fields) }).toMatchObject({ outcome: { done: true } });
      expect(typeOf(await kept())).toBe(type);
    }
  });

  it('keeps least, points, blank ballots and fields as they were written', async () => {
    const fields = '환경 / Environment / 2 / 3, 7, 12\n\n 복지/Welfare/1/4\n';
    expect(await set({ ballot: 'approval', least: '2', blank: 'apart', fields })).toMatchObject({
      done: true,
    });
    expect((await kept()).vote).toEqual({
      knapsack: false,
      least: 2,
      points: null,
      blank: 'apart',
      fields: [
        { key: 'field-1', name: { ko: '환경', en: 'Environment' }, most: 2, projects: [3, 7, 12] },
        { key: 'field-2', name: { ko: '복지', en: 'Welfare' }, most: 1, projects: [4] },
      ],
    });
  });

  it('says nothing of a ballot where people do not vote here', async () => {
    expect(await set({ ballot: 'approval', here: 'no', least: '9' })).toMatchObject({ done: true });
    expect((await kept()).vote).toBeUndefined();
  });

  it.each([
    ['least-above-most', 'least', { ballot: 'approval', least: '4' }],
    ['invalid', 'least', { ballot: 'approval', least: 'two' }],
    ['points-needed', 'points', { ballot: 'cumulative', rule: 'greedy_by_score' }],
    ['points-below-most', 'points', { ballot: 'cumulative', rule: 'greedy_by_score', points: '2' }],
    ['points-idle', 'points', { ballot: 'approval', points: '10' }],
    ['invalid', 'blank', { ballot: 'approval', blank: 'void' }],
    ['invalid', 'fields', { ballot: 'approval', fields: '환경, 2, 3 7' }],
    ['invalid', 'fields', { ballot: 'approval', fields: '환경 / Environment / 0 / 3' }],
    ['field-twice', 'fields', { ballot: 'approval', fields: '가 / A / 1 / 3\n나 / B / 1 / 3' }],
  ])('%s: %s', async (code, field, fields) => {
    const before = await kept();
    expect(await set(fields)).toEqual(problem(code, field));
    expect(await kept()).toEqual(before);
  });
});

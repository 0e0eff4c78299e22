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
const OTHER = 'youth';
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

  it.each<[Values, object]>([
    [
      { thresholdBy: 'votes', thresholdAtLeast: '1,000' },
      { by: 'votes', atLeast: '1000' },
    ],
    [
      { thresholdBy: 'share-of-ballots', thresholdAtLeast: '7.5' },
      { by: 'share-of-ballots', atLeast: '3/40' },
    ],
    [
      { rule: 'greedy_threshold', thresholdBy: 'votes', thresholdAtLeast: '5' },
      { by: 'votes', atLeast: '5' },
    ],
  ])('keeps what projects need at least: %o', async (fields, threshold) => {
    expect(await set({ ballot: 'approval', ...fields })).toMatchObject({ done: true });
    expect((await kept()).threshold).toEqual(threshold);
    expect(await set({ ballot: 'approval' })).toMatchObject({ done: true });
    expect(await kept()).not.toHaveProperty('threshold');
  });

  it('keeps whether a track is a panel, or is decided with some', async () => {
    const panels = { weight: '70', measure: 'share-of-ballots' };
    expect(await set({ ballot: 'approval', rule: 'greedy_by_panels', ...panels })).toMatchObject({
      done: true,
    });
    expect((await kept()).panels).toEqual({ weight: 70, measure: 'share-of-ballots' });
    // What a panel is counted by stands with the other track: what the form says of it is not taken.
    const panel = { panelOf: OTHER, weight: '30', rule: 'greedy_by_votes', ties: 'lex' };
    expect(await set({ ballot: 'approval', ...panel })).toMatchObject({ done: true });
    expect(await kept()).toMatchObject({
      panel: { of: OTHER, weight: 30 },
      rule: 'greedy_by_panels',
      ties: 'mincost',
    });
    expect(await kept()).not.toHaveProperty('panels');
    expect(await set({ ballot: 'approval' })).toMatchObject({ done: true });
    expect(await kept()).not.toHaveProperty('panel');
  });

  it('makes no panel of a track in which people were confirmed by its conditions', async () => {
    await db.owner.query(
      `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
      [PROCESS, Buffer.alloc(64)],
    );
    await db.owner.query(
      `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
       VALUES ($1, $2, 'codes', 'general', '2026-11-01')`,
      [PROCESS, Buffer.alloc(32)],
    );
    const panel = { ballot: 'approval', panelOf: OTHER, weight: '30' };
    expect(await set(panel)).toEqual(problem('panel-has-voters', 'panelOf'));
    expect(await kept()).not.toHaveProperty('panel');
    await db.owner.query(
      `UPDATE process_track SET rules = rules || $2 WHERE process_id = $1 AND key = 'general'`,
      [PROCESS, { panel: { of: OTHER, weight: 10 }, rule: 'greedy_by_panels' }],
    );
    expect(await set(panel)).toMatchObject({ done: true });
    await db.owner.query('DELETE FROM identity.eligibility WHERE process_id = $1', [PROCESS]);
    expect(await set({ ballot: 'approval' })).toMatchObject({ done: true });
  });

  it.each([
    ['weight-needed', 'weight', { ballot: 'approval', rule: 'greedy_by_panels' }],
    ['weight-needed', 'weight', { ballot: 'approval', panelOf: 'youth' }],
    ['weight-idle', 'weight', { ballot: 'approval', weight: '70' }],
    ['weight', 'weight', { ballot: 'approval', panelOf: 'youth', weight: '0' }],
    ['weight', 'weight', { ballot: 'approval', panelOf: 'youth', weight: '2.5' }],
    ['weight', 'weight', { ballot: 'approval', rule: 'greedy_by_panels', weight: 'much' }],
    ['invalid', 'measure', { ballot: 'approval', rule: 'greedy_by_panels', weight: '70', measure: 'taste' }],
    [
      'threshold-points',
      'measure',
      { ballot: 'approval', rule: 'greedy_by_panels', weight: '70', measure: 'points' },
    ],
    ['panel-itself', 'panelOf', { ballot: 'approval', panelOf: 'general', weight: '30' }],
    ['no-such-track', 'panelOf', { ballot: 'approval', panelOf: 'nowhere', weight: '30' }],
    [
      'panel-counts-alone',
      'panelOf',
      {
        ...{ ballot: 'approval', panelOf: 'youth', weight: '30' },
        ...{ thresholdBy: 'votes', thresholdAtLeast: '5' },
      },
    ],
    ['threshold-idle', 'thresholdBy', { ballot: 'approval', thresholdAtLeast: '5' }],
    ['threshold-needed', 'thresholdAtLeast', { ballot: 'approval', thresholdBy: 'votes' }],
    ['invalid', 'thresholdBy', { ballot: 'approval', thresholdBy: 'taste', thresholdAtLeast: '5' }],
    [
      'threshold-unread',
      'thresholdAtLeast',
      { ballot: 'approval', thresholdBy: 'votes', thresholdAtLeast: 'many' },
    ],
    [
      'threshold-unread',
      'thresholdAtLeast',
      { ballot: 'approval', thresholdBy: 'votes', thresholdAtLeast: '0' },
    ],
    [
      'threshold-whole',
      'thresholdAtLeast',
      { ballot: 'approval', thresholdBy: 'votes', thresholdAtLeast: '1.5' },
    ],
    [
      'threshold-above-all',
      'thresholdAtLeast',
      { ballot: 'approval', thresholdBy: 'share-of-best', thresholdAtLeast: '101' },
    ],
    ['threshold-points', 'thresholdBy', { ballot: 'approval', thresholdBy: 'points', thresholdAtLeast: '5' }],
    ['rule-threshold', 'rule', { ballot: 'approval', rule: 'greedy_threshold' }],
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

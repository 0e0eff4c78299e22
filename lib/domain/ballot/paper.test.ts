import { describe, expect, it } from 'vitest';
import { unaccounted } from '@/lib/domain/ballot/paper';
import { bundleCodeText, newBundleCode, readBundleCode } from '@/lib/domain/ballot/paper-code';
import { ballotOfMarks, type Marks } from '@/lib/domain/ballot/paper-marks';
import type { BallotRules } from '@/lib/domain/ballot/types';

const RULES: BallotRules = {
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  least: 1,
  most: 2,
  points: null,
  fields: [],
  blank: 'counts',
  ceiling: '500',
  projects: [7, 3, 11].map((number) => ({ number, title: `사업 ${number}`, cost: '300' })),
};
const read = (rules: Partial<BallotRules>, marks: Marks) => ballotOfMarks({ ...RULES, ...rules }, marks);

describe('what a sheet says', () => {
  it('stands by number, in whatever order it was entered', () => {
    const ballot = { void: false, choices: [3, 11], points: null };
    expect(read({}, { 11: 'x', 3: 'x' })).toEqual({ ballot });
    expect(read({}, { 3: 'x', 7: '', 11: 'x' })).toEqual({ ballot });
    expect(read({}, {})).toEqual({ ballot: { void: false, choices: [], points: null } });
  });

  it('keeps to the limits of its type', () => {
    expect(read({}, { 3: 'x', 7: 'x', 11: 'x' })).toEqual({ problem: 'too-many' });
    expect(read({ type: 'knapsack' }, { 3: 'x', 7: 'x' })).toEqual({ problem: 'over-ceiling' });
    expect(read({}, { 3: '1' })).toEqual({ problem: 'not-a-figure' });
  });

  it('keeps to the most of each field, whatever else it may still take', () => {
    const field = (projects: number[]) => ({ key: 'safety', name: RULES.name, most: 1, projects });
    const limited = { most: 3, fields: [field([3, 11])] };
    expect(read(limited, { 3: 'x', 11: 'x' })).toEqual({ problem: 'too-many-in-field' });
    expect(read(limited, { 3: 'x', 7: 'x' })).toEqual({
      ballot: { void: false, choices: [3, 7], points: null },
    });
    const ranking = { ...limited, type: 'ranking' } as const;
    expect(read(ranking, { 3: '1', 11: '2' })).toEqual({ problem: 'too-many-in-field' });
    const points = { ...limited, type: 'points', points: 10 } as const;
    expect(read(points, { 3: '4', 11: '4' })).toEqual({ problem: 'too-many-in-field' });
  });

  it('has a figure in each box where points are given', () => {
    const points = { type: 'points', points: 10 } as const;
    expect(read(points, { 11: '4', 3: '6' })).toEqual({
      ballot: { void: false, choices: [3, 11], points: [6, 4] },
    });
    expect(read(points, { 3: '11' })).toEqual({ problem: 'too-many-points' });
    expect(read(points, { 3: '0' })).toEqual({ problem: 'not-a-figure' });
    expect(read(points, { 3: 'x' })).toEqual({ problem: 'not-a-figure' });
    expect(read(points, {})).toEqual({ ballot: { void: false, choices: [], points: null } });
  });

  it('goes by rank where it ranks, from 1 without a gap', () => {
    const ranking = { type: 'ranking' } as const;
    expect(read(ranking, { 3: '2', 11: '1' })).toEqual({
      ballot: { void: false, choices: [11, 3], points: null },
    });
    expect(read(ranking, { 3: '3', 11: '1' })).toEqual({ problem: 'ranks-in-a-row' });
    expect(read(ranking, { 3: '1', 11: '1' })).toEqual({ problem: 'ranks-in-a-row' });
  });
});

describe('a bundle code', () => {
  const of = { election: '4111000-2027', bundle: 3 };

  it('is read as people write it, for its own bundle alone', async () => {
    const code = newBundleCode();
    const text = await bundleCodeText(code, of);
    expect(text).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await readBundleCode(text.toLowerCase().replaceAll('-', ' '), of)).toEqual(code);
    expect(await readBundleCode(text.slice(0, -1), of)).toBeNull();
  });

  it('of another bundle, or mistyped, is told in all but one of a thousand', async () => {
    let taken = 0;
    for (let round = 0; round < 200; round += 1) {
      const text = await bundleCodeText(newBundleCode(), of);
      if ((await readBundleCode(text, { ...of, bundle: 4 })) !== null) taken += 1;
      const wrong = text.replace(/^./, (sign) => (sign === '7' ? '8' : '7'));
      if ((await readBundleCode(wrong, of)) !== null) taken += 1;
    }
    expect(taken).toBeLessThan(5);
  });
});

it('sheets that nobody has told of are those that are left', () => {
  const bundle = { number: 1, track: 'general', station: '시청', firstSerial: 1, sheets: 20 };
  const entered = { taken: 10, spoiled: 2, invalid: 1, waiting: 1 };
  expect(unaccounted({ ...bundle, ...entered, unused: null })).toBe(6);
  expect(unaccounted({ ...bundle, ...entered, waiting: 0, unused: 5 })).toBe(2);
});

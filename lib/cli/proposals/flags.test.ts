import { describe, expect, it } from 'vitest';
import {
  ceiling,
  type ImportFlags,
  percent,
  processId,
  rejectedPath,
  requestOf,
  title,
  track,
  unit,
} from '@/lib/cli/proposals/flags';

const FLAGS: ImportFlags = { process: '4111000-2023', track: [], authors: 'masked', mostRejected: 10 };
const NOW = new Date('2026-11-30T10:00:00.900Z');

describe('the flags of an import', () => {
  it('are read to what they mean', () => {
    const request = requestOf(
      'a.csv',
      { ...FLAGS, proposing: '2023-03-01..2023-03-31', titleKo: '이름' },
      NOW,
    );
    expect(request).toMatchObject({
      ...{ path: 'a.csv', now: '2026-11-30T10:00:00Z', titles: { ko: '이름' }, dryRun: false, asWon: false },
      phases: [{ phase: 'proposing', begins: '2023-02-28T15:00:00Z', ends: '2023-03-31T15:00:00Z' }],
    });
    expect([processId('4111000-2023-2'), title(' 이름 '), ceiling('5'), unit('천원'), percent('0')]).toEqual([
      '4111000-2023-2',
      '이름',
      5,
      '천원',
      0,
    ]);
  });

  it.each([
    () => processId('4111000'),
    () => processId('4111000-1999'),
    () => title(' '),
    () => title('가'.repeat(201)),
    () => ceiling('1.5'),
    () => unit('달러'),
    () => percent('101'),
    () => track('청년', []),
    () => track('a=나', track('a=가', [])),
  ])('are refused where they mean nothing: %s', (read) => {
    expect(read).toThrow();
  });

  it('name phases that follow one another', () => {
    const phases = (more: Partial<ImportFlags>) => () => requestOf('a.csv', { ...FLAGS, ...more }, NOW);
    expect(phases({ voting: 'im Juni' })).toThrow('--voting “im Juni”: days are needed');
    expect(phases({ voting: '2023-06-01..', result: '2023-07-01' })).toThrow('--voting and --result overlap');
  });

  it('never write over the file', () => {
    expect(rejectedPath('a.csv', FLAGS)).toBeNull();
    expect(rejectedPath('b/a.csv', { ...FLAGS, rejected: true })).toBe('b/a.csv.rejected.csv');
    expect(() => rejectedPath('b/a.csv', { ...FLAGS, rejected: './b/a.csv' })).toThrow('written over');
  });
});

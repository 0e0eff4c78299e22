import { describe, expect, it } from 'vitest';
import { won } from '@/lib/domain/money';
import { booksAreClosed, signsOf, type TiedProject } from '@/lib/domain/process/signs';

const TODAY = '2026-07-20';
/** A project of a year that is over, all of whose money was spent. */
const SPENT: TiedProject = {
  year: 2025,
  name: '보안등 설치',
  nameThen: '보안등 설치',
  current: won(1000),
  spent: won(1000),
  firstCurrent: won(1000),
  removed: false,
  next: null,
  costAlone: null,
  projectsOfWinner: 1,
  winnersOfProject: 1,
};

const signs = (changes: Partial<TiedProject>, today = TODAY) => signsOf({ ...SPENT, ...changes }, today);

describe('what became of a winner', () => {
  it('has no sign where all went as it should', () => {
    expect(signs({})).toEqual([]);
    expect(signs({ costAlone: won(1000), next: { planned: won(900), current: won(900) } })).toEqual([]);
  });

  it.each<[string, Partial<TiedProject>, boolean]>([
    ['a tenth less than at first', { current: won(900), spent: won(900) }, true],
    ['one won less than a tenth less', { current: won(901), spent: won(901) }, false],
    ['a tenth less than the winner costs', { costAlone: won(1112) }, true],
    ['not quite a tenth less than the winner costs', { costAlone: won(1111) }, false],
    ['more than at first', { firstCurrent: won(10) }, false],
    ['nothing at first', { firstCurrent: won(0) }, false],
    ['not reported now', { current: null }, false],
    ['never reported', { firstCurrent: null }, false],
  ])('cut: %s', (_, changes, expected) => {
    expect(signs(changes).includes('cut')).toBe(expected);
  });

  it('is cut in whole numbers where doubles would round', () => {
    const first = won(9_007_199_254_740_990);
    expect(signs({ firstCurrent: first, current: won(8_106_479_329_266_891) })).toContain('cut');
    expect(signs({ firstCurrent: first, current: won(8_106_479_329_266_892) })).not.toContain('cut');
  });

  it.each<[string, string, boolean]>([
    ['보안등  설치 ', '보안등설치', false],
    ['공원ㆍ녹지 관리', '공원·녹지 관리', false],
    ['보안등 설치'.normalize('NFD'), '보안등 설치', false],
    ['보안등 설치', '보안등 설치(주민참여예산)', true],
  ])('renamed: %s, %s', (name, nameThen, expected) => {
    expect(signs({ name, nameThen })).toEqual(expected ? ['renamed'] : []);
  });

  it.each<[string, Partial<TiedProject>, boolean]>([
    [
      'left over, and more than planned after it',
      { spent: won(400), next: { planned: won(0), current: won(600) } },
      true,
    ],
    ['nothing left over', { next: { planned: won(0), current: won(600) } }, false],
    ['as planned after it', { spent: won(400), next: { planned: won(600), current: won(600) } }, false],
    ['gone after it', { spent: won(400), next: null }, false],
    ['not reported after it', { spent: won(400), next: { planned: null, current: won(600) } }, false],
  ])('carried over: %s', (_, changes, expected) => {
    expect(signs(changes).includes('carried-over')).toBe(expected);
  });

  it.each<[string, Partial<TiedProject>, string, boolean]>([
    ['nothing spent, the day after the year', { spent: won(0) }, '2026-01-01', true],
    ['nothing spent, the last day of the year', { spent: won(0) }, '2025-12-31', false],
    ['not reported', { spent: null }, TODAY, false],
    ['something spent', { spent: won(1) }, TODAY, false],
    ['no budget', { spent: won(0), current: won(0), firstCurrent: won(0) }, TODAY, false],
  ])('unspent: %s', (_, changes, today, expected) => {
    expect(signs(changes, today).includes('unspent')).toBe(expected);
  });

  it('is cancelled where the project is gone: its last amounts say nothing', () => {
    expect(signs({ removed: true, current: won(10), spent: won(0) })).toEqual(['cancelled']);
  });

  it('names merged and split, in the order of the signs', () => {
    expect(signs({ winnersOfProject: 2 })).toEqual(['merged']);
    expect(signs({ projectsOfWinner: 2, winnersOfProject: 3, removed: true, nameThen: '다른 이름' })).toEqual(
      ['renamed', 'merged', 'split', 'cancelled'],
    );
  });
});

it.each([
  ['2026-02-09', false],
  ['2026-02-10', true],
  ['2025-12-31', false],
  ['2027-01-01', true],
])('the books of 2025 are closed on %s: %s', (asOf, expected) => {
  expect(booksAreClosed({ year: 2025, asOf })).toBe(expected);
});

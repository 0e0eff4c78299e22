import { describe, expect, it } from 'vitest';
import { byCandidacy, candidateOf, isNear, type PossibleProject } from '@/lib/domain/process/candidates';
import { won, wonOrNull } from '@/lib/domain/money';

const judge = candidateOf({
  title: '효자동 어린이공원 그늘막 설치',
  place: '석사동 어린이공원',
  departments: ['공원녹지과'],
  officialCost: won(50_000_000),
});

function project(name: string, more: Partial<PossibleProject> = {}): PossibleProject {
  return { name, department: null, amount: null, taken: false, ...more };
}

describe('whether a project may be a winner’s', () => {
  const far = { amount: won(1_000_000_000) };
  const near = { amount: won(51_000_000) };
  const park = { department: '공원녹지과' };

  it.each([
    ['a like name alone', project('어린이공원 정비', far), 'possible', ['name']],
    ['and the amount', project('어린이공원 정비', near), 'likely', ['name', 'amount']],
    ['and the department', project('어린이공원 정비', park), 'likely', ['name', 'department']],
    [
      'and a department of the same name',
      project('어린이공원 정비', { department: '환경국 공원녹지과' }),
      'likely',
      ['name', 'department'],
    ],
    ['and another department', project('어린이공원 정비', { department: '도로과' }), 'possible', ['name']],
    ['and the neighbourhood', project('효자동 어린이공원'), 'likely', ['name', 'neighbourhood']],
    ['of its place', project('석사동 어린이공원'), 'likely', ['name', 'neighbourhood']],
    [
      'all, and another winner’s',
      project('효자동 어린이공원 그늘막', { ...near, ...park, taken: true }),
      'likely',
      ['name', 'department', 'amount', 'neighbourhood', 'shared'],
    ],
    // 어린, 린이 of 어린 린이 이집 환경.
    ['a similar name', project('어린이집 환경개선', far), 'weak', ['similar-name']],
    ['and one more sign', project('어린이집 환경개선', near), 'possible', ['similar-name', 'amount']],
    ['two signs', project('산책로 정비', { ...near, ...park }), 'weak', ['department', 'amount']],
    ['the neighbourhood and the amount', project('효자동 경로당', near), 'weak', ['amount', 'neighbourhood']],
  ])('%s', (_, given, grade, reasons) => {
    expect(judge(given)).toMatchObject({ grade, reasons });
  });

  it.each([
    ['the amount alone', project('산책로 정비', near)],
    ['the department alone', project('산책로 정비', park)],
    ['the neighbourhood alone', project('효자동 경로당 신축')],
    ['the neighbourhood, and tied to another winner', project('효자동 경로당 신축', { taken: true })],
    ['nothing', project('보훈회관 건립', far)],
  ])('not by %s', (_, given) => {
    expect(judge(given)).toBeNull();
  });

  it('has the best first: grade, number of reasons, name', () => {
    const projects = [
      project('어린이집 환경개선', far),
      project('어린이공원 정비', { taken: true }),
      project('어린이공원 정비', near),
      project('효자동 어린이공원 그늘막', near),
      project('산책로 정비', { ...near, ...park }),
      project('어린이공원 그늘막 정비'),
    ];
    const found = projects.flatMap((one) => {
      const judged = judge(one);
      return judged === null ? [] : [{ ...judged, at: projects.indexOf(one) }];
    });
    expect(found.sort(byCandidacy).map(({ at }) => at)).toEqual([3, 2, 5, 1, 4, 0]);
  });
});

describe('an amount near the official cost', () => {
  it.each([
    [45_000_000, 50_000_000, true],
    [55_000_000, 50_000_000, true],
    [44_999_999, 50_000_000, false],
    [55_000_001, 50_000_000, false],
    // The tenth is 1.5.
    [16, 15, true],
    [17, 15, false],
    [null, 50_000_000, false],
    [50_000_000, null, false],
    [0, 0, false],
  ])('%s of %s: %s', (amount, cost, expected) => {
    expect(isNear(wonOrNull(amount), wonOrNull(cost))).toBe(expected);
  });
});

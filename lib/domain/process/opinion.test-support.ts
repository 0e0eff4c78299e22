import { won } from '@/lib/domain/money';
import type { OpinionData, OpinionLine } from '@/lib/domain/process/opinion';

/** A proposal for tests; what is not said is as of one that was judged infeasible. */
export function opinionLine(number: number, more: Partial<OpinionLine> = {}): OpinionLine {
  return {
    number,
    title: `쉼터 ${number}`,
    track: 'general',
    state: 'infeasible',
    author: '나무그늘',
    place: null,
    officialCost: null,
    department: null,
    opinion: null,
    by: '도로과',
    reason: '다른 기관의 일입니다.',
    mergedInto: null,
    ...more,
  };
}

/** A document of 횡성군 for 2027 with a ceiling of 1,000 won, 800 of them general; counts are of its lines, unless said. */
export function opinionData(lines: readonly OpinionLine[], more: Partial<OpinionData> = {}): OpinionData {
  const counts = lines.map(({ track, state }) => ({
    ...{ track, state, proposals: 1 },
    feasible: state === 'won' || state === 'lost' || state === 'on-ballot',
  }));
  return {
    process: {
      id: '4272000-2027',
      government: { lafCd: '4272000', names: { ko: '강원횡성군', en: 'Hoengseong-gun, Gangwon' } },
      ownNames: { ko: '횡성군', en: 'Hoengseong-gun' },
      year: 2027,
      titles: { ko: '우리 예산', en: 'Our budget' },
      ceiling: won(1_000),
      demo: false,
      phases: [{ phase: 'proposing', begins: '2026-03-01T00:00:00Z', ends: '2026-05-01T09:00:00Z' }],
      tracks: [
        {
          key: 'general',
          names: { ko: '일반', en: 'General' },
          who: { ko: '누구나', en: 'All' },
          ceiling: won(800),
        },
        {
          key: 'youth',
          names: { ko: '청년', en: 'Young' },
          who: { ko: '청년', en: 'Young' },
          ceiling: null,
        },
      ],
    },
    asOf: '2026-09-20T01:02:03Z',
    steps: 12,
    counts,
    lines,
    leftOut: 0,
    texts: [],
    ...more,
  };
}

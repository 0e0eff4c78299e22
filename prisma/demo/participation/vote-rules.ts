import type { TrackRules } from '@/lib/domain/process/track-rules';
import type { Cell } from '@/prisma/demo/copy';
import type { Life } from '@/prisma/demo/participation/life';
import type { DemoProposal } from '@/prisma/demo/participation/proposals';
import { committeeOf } from '@/prisma/demo/participation/reasons';
import { type ProcessSpec, type TrackKey, trackKeys } from '@/prisma/demo/participation/specs';

/** Stages whose vote is held on the portal: they have the rules of one. */
export const VOTES_HERE: readonly ProcessSpec['stage'][] = ['ballot', 'voting', 'counted'];

const SEED_SOURCE = {
  ko: '개표일에 참관인 앞에서 상자에서 뽑은 숫자 여섯 개(뽑은 순서대로)',
  en: 'Six numbers drawn from a box before observers on the day of the count, in the order of drawing',
};
const COMMON = { ties: 'mincost+lot', increment: null, seedSource: SEED_SOURCE } as const;

/** One of each way to fill in a ballot. */
const RULES: Readonly<Record<TrackKey, TrackRules>> = {
  general: {
    ...COMMON,
    ballot: 'approval',
    most: 5,
    rule: 'mes_cost+add1u',
    increment: '100',
    vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
  },
  town: {
    ...COMMON,
    ballot: 'approval',
    most: 10,
    rule: 'greedy_by_votes',
    vote: { knapsack: true, least: 1, points: null, blank: 'counts', fields: [] },
  },
  youth: {
    ...COMMON,
    ballot: 'cumulative',
    most: 5,
    rule: 'greedy_by_score',
    vote: { knapsack: false, least: 1, points: 10, blank: 'apart', fields: [] },
  },
  teen: {
    ...COMMON,
    ballot: 'ordinal',
    most: 3,
    rule: 'greedy_by_borda',
    vote: { knapsack: false, least: 1, points: null, blank: 'apart', fields: [] },
  },
};

type Field = NonNullable<TrackRules['vote']>['fields'][number];

/** Of each field a ballot of 일반 chooses two at most, so that no field takes all. */
const FIELDS: readonly (Omit<Field, 'projects'> & { committee: string })[] = [
  field('safety', '안전·교통', 'Safety and traffic', '안전교통분과위원회'),
  field('green', '환경·녹지', 'Environment and parks', '환경녹지분과위원회'),
  field('care', '복지·보건', 'Welfare and health', '복지보건분과위원회'),
  field('culture', '문화·자치', 'Culture and self-government', '문화자치분과위원회'),
];

function field(key: string, ko: string, en: string, committee: string) {
  return { key, name: { ko, en }, most: 2, committee };
}

/** The rules of each track, in their order, as the column `rules` has them. @param life up to the screening */
export function rulesCells(spec: ProcessSpec, life: Life): string[] {
  const chosen = life.standing('screened-in').map(({ proposal }) => proposal);
  return trackKeys(spec).map((track) => JSON.stringify(rulesOf(track, chosen)));
}

function rulesOf(track: TrackKey, chosen: readonly DemoProposal[]): TrackRules {
  const rules = RULES[track];
  if (track !== 'general' || rules.vote === undefined) return rules;
  const fields = FIELDS.map(({ committee, ...rest }) => ({
    ...rest,
    projects: chosen
      .filter((one) => one.track === track && committeeOf(one.idea.department) === committee)
      .map(({ number }) => number),
  }));
  return { ...rules, vote: { ...rules.vote, fields: fields.filter(({ projects }) => projects.length > 0) } };
}

const AGES: Partial<Record<TrackKey, readonly [least: number, greatest: number]>> = {
  youth: [19, 39],
  teen: [9, 18],
};

/** Rows of `identity.eligibility_rule`. @param day on which ages are reckoned */
export function eligibilityCells(spec: ProcessSpec, id: string, day: string): Cell[][] {
  return trackKeys(spec).map((track) => {
    const [least, greatest] = AGES[track] ?? [null, null];
    return [id, track, least, greatest, least === null ? null : day];
  });
}

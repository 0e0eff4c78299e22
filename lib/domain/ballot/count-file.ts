import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { seoulDay } from '@/lib/domain/calendar';
import { fraction } from '@/lib/domain/participation/fraction';
import { exportPb } from '@/lib/domain/participation/pb-write';
import type { PbFile, VoteType } from '@/lib/domain/participation/pb-types';
import { filesOf } from '@/lib/domain/participation/rules-check';
import type { RulesDocument, Stage, StageOf } from '@/lib/domain/participation/rules-document';

/** What a ballots file says of the vote. */
export interface FileFacts {
  rules: RulesDocument;
  /** SHA-256 of the frozen rules, hexadecimal. */
  rulesHash: string;
  /** The government's name. */
  unit: string;
  begins: string;
  ends: string;
}

const VOTE_TYPES: Readonly<Record<BallotRules['type'], VoteType>> = {
  approval: 'approval',
  knapsack: 'approval',
  points: 'cumulative',
  ranking: 'ordinal',
};

/**
 * The ballots file of a track (Pabulib), in the one form that the same ballots always have: sorted by what they say, numbered anew, so
 * that nothing of the order in which they were cast or lie in the ledger is left.
 */
export function ballotsFile(facts: FileFacts, track: BallotRules, ballots: readonly Ballot[]): string {
  const voteType = VOTE_TYPES[track.type];
  const scored = voteType === 'cumulative';
  const fieldOf = new Map(
    track.fields.flatMap(({ name, projects }) => projects.map((one) => [one, name.ko] as const)),
  );
  const file: PbFile = {
    meta: metaOf(facts, track, voteType),
    budget: fraction(BigInt(track.ceiling)),
    voteType,
    projectColumns: [
      'project_id',
      'cost',
      'votes',
      ...(scored ? ['score'] : []),
      'name',
      ...(track.fields.length > 0 ? ['category'] : []),
    ],
    projects: track.projects.map(({ number, title, cost }) => ({
      line: 0,
      id: String(number),
      cost: fraction(BigInt(cost)),
      more: { name: title, category: fieldOf.get(number) ?? '' },
    })),
    voteColumns: ['voter_id', 'vote', ...(scored ? ['points'] : [])],
    votes: ballots.map(({ choices, points }) => ({
      line: 0,
      voter: '',
      choices: choices.map(String),
      points: scored ? (points ?? []).map((given) => fraction(BigInt(given))) : null,
      more: {},
    })),
  };
  return exportPb(file);
}

function metaOf(
  { rules, rulesHash, unit, begins, ends }: FileFacts,
  track: BallotRules,
  voteType: VoteType,
): Record<string, string> {
  const stages = rules.tracks.find((one) => one.stages.flatMap(filesOf).includes(track.file))?.stages ?? [];
  const stage = stages.find(isSelect) ?? null;
  return {
    description: `${rules.title.ko} · ${track.name.ko}`,
    country: 'South Korea',
    unit,
    subunit: track.name.ko,
    instance: /^\d{7}-(\d{4})/.exec(rules.election)?.[1] ?? rules.election,
    num_projects: '0',
    num_votes: '0',
    budget: track.ceiling,
    vote_type: voteType,
    rule: stage === null ? 'unknown' : pabulibRule(stage.rule),
    date_begin: day(begins),
    date_end: day(ends),
    language: 'ko',
    currency: 'KRW',
    ...limitsOf(track),
    ...(everythingFits(track) ? { fully_funded: '1' } : {}),
    comment: `#1: rules of ${rules.election}: SHA-256 ${rulesHash}, counted by ${[countedBy(stage), ...earlier(stages, track.file)].join(', ')}`,
  };
}

/** The rule by the name that it has here, which says more than Pabulib's. */
function countedBy(stage: StageOf<'select'> | null): string {
  if (stage === null) return 'no rule';
  const { rule, ties, increment } = stage;
  return `${rule}, ties ${ties}${increment === undefined ? '' : `, step ${increment}`}`;
}

/** What comes before that: a threshold, and what the ballots of this file weigh beside others. */
function earlier(stages: readonly Stage[], file: string): string[] {
  return stages.flatMap((stage) => {
    if (stage.stage === 'eliminate')
      return [`at least ${stage.atLeast} (${[stage.by, stage.ballots].join(' ').trim()})`];
    if (stage.stage === 'select') return [];
    return stage.panels
      .filter(({ ballots }) => ballots === file)
      .map(({ weight, measure }) => `weight ${weight} (${measure})`);
  });
}

/** The limits of a ballot. A blank one is a ballot where blank ballots count. */
function limitsOf({
  type,
  least,
  most,
  points,
  blank,
  ceiling,
  projects,
}: BallotRules): Record<string, string> {
  return {
    min_length: String(blank === 'counts' ? 0 : least),
    max_length: String(Math.min(most, projects.length)),
    ...(type === 'knapsack' ? { max_sum_cost: ceiling } : {}),
    ...(type === 'points' && points !== null
      ? { min_points: '1', max_points: String(points), max_sum_points: String(points) }
      : {}),
    ...(type === 'ranking' ? { scoring_fn: 'Borda' } : {}),
  };
}

const everythingFits = ({ projects, ceiling }: BallotRules) =>
  projects.reduce((sum, { cost }) => sum + BigInt(cost), 0n) <= BigInt(ceiling);

/** The stage that a track ends with; null: its ballots are counted by none. */
export function selectOf(rules: RulesDocument, track: string): StageOf<'select'> | null {
  const stages = rules.tracks.find((one) => one.track === track)?.stages ?? [];
  return stages.find(isSelect) ?? null;
}

const isSelect = (stage: Stage): stage is StageOf<'select'> => stage.stage === 'select';

/** A rule by the name that Pabulib has for its kind. */
export function pabulibRule(rule: string): string {
  if (rule.startsWith('mes_')) return rule.includes('+add1') ? 'equalshares/add1' : 'equalshares';
  if (rule === 'greedy_threshold') return 'greedy-threshold';
  if (rule === 'seq_phragmen') return 'unknown';
  if (rule.includes('panels') || rule.endsWith('per_cost')) return 'greedy-custom';
  return rule.endsWith('no_skip') ? 'greedy-no-skip' : 'greedy';
}

/** The day in Seoul, as Pabulib writes days. */
const day = (instant: string) => seoulDay(new Date(instant)).split('-').toReversed().join('.');

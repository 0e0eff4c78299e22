import {
  ceiling,
  type Fraction,
  fraction,
  parseDecimal,
  times,
  ZERO,
} from '@/lib/domain/participation/fraction';
import { decimals, pointScaleOf } from '@/lib/domain/participation/pb-counts';
import type { PbFile, PbProject, PbVote } from '@/lib/domain/participation/pb';

/**
 * Ballots that say the same, counted together: which projects, and how much each is worth to the voter (1 where projects are approved of,
 * points, or Borda points). Projects that are worth nothing to them are left out: they support them no more than others.
 */
export interface BallotGroup {
  ballots: number;
  projects: Int32Array;
  worth: Float64Array;
}

/**
 * An election as it is counted. Money in whole units of `1/scale`, so that costs and budget are whole numbers whatever decimals they
 * were written with.
 */
export interface Election {
  /** By project: its id as text. */
  ids: readonly string[];
  costs: readonly bigint[];
  budget: bigint;
  scale: bigint;
  /** Ballots, blank ones too. */
  voters: number;
  groups: readonly BallotGroup[];
  /** By project: how many ballots name it, and the sum of what it is worth. */
  votes: readonly number[];
  scores: readonly number[];
  /** How many votes or points a project needs to be taken at all (META: min_project_score_threshold); 0: none. */
  threshold: number;
  /** Whether ballots give points or ranks. */
  scored: boolean;
}

/** What a ballot gives to each project that it names, in whole units of 1/scale. The reader refuses points that a double does not hold. */
function worthOf({ voteType }: PbFile, { choices, points }: PbVote, scale: bigint): readonly number[] {
  if (voteType === 'ordinal') return choices.map((_, place) => choices.length - 1 - place);
  return points?.map((given) => Number(times(given, scale).n)) ?? choices.map(() => 1);
}

/** Makes an election out of a file that was read: ballots with the same content are merged, costs are brought to whole units. */
export function electionOf(file: PbFile): Election {
  const place = new Map(file.projects.map(({ id }, at) => [id, at]));
  const scale = decimals([file.budget, ...file.projects.map(({ cost }) => cost)]);
  const whole = (value: Fraction) => times(value, scale).n;
  const votes = file.projects.map(() => 0);
  const scores = file.projects.map(() => 0);
  const groups = new Map<string, { ballots: number; projects: number[]; worth: number[] }>();
  // Points with decimals are counted in their smallest part, and so is the threshold.
  const pointScale = pointScaleOf(file);
  file.votes.forEach((vote) => {
    const worth = worthOf(file, vote, pointScale);
    const entries = vote.choices.flatMap((id, position) => {
      const project = place.get(id);
      return project === undefined ? [] : [[project, worth[position] ?? 0] as const];
    });
    for (const [project, value] of entries) {
      votes[project] = (votes[project] ?? 0) + 1;
      scores[project] = (scores[project] ?? 0) + value;
    }
    const valued = entries.filter(([, value]) => value > 0).sort(([a], [b]) => a - b);
    const key = valued.map(([project, value]) => `${project}:${value}`).join(' ');
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { ballots: 1, projects: valued.map(([p]) => p), worth: valued.map(([, v]) => v) });
    else group.ballots += 1;
  });
  // Votes and points are whole: what is at least the threshold is at least the whole number from there.
  const threshold = parseDecimal(file.meta['min_project_score_threshold'] ?? '') ?? ZERO;
  return {
    ids: file.projects.map(({ id }) => id),
    costs: file.projects.map(({ cost }: PbProject) => whole(cost)),
    budget: whole(file.budget),
    scale,
    voters: file.votes.length,
    groups: [...groups.values()]
      .filter(({ projects }) => projects.length > 0)
      .map(({ ballots, projects, worth }) => ({
        ballots,
        projects: Int32Array.from(projects),
        worth: Float64Array.from(worth),
      })),
    votes,
    scores,
    threshold: Number(ceiling(times(threshold, pointScale))),
    scored: file.voteType !== 'approval' && file.voteType !== 'choose-1',
  };
}

/** An amount in the file's own unit. */
export const amountOf = ({ scale }: Pick<Election, 'scale'>, units: bigint): Fraction =>
  fraction(units, scale);

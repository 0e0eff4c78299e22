import { type Fraction, fraction, times } from '@/lib/domain/participation/fraction';
import type { PbFile, PbProject } from '@/lib/domain/participation/pb';

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

const decimals = (fractions: readonly Fraction[]) => {
  let scale = 1n;
  for (const { d } of fractions) while (scale % d !== 0n) scale *= 10n;
  return scale;
};

/** What a ballot gives to each project that it names. */
function worthOf(file: PbFile, at: number): readonly number[] {
  const vote = file.votes[at];
  if (vote === undefined) return [];
  if (file.voteType === 'ordinal') return vote.choices.map((_, place) => vote.choices.length - 1 - place);
  return (vote.points ?? vote.choices.map(() => fraction(1n))).map(({ n, d }) => Number(n) / Number(d));
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
  const pointScale = Number(decimals(file.votes.flatMap(({ points }) => points ?? [])));
  file.votes.forEach(({ choices }, at) => {
    const worth = worthOf(file, at).map((value) => Math.round(value * pointScale));
    const entries = choices.flatMap((id, position) => {
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
  const threshold = Number(file.meta['min_project_score_threshold'] ?? '0');
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
    threshold: Number.isFinite(threshold)
      ? threshold * (file.votes.some(({ points }) => points !== null) ? pointScale : 1)
      : 0,
    scored: file.voteType !== 'approval' && file.voteType !== 'choose-1',
  };
}

/** An amount in the file's own unit. */
export const amountOf = ({ scale }: Pick<Election, 'scale'>, units: bigint): Fraction =>
  fraction(units, scale);

import { compare, parseDecimal, plus, type Fraction, ZERO } from '@/lib/domain/participation/fraction';
import type { PbFile, PbProblem, PbVote } from '@/lib/domain/participation/pb';

/**
 * What cannot be counted although it can be read (fatal: a ballot that names a project that is not there, or one twice; two projects
 * of one id), and ballots beyond the limits that the file itself sets. These were counted by who published the file, and are here.
 */
export function checkPb(file: PbFile): PbProblem[] {
  return [...checkProjects(file), ...checkBallots(file)];
}

function checkProjects({ projects }: PbFile): PbProblem[] {
  const lines = new Map<string, number>();
  return projects.flatMap(({ id, line }) => {
    const before = lines.get(id);
    lines.set(id, before ?? line);
    if (before === undefined) return [];
    return [
      { line, kind: 'project-twice', text: `project ${id} stands in line ${before} already`, fatal: true },
    ];
  });
}

function checkBallots(file: PbFile): PbProblem[] {
  const known = new Set(file.projects.map(({ id }) => id));
  const limits = limitsOf(file.meta);
  return file.votes.flatMap((vote) => [...unknownIn(vote, known), ...twiceIn(vote), ...beyond(vote, limits)]);
}

const problem = ({ line, voter }: PbVote, kind: string, text: string, fatal: boolean): PbProblem => ({
  line,
  kind,
  text: `ballot ${voter}: ${text}`,
  fatal,
});

function unknownIn(vote: PbVote, known: ReadonlySet<string>): PbProblem[] {
  return vote.choices
    .filter((id) => !known.has(id))
    .map((id) => problem(vote, 'project-unknown', `there is no project “${id}”`, true));
}

function twiceIn(vote: PbVote): PbProblem[] {
  const twice = vote.choices.filter((id, at) => vote.choices.indexOf(id) !== at);
  return twice.map((id) => problem(vote, 'choice-twice', `project ${id} stands in it twice`, true));
}

interface Limits {
  minLength: Fraction | null;
  maxLength: Fraction | null;
  minSum: Fraction | null;
  maxSum: Fraction | null;
}

function limitsOf(meta: PbFile['meta']): Limits {
  const of = (key: string) => parseDecimal(meta[key] ?? '');
  return {
    minLength: of('min_length'),
    maxLength: of('max_length'),
    minSum: of('min_sum_points'),
    maxSum: of('max_sum_points'),
  };
}

const below = (value: Fraction, limit: Fraction | null) => limit !== null && compare(value, limit) < 0;
const above = (value: Fraction, limit: Fraction | null) => limit !== null && compare(value, limit) > 0;

function beyond(vote: PbVote, { minLength, maxLength, minSum, maxSum }: Limits): PbProblem[] {
  const length: Fraction = { n: BigInt(vote.choices.length), d: 1n };
  const found: PbProblem[] = [];
  if (below(length, minLength) || above(length, maxLength))
    found.push(
      problem(vote, 'length', `${vote.choices.length} projects, beyond the limits of the file`, false),
    );
  if (vote.points !== null) {
    const sum = vote.points.reduce(plus, ZERO);
    if (below(sum, minSum) || above(sum, maxSum))
      found.push(
        problem(vote, 'points-sum', 'the sum of its points is beyond the limits of the file', false),
      );
  }
  return found;
}

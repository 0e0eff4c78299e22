import { compare, type Fraction, fraction, times, toText, ZERO } from '@/lib/domain/participation/fraction';
import { pointScaleOf, sumOf } from '@/lib/domain/participation/pb-counts';
import { metaNumber } from '@/lib/domain/participation/pb-meta';
import { clipped, type Problems, quoted } from '@/lib/domain/participation/pb-problems';
import { givesPoints, type PbFile, type PbVote } from '@/lib/domain/participation/pb-types';

/** Columns on voters whose values have a form, and the form in words. */
const FORMS: Readonly<Record<string, { form: RegExp; words: string }>> = {
  age: { form: /^\d+(-\d+)?$/, words: 'a number, or two with a hyphen between them' },
  sex: { form: /^[MFO]$/, words: 'M, F or O' },
  voting_method: { form: /^(internet|paper)$/, words: 'internet or paper' },
};

/**
 * What is wrong with ballots. Fatal: one that names a project that is not there, one that names a project twice, one whose points do not
 * go with its projects, and points so large or fine that their sums are not counted exactly. Ballots beyond the limits of META are named: their publisher counted them.
 */
export function checkBallots(file: PbFile, problems: Problems): void {
  const choices = new Choices(file);
  const checks = [...limitsOf(file), ...formsOf(file)];
  const voters = new Map<string, number>();
  for (const vote of file.votes) {
    checkVoter(vote, voters, problems);
    choices.check(vote, problems);
    for (const check of checks) check(vote, problems);
  }
  checkBlank(file, problems);
  checkPrecision(file, problems);
  if (file.voteColumns.includes('points') && !givesPoints(file.voteType))
    problems.said(
      file.lines?.headers.VOTES ?? 0,
      'points-unexpected',
      `points are not counted with the vote_type ${file.voteType}`,
    );
}

/** Sums of points are whole numbers in doubles, in the smallest part of a point that any ballot gives. */
function checkPrecision(file: PbFile, problems: Problems): void {
  const given = file.votes.flatMap(({ points }) => points ?? []);
  const scale = pointScaleOf(file);
  const all = sumOf(given.map(({ n, d }) => ({ n: n < 0n ? -n : n, d })));
  if (times(all, scale).n <= BigInt(Number.MAX_SAFE_INTEGER)) return;
  problems.fatal(
    file.lines?.headers.VOTES ?? 0,
    'points-precision',
    `all points together are ${toText(all)}, with ${String(scale).length - 1} decimals: beyond 2^53 - 1 parts they are not counted`,
  );
}

function checkBlank({ votes }: PbFile, problems: Problems): void {
  const blank = votes.filter(({ choices }) => choices.length === 0);
  const [first] = blank;
  if (first !== undefined)
    problems.said(
      first.line,
      'blank-ballots',
      `ballots that name no project: ${blank.length}, this is the first; they count as voters`,
    );
}

function said({ line, voter }: PbVote, kind: string, text: string, problems: Problems): void {
  problems.said(line, kind, `ballot ${clipped(voter)}: ${text}`);
}

function checkVoter(vote: PbVote, voters: Map<string, number>, problems: Problems): void {
  const { voter, line } = vote;
  if (voter === '') return problems.said(line, 'voter-id', 'a ballot without voter_id');
  if (voter.includes(','))
    problems.said(line, 'voter-id', `the voter_id ${quoted(voter)} has a comma, as if two were in one field`);
  const before = voters.get(voter);
  if (before === undefined) voters.set(voter, line);
  else said(vote, 'voter-twice', `the voter_id stands in line ${before} already`, problems);
}

/** Looks at what ballots name, each in one pass however long it is. */
class Choices {
  /** By project: the last ballot that named it. */
  private readonly seen: Map<string, number>;
  private readonly points: boolean;
  private ballot = 0;

  constructor(file: PbFile) {
    this.seen = new Map(file.projects.map(({ id }) => [id, 0]));
    this.points = givesPoints(file.voteType);
  }

  check(vote: PbVote, problems: Problems): void {
    this.ballot += 1;
    for (const id of vote.choices) {
      const last = this.seen.get(id);
      if (last === undefined)
        this.fatal(vote, 'project-unknown', `there is no project ${clipped(id)}`, problems);
      else if (last === this.ballot)
        this.fatal(vote, 'choice-twice', `project ${clipped(id)} stands in it twice`, problems);
      else this.seen.set(id, this.ballot);
    }
    if (this.points && vote.points?.length !== vote.choices.length)
      this.fatal(vote, 'points', 'it does not give points to each project that it names', problems);
  }

  private fatal({ line, voter }: PbVote, kind: string, text: string, problems: Problems): void {
    problems.fatal(line, kind, `ballot ${clipped(voter)}: ${text}`);
  }
}

/** Looks at one ballot. */
type Check = (vote: PbVote, problems: Problems) => void;

function formsOf({ voteColumns }: PbFile): Check[] {
  return Object.entries(FORMS)
    .filter(([column]) => voteColumns.includes(column))
    .map(([column, { form, words }]) => (vote, problems) => {
      const text = vote.more[column] ?? '';
      if (text !== '' && !form.test(text))
        said(vote, 'value', `${column} ${quoted(text)} should be ${words}`, problems);
    });
}

/** One limit of META, and how much of it a ballot has. */
interface Range {
  kind: string;
  what: string;
  least: Fraction | null;
  most: Fraction | null;
}

/** The limits that the file sets, and those that go with its vote type (`choose-1`, points from 0 in `cumulative`). */
function limitsOf(file: PbFile): Check[] {
  const range = (kind: string, what: string, name: string): Range => ({
    kind,
    what,
    least: metaNumber(file, `min_${name}`),
    most: metaNumber(file, `max_${name}`),
  });
  const limits: Check[] = [];
  const add = (one: Range, amountsOf: (vote: PbVote) => readonly Fraction[]) => {
    if (one.least !== null || one.most !== null) limits.push(within(one, amountsOf));
  };
  const length = range('length', 'projects', 'length');
  if (file.voteType === 'choose-1') length.most ??= fraction(1n);
  add(length, ({ choices }) => [{ n: BigInt(choices.length), d: 1n }]);
  if (file.voteType === 'approval') {
    const costs = new Map(file.projects.map(({ id, cost }) => [id, cost]));
    const costOf = ({ choices }: PbVote) => [sumOf(choices.map((id) => costs.get(id) ?? ZERO))];
    add(range('cost-sum', 'the cost of its projects', 'sum_cost'), costOf);
  }
  if (!givesPoints(file.voteType)) return limits;
  const points = range('points-range', 'points for a project', 'points');
  if (file.voteType === 'cumulative') points.least ??= ZERO;
  add(points, (vote) => vote.points ?? []);
  add(range('points-sum', 'points in all', 'sum_points'), (vote) => [sumOf(vote.points ?? [])]);
  return limits;
}

function within({ kind, what, least, most }: Range, amountsOf: (vote: PbVote) => readonly Fraction[]): Check {
  return (vote, problems) => {
    for (const amount of amountsOf(vote)) {
      const below = least !== null && compare(amount, least) < 0;
      const above = most !== null && compare(amount, most) > 0;
      if (!below && !above) continue;
      const limit = below ? `at least ${toText(least)}` : `at most ${toText(most ?? ZERO)}`;
      said(vote, kind, `${what}: ${toText(amount)}, and the file asks for ${limit}`, problems);
      return;
    }
  };
}

import { compare, type Fraction, parseDecimal, ZERO } from '@/lib/domain/participation/fraction';
import { type PbProject, type PbVote, VOTE_TYPES, type VoteType } from '@/lib/domain/participation/pb-types';
import { clipped, type Problems, quoted } from '@/lib/domain/participation/pb-problems';
import { type PbRow, SEPARATOR } from '@/lib/domain/participation/pb-rows';
import type { Table } from '@/lib/domain/participation/pb-sections';

/** What META says, and on which lines. */
export interface Head {
  meta: Record<string, string>;
  lines: Record<string, number>;
  budget: Fraction;
  voteType: VoteType;
}

/** The keys that the count itself goes by. */
const COUNTED: readonly string[] = ['budget', 'vote_type', 'min_project_score_threshold'];

/** Reads the rows of META; of a key that stands twice, the later one. A budget and a vote type are needed to go on at all. */
export function readHead({ line: top, rows }: Table, problems: Problems): Head {
  const meta = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const [key = '', ...rest] = cells;
    const last = rest.findLastIndex((cell) => cell !== '');
    const value = rest.slice(0, last + 1).join(SEPARATOR);
    if (key === '') problems.said(line, 'meta-key', 'a row of META without a key');
    if (meta.has(key)) twice(line, key, { before: meta.get(key) ?? '', value }, problems);
    meta.set(key, value);
    lines.set(key, line);
  }
  return {
    meta: Object.fromEntries(meta),
    lines: Object.fromEntries(lines),
    budget: budgetOf(meta.get('budget'), lines.get('budget') ?? top, problems),
    voteType: voteTypeOf(meta.get('vote_type'), lines.get('vote_type') ?? top, problems),
  };
}

function twice(
  line: number,
  key: string,
  { before, value }: { before: string; value: string },
  problems: Problems,
): void {
  if (COUNTED.includes(key) && before !== value)
    problems.fatal(
      line,
      'meta-twice',
      `META says ${key} twice, ${quoted(before)} and ${quoted(value)}: keep one`,
    );
  else problems.said(line, 'meta-twice', `META says ${quoted(key)} twice: the later one is taken`);
}

function budgetOf(said: string | undefined, line: number, problems: Problems): Fraction {
  if (said === undefined || said === '') problems.fatal(line, 'budget', 'META says no budget');
  else {
    const budget = parseDecimal(said);
    if (budget === null) problems.noNumber(line, 'budget', 'the budget', said);
    else if (compare(budget, ZERO) < 0)
      problems.fatal(line, 'budget', `the budget ${quoted(said)} is below zero`);
    else return budget;
  }
  return ZERO;
}

function voteTypeOf(said = '', line: number, problems: Problems): VoteType {
  const voteType = VOTE_TYPES.find((type) => type === said);
  if (voteType === undefined)
    problems.fatal(line, 'vote-type', `the vote_type ${quoted(said)} is none of ${VOTE_TYPES.join(', ')}`);
  return voteType ?? 'approval';
}

/** How a row becomes a record of the columns that nothing else is made of. */
function restOf(
  columns: readonly string[],
  taken: readonly string[],
): (cells: readonly string[]) => Record<string, string> {
  const rest = columns.flatMap((name, at) => (taken.includes(name) ? [] : [{ name, at }]));
  const none = {};
  return (cells) =>
    rest.length === 0 ? none : Object.fromEntries(rest.map(({ name, at }) => [name, cells[at] ?? '']));
}

export function readProjects({ columns, rows }: Table, problems: Problems): PbProject[] {
  const [idAt, costAt] = [columns.indexOf('project_id'), columns.indexOf('cost')];
  if (idAt === -1 || costAt === -1) return [];
  const rest = restOf(columns, ['project_id', 'cost']);
  return rows.flatMap(({ line, cells }) => {
    const [id = '', said = ''] = [cells[idAt], cells[costAt]];
    if (id === '') return problems.fatal(line, 'project-id', 'a project without project_id') ?? [];
    const cost = parseDecimal(said);
    if (cost === null) return problems.noNumber(line, 'cost', `project ${clipped(id)}: the cost`, said) ?? [];
    if (compare(cost, ZERO) < 0)
      return (
        problems.fatal(line, 'cost', `project ${clipped(id)}: the cost ${quoted(said)} is below zero`) ?? []
      );
    return { line, id, cost, more: rest(cells) };
  });
}

/** Reads ballots one by one, as their rows come. */
export class BallotReader {
  readonly votes: PbVote[] = [];
  private readonly at: { voter: number; vote: number; points: number };
  private readonly points: boolean;
  private readonly rest: (cells: readonly string[]) => Record<string, string>;
  // Ballots name the same projects and give the same points over and over: each is kept once.
  private readonly ids = new Map<string, string>();
  private readonly numbers = new Map<string, Fraction | null>();

  /** @param points whether ballots give points; where they do not, a column of that name is one like others */
  constructor(
    columns: readonly string[],
    points: boolean,
    private readonly problems: Problems,
  ) {
    // A missing column is said once, and not by every ballot.
    this.points = points && columns.includes('points');
    this.at = {
      voter: columns.indexOf('voter_id'),
      vote: columns.indexOf('vote'),
      points: columns.indexOf('points'),
    };
    this.rest = restOf(columns, ['voter_id', 'vote', ...(points ? ['points'] : [])]);
  }

  read({ line, cells }: PbRow): void {
    const voter = cells[this.at.voter] ?? '';
    const choices = this.list(line, voter, cells[this.at.vote] ?? '').map((id) => this.once(id));
    const points = this.points ? this.pointsOf(line, voter, cells[this.at.points] ?? '') : null;
    if (points !== null && points.length !== choices.length)
      this.problems.fatal(
        line,
        'points',
        `ballot ${clipped(voter)}: ${choices.length} projects and ${points.length} numbers of points (decimals are written with a point)`,
      );
    this.votes.push({ line, voter, choices, points, more: this.rest(cells) });
  }

  /** The parts of a list. A comma behind the last one is no further part. */
  private list(line: number, voter: string, text: string): string[] {
    if (text === '') return [];
    const parts = text.split(',');
    if (parts.length > 1 && parts.at(-1)?.trim() === '') {
      parts.pop();
      this.problems.said(
        line,
        'trailing-separator',
        `ballot ${clipped(voter)}: ${quoted(text)} ends in a comma`,
      );
    }
    const trimmed = parts.map((part) => part.trim());
    if (trimmed.some((part, at) => part !== parts[at]))
      this.problems.said(
        line,
        'spaces',
        `ballot ${clipped(voter)}: spaces in the list ${quoted(text)} are left out: take them out of the file`,
      );
    return trimmed;
  }

  private once(id: string): string {
    const known = this.ids.get(id);
    if (known !== undefined) return known;
    this.ids.set(id, id);
    return id;
  }

  private pointsOf(line: number, voter: string, text: string): Fraction[] | null {
    const points: Fraction[] = [];
    for (const part of this.list(line, voter, text)) {
      const value = this.number(part);
      if (value === null)
        return this.problems.fatal(
          line,
          'points',
          `ballot ${clipped(voter)}: ${quoted(part)} is not a number of points`,
        );
      points.push(value);
    }
    return points;
  }

  private number(text: string): Fraction | null {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const value = parseDecimal(text);
    this.numbers.set(text, value);
    return value;
  }
}

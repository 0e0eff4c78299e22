import { compare, parseDecimal, ZERO } from '@/lib/domain/participation/fraction';
import {
  byBytes,
  decimalOf,
  fieldsText,
  listCell,
  rowText,
  UnwritablePb,
} from '@/lib/domain/participation/pb-cells';
import { countsOf, type PbCounts } from '@/lib/domain/participation/pb-counts';
import {
  givesPoints,
  type PbFile,
  type PbProject,
  type PbVote,
  type VoteType,
} from '@/lib/domain/participation/pb-types';

export { UnwritablePb } from '@/lib/domain/participation/pb-cells';

export interface PbWriteOptions {
  /** The columns on voters that are written besides `voter_id`, `vote` and `points`. */
  voterColumns?: readonly string[];
}

/** What a ballot itself is made of. */
const BALLOT: readonly string[] = ['voter_id', 'vote', 'points'];

/**
 * The text of a file: UTF-8 without a byte-order mark when it is stored, lines ended by LF, keys and columns in the order of the file. What
 * `readPb` makes of it is the same file, line numbers aside. By default all columns are written.
 *
 * @throws UnwritablePb for an amount that is no finite decimal, for ids that a list cannot hold, for a missing column
 */
export function writePb(file: PbFile, { voterColumns = file.voteColumns }: PbWriteOptions = {}): string {
  const columns = ballotColumns(file, voterColumns);
  const { projectColumns } = file;
  needs(projectColumns, ['project_id', 'cost']);
  needs(columns, ['voter_id', 'vote', ...(givesPoints(file.voteType) ? ['points'] : [])]);
  return [
    'META\n',
    rowText(['key', 'value']),
    ...Object.entries(metaOf(file)).map((entry) => rowText(entry)),
    'PROJECTS\n',
    rowText(projectColumns),
    ...file.projects.map((project) => rowText(projectCells(project, projectColumns))),
    'VOTES\n',
    rowText(columns),
    ...file.votes.map((vote) => rowText(voteCells(vote, columns))),
  ].join('');
}

function ballotColumns({ voteColumns, voteType }: PbFile, kept: readonly string[]): string[] {
  const own = givesPoints(voteType) ? BALLOT : BALLOT.filter((column) => column !== 'points');
  return voteColumns.filter((column) => own.includes(column) || kept.includes(column));
}

function needs(columns: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new UnwritablePb(`the columns do not have ${missing.join(', ')}`);
}

/** META with the budget and the vote type of the file. The budget keeps the form in which it was written. */
function metaOf({ meta, budget, voteType }: PbFile): Record<string, string> {
  const written = parseDecimal(meta['budget'] ?? '');
  const same = written !== null && compare(written, budget) === 0;
  return {
    ...meta,
    budget: same ? (meta['budget'] ?? '') : decimalOf(budget, 'the budget'),
    vote_type: voteType,
  };
}

function projectCells({ id, cost, more }: PbProject, columns: readonly string[]): string[] {
  return columns.map((column) => {
    if (column === 'project_id') return id;
    return column === 'cost' ? decimalOf(cost, `the cost of project ${id}`) : (more[column] ?? '');
  });
}

function voteCells({ voter, choices, points, more }: PbVote, columns: readonly string[]): string[] {
  return columns.map((column) => {
    if (column === 'voter_id') return voter;
    if (column === 'vote') return listCell(choices);
    if (column !== 'points' || points === null) return more[column] ?? '';
    return points.map((value) => decimalOf(value, `a number of points of ballot ${voter}`)).join(',');
  });
}

/**
 * The ballots for publishing. Their order says nothing: they are sorted by what they hold alone, by the bytes of their row in UTF-8, and
 * numbered 1…n in that order, so that the same ballots in any order give the same list. Within a ballot of approval the projects are sorted by
 * id, since the order in which boxes were ticked is information too; where points are given, by points, most first, then by id; ranks
 * are the ballot and stay. `line` is 0.
 *
 * Columns on voters are left out by default: age, sex, district and the way of voting together single people out, and with them
 * their votes.
 *
 * @param options.voterColumns the columns on voters that are kept
 */
export function canonicalBallots(file: PbFile, { voterColumns = [] }: PbWriteOptions = {}): PbVote[] {
  const columns = ballotColumns(file, voterColumns).filter((column) => column !== 'voter_id');
  return file.votes
    .map((vote) => {
      const ballot = settled(vote, file.voteType, columns);
      return { ballot, row: fieldsText(voteCells(ballot, columns)) };
    })
    .sort((a, b) => byBytes(a.row, b.row))
    .map(({ ballot }, at) => ({ ...ballot, voter: String(at + 1) }));
}

/** A ballot in the one form that stands for all ballots that say the same. */
function settled({ choices, points, more }: PbVote, voteType: VoteType, columns: readonly string[]): PbVote {
  const kept = Object.entries(more).filter(([column]) => columns.includes(column));
  const entries = choices.map((id, at) => ({ id, given: points?.[at] ?? ZERO }));
  if (voteType !== 'ordinal') entries.sort((a, b) => compare(b.given, a.given) || byBytes(a.id, b.id));
  return {
    line: 0,
    voter: '',
    choices: entries.map(({ id }) => id),
    points: points === null ? null : entries.map(({ given }) => given),
    more: Object.fromEntries(kept),
  };
}

/**
 * The text of an election for publishing: `writePb` of the ballots in their canonical form (`canonicalBallots`), so that the same ballots in any
 * order give the same bytes. `num_projects` and `num_votes` are what they are, and the columns `votes` and `score` (where ballots give
 * points) of PROJECTS are counted anew.
 *
 * Columns on voters are left out by default: age, sex, district and the way of voting together single people out, and with them
 * their votes.
 *
 * @param options.voterColumns the columns on voters that are kept
 * @throws UnwritablePb as `writePb` does, and where points do not go with their projects
 */
export function exportPb(file: PbFile, { voterColumns = [] }: PbWriteOptions = {}): string {
  for (const { voter, choices, points } of file.votes)
    if (points !== null && points.length !== choices.length)
      throw new UnwritablePb(`ballot ${voter} does not give points to each project that it names`);
  return writePb({
    ...file,
    meta: {
      ...file.meta,
      num_projects: String(file.projects.length),
      num_votes: String(file.votes.length),
    },
    projects: recounted(file),
    voteColumns: ballotColumns(file, voterColumns),
    votes: canonicalBallots(file, { voterColumns }),
  });
}

/** The projects, with what the ballots say in the columns `votes` and `score`, where there are such. */
function recounted(file: PbFile): PbProject[] {
  const counts = countsOf(file);
  return file.projects.map((project, at) => ({
    ...project,
    more: { ...project.more, ...countedColumns(file, counts, at) },
  }));
}

function countedColumns({ projectColumns }: PbFile, { votes, scores }: PbCounts, at: number) {
  const score = scores?.[at];
  return {
    ...(projectColumns.includes('votes') ? { votes: String(votes[at] ?? 0) } : {}),
    ...(projectColumns.includes('score') && score !== undefined
      ? { score: decimalOf(score, 'a score') }
      : {}),
  };
}

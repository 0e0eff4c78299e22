import { compare, type Fraction, parseDecimal, ZERO } from '@/lib/domain/participation/fraction';
import { checkPb } from '@/lib/domain/participation/pb-check';
import { type PbRow, pbRows, UnclosedQuote } from '@/lib/domain/participation/pb-rows';

/** How ballots are filled in (Pabulib: `vote_type`). */
export const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

/** A project that can be voted for. Everything else that the file says of it stands in `more`, as written. */
export interface PbProject {
  line: number;
  id: string;
  cost: Fraction;
  more: Readonly<Record<string, string>>;
}

/** A ballot: projects in the order written, and what each was given, where the vote type gives something. */
export interface PbVote {
  line: number;
  voter: string;
  choices: readonly string[];
  points: readonly Fraction[] | null;
  more: Readonly<Record<string, string>>;
}

/** An election as Pabulib writes it (arXiv 2012.06539). */
export interface PbFile {
  meta: Readonly<Record<string, string>>;
  budget: Fraction;
  voteType: VoteType;
  projectColumns: readonly string[];
  projects: readonly PbProject[];
  voteColumns: readonly string[];
  votes: readonly PbVote[];
}

/** What is wrong with a file, and where. `fatal`: it cannot be counted as it is. */
export interface PbProblem {
  line: number;
  kind: string;
  text: string;
  fatal: boolean;
}

export type PbRead = { file: PbFile; problems: PbProblem[] } | { file: null; problems: PbProblem[] };

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = (typeof SECTIONS)[number];

interface Table {
  line: number;
  columns: string[];
  rows: PbRow[];
}

class Reader {
  readonly problems: PbProblem[] = [];

  fatal(line: number, kind: string, text: string): null {
    this.problems.push({ line, kind, text, fatal: true });
    return null;
  }

  hasFatal(): boolean {
    return this.problems.some(({ fatal }) => fatal);
  }

  /** The three tables of the file, whichever are there. */
  tables(text: string): Partial<Record<Section, Table>> {
    const tables: Partial<Record<Section, Table>> = {};
    let section: Section | null = null;
    for (const row of pbRows(text)) {
      const name = SECTIONS.find((one) => row.cells.length === 1 && row.cells[0]?.trim() === one);
      if (name !== undefined) {
        if (tables[name] !== undefined)
          this.fatal(row.line, 'section-twice', `the section ${name} stands twice`);
        section = name;
        tables[name] ??= { line: row.line, columns: [], rows: [] };
        continue;
      }
      const table = section === null ? undefined : tables[section];
      if (table === undefined)
        this.fatal(row.line, 'no-section', 'rows before the first section (META, PROJECTS, VOTES)');
      else if (table.columns.length === 0) table.columns = row.cells.map((cell) => cell.trim());
      else table.rows.push(row);
    }
    for (const name of SECTIONS)
      if (tables[name] === undefined) this.fatal(1, 'section-missing', `the section ${name} is missing`);
    return tables;
  }

  record(columns: readonly string[], { line, cells }: PbRow): Record<string, string> {
    if (cells.length !== columns.length)
      this.problems.push({
        line,
        kind: 'columns',
        text: `${cells.length} fields where the header has ${columns.length}`,
        fatal: cells.length > columns.length,
      });
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  }

  project(record: Record<string, string>, line: number): PbProject | null {
    const { project_id: id = '', cost: said = '', ...more } = record;
    const cost = parseDecimal(said);
    if (id === '') return this.fatal(line, 'project-id', 'a project without project_id');
    if (cost === null) return this.fatal(line, 'cost', `project ${id}: the cost “${said}” is not a number`);
    if (compare(cost, ZERO) < 0)
      return this.fatal(line, 'cost', `project ${id}: the cost ${said} is below zero`);
    return { line, id, cost, more };
  }

  vote(record: Record<string, string>, line: number, withPoints: boolean): PbVote | null {
    const { voter_id: voter = '', vote = '', points: said, ...more } = record;
    const choices = listOf(vote);
    if (!withPoints || said === undefined) return { line, voter, choices, points: null, more };
    const points = listOf(said).map(parseDecimal);
    const bad = points.indexOf(null);
    if (bad >= 0)
      return this.fatal(
        line,
        'points',
        `ballot ${voter}: “${listOf(said)[bad] ?? ''}” is not a number of points`,
      );
    if (points.length !== choices.length)
      return this.fatal(
        line,
        'points',
        `ballot ${voter}: ${choices.length} projects and ${points.length} numbers of points`,
      );
    return { line, voter, choices, points: points.filter((one) => one !== null), more };
  }
}

/** The parts of a list in a field; an empty field is an empty list. */
export function listOf(text: string): string[] {
  return text.trim() === '' ? [] : text.split(',').map((part) => part.trim());
}

/** Reads a `.pb` text. What cannot be read is named by line; a file with a fatal problem is none. Time and memory grow with its length. */
export function readPb(text: string): PbRead {
  const reader = new Reader();
  try {
    const file = readFile(reader, text);
    const problems = [...reader.problems, ...(file === null || reader.hasFatal() ? [] : checkPb(file))];
    if (file === null || problems.some(({ fatal }) => fatal)) return { file: null, problems };
    return { file, problems };
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    reader.fatal(error.line, 'quote', 'a quotation mark is not closed');
    return { file: null, problems: reader.problems };
  }
}

const NEEDED = { PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] } as const;

function checkColumns(reader: Reader, tables: Partial<Record<Section, Table>>, withPoints: boolean): void {
  for (const [section, columns] of Object.entries(NEEDED)) {
    // The keys are sections.
    const table = tables[section as keyof typeof NEEDED];
    const needed: string[] = section === 'VOTES' && withPoints ? [...columns, 'points'] : [...columns];
    for (const column of needed.filter((name) => table?.columns.includes(name) === false))
      reader.fatal((table?.line ?? 0) + 1, 'column-missing', `the column ${column} is missing`);
  }
}

function readBudget(reader: Reader, line: number, said = ''): Fraction | null {
  const budget = parseDecimal(said);
  if (budget !== null && compare(budget, ZERO) >= 0) return budget;
  return reader.fatal(line, 'budget', `the budget “${said}” is not a number of zero or more`);
}

function readVoteType(reader: Reader, line: number, said = ''): VoteType | null {
  const voteType = VOTE_TYPES.find((type) => type === said);
  return (
    voteType ?? reader.fatal(line, 'vote-type', `the vote_type “${said}” is none of ${VOTE_TYPES.join(', ')}`)
  );
}

function readFile(reader: Reader, text: string): PbFile | null {
  const tables = reader.tables(text);
  const { META: metaRows, PROJECTS: projectRows, VOTES: voteRows } = tables;
  if (metaRows === undefined || projectRows === undefined || voteRows === undefined) return null;
  const pairs = metaRows.rows.map(({ cells: [key = '', value = ''] }) => [key.trim(), value.trim()] as const);
  const meta: Record<string, string> = Object.fromEntries(pairs);
  const budget = readBudget(reader, metaRows.line, meta['budget']);
  const voteType = readVoteType(reader, metaRows.line, meta['vote_type']);
  const withPoints = voteType === 'cumulative' || voteType === 'scoring';
  checkColumns(reader, tables, withPoints);
  if (budget === null || voteType === null || reader.hasFatal()) return null;
  const records = ({ columns, rows }: Table) =>
    rows.map((row) => ({ record: reader.record(columns, row), line: row.line }));
  return {
    meta,
    budget,
    voteType,
    projectColumns: projectRows.columns,
    projects: records(projectRows).flatMap(({ record, line }) => reader.project(record, line) ?? []),
    voteColumns: voteRows.columns,
    votes: records(voteRows).flatMap(({ record, line }) => reader.vote(record, line, withPoints) ?? []),
  };
}

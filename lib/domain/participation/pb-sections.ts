import type { PbRow } from '@/lib/domain/participation/pb-rows';
import { type Problems, quoted } from '@/lib/domain/participation/pb-problems';

export const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
export type Section = (typeof SECTIONS)[number];

/** A section: the lines of its title and header, what the columns are called, and the rows of META and PROJECTS. */
export interface Table {
  name: Section;
  line: number;
  headerLine: number;
  columns: string[];
  rows: PbRow[];
}

/** Without these a section cannot be read (`points`: where ballots give points). */
const NEEDED: Record<Section, readonly string[]> = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['voter_id', 'vote'],
};

/** The order in which the format lists columns; some programs go by the place of a column. Others may stand anywhere behind the first. */
const ORDER: Record<Section, readonly string[]> = {
  META: ['key', 'value'],
  PROJECTS: [
    'project_id',
    'cost',
    'votes',
    'score',
    'name',
    'category',
    'beneficiaries',
    'selected',
    'neighborhood',
    'subunit',
    'district',
    'description',
    'proposer',
    'public_id',
    'latitude',
    'longitude',
  ],
  VOTES: [
    'voter_id',
    'vote',
    'points',
    'age',
    'sex',
    'voting_method',
    'district',
    'neighborhood',
    'education',
  ],
};

/** Finds the sections of a file: which row belongs to which, and what is wrong with titles, headers and the length of rows. */
export class Sections {
  readonly tables: Partial<Record<Section, Table>> = {};
  private current: Table | null = null;
  private empty: number[] = [];

  constructor(private readonly problems: Problems) {}

  /** The section of a row that holds something; null for titles, headers, empty lines and what stands before the first section. */
  place(row: PbRow): Table | null {
    if (row.cells.every((cell) => cell === '')) {
      // Rows of separators alone are what a spreadsheet leaves behind: no project and no ballot.
      this.empty.push(row.line);
      return null;
    }
    this.form(row);
    const title = SECTIONS.find((name) => row.cells.length === 1 && row.cells[0] === name);
    if (title !== undefined) return this.open(title, row.line);
    if (this.current === null)
      return this.problems.fatal(
        row.line,
        'no-section',
        'a row before the first section: META, PROJECTS or VOTES in a line of its own',
      );
    if (this.current.columns.length > 0) return this.fit(this.current, row);
    this.header(this.current, row);
    return null;
  }

  /** Sections that are not there; whether the others are in order. */
  end(): void {
    for (const name of SECTIONS)
      if (this.tables[name] === undefined)
        this.problems.fatal(1, 'section-missing', `the section ${name} is missing`);
    const there = SECTIONS.flatMap((name) => this.tables[name] ?? []);
    const early = there.find(({ line }, at) => there.slice(0, at).some((before) => before.line > line));
    if (early === undefined) return;
    const text = `${early.name} stands too early: first META, then PROJECTS, then VOTES`;
    const { META, VOTES } = this.tables;
    // How ballots are to be read stands in META.
    if (META !== undefined && VOTES !== undefined && VOTES.line < META.line)
      this.problems.fatal(early.line, 'section-order', text);
    else this.problems.said(early.line, 'section-order', text);
  }

  private form({ line, spaced, loose }: PbRow): void {
    for (const at of this.empty) this.problems.said(at, 'empty-line', 'an empty line: take it out');
    this.empty = [];
    if (spaced)
      this.problems.said(line, 'spaces', 'spaces around a field are left out: take them out of the file');
    if (loose === 'in-line')
      this.problems.said(
        line,
        'quote',
        'a field goes on behind its closing quotation mark: put all of it in quotation marks and double those within',
      );
    if (loose === 'over-lines')
      this.problems.fatal(
        line,
        'quote',
        'a field in quotation marks runs over lines and goes on behind its closing mark: the mark that it begins with is not closed',
      );
  }

  private open(name: Section, line: number): null {
    const before = this.tables[name];
    if (before !== undefined)
      this.problems.fatal(line, 'section-twice', `the section ${name} stands in line ${before.line} already`);
    this.current = before ?? { name, line, headerLine: line, columns: [], rows: [] };
    this.tables[name] = this.current;
    return null;
  }

  private header(table: Table, { line, cells }: PbRow): void {
    const last = cells.findLastIndex((cell) => cell !== '');
    if (last < cells.length - 1)
      this.problems.said(line, 'trailing-separator', 'the header ends in separators: take them off');
    table.columns = cells.slice(0, last + 1);
    table.headerLine = line;
    this.order(table);
    const seen = new Set<string>();
    for (const column of table.columns) {
      const twice = seen.has(column);
      seen.add(column);
      if (!twice) continue;
      const text = `the column ${quoted(column)} stands twice: rename one`;
      if (NEEDED[table.name].includes(column) || column === 'points')
        this.problems.fatal(line, 'column-twice', text);
      else this.problems.said(line, 'column-twice', text);
    }
  }

  private order({ name, columns, headerLine }: Table): void {
    const known = [...new Set(columns)].filter((column) => ORDER[name].includes(column));
    const inOrder = ORDER[name].filter((column) => known.includes(column));
    const first = NEEDED[name][0] ?? '';
    const right = columns[0] === first && inOrder.every((column, at) => column === known[at]);
    if (!right && columns.includes(first))
      this.problems.said(
        headerLine,
        'column-order',
        `the columns of ${name} are not in the order of the format: ${inOrder.join(';')}`,
      );
  }

  /** Whether a row has as many fields as the header. A row without a field that is needed says nothing. */
  private fit(table: Table, row: PbRow): Table {
    const { line, cells } = row;
    const { columns, name } = table;
    if (cells.length < columns.length) this.short(table, row);
    if (cells.length <= columns.length) return table;
    if (cells.slice(columns.length).every((cell) => cell === ''))
      this.problems.said(line, 'trailing-separator', 'the row ends in separators: take them off');
    else {
      const text = `${cells.length} fields where the header has ${columns.length}: put a field with a semicolon in quotation marks`;
      // The value of a META key is everything behind it. In other sections nobody knows which field was cut in two.
      if (name === 'META') this.problems.said(line, 'columns', text);
      else this.problems.fatal(line, 'columns', text);
    }
    return table;
  }

  private short({ name, columns }: Table, { line, cells }: PbRow): void {
    const text = `${cells.length} fields where the header has ${columns.length}`;
    const cut = columns
      .slice(cells.length)
      .filter((column) => NEEDED[name].includes(column) || column === 'points');
    if (cut.length === 0 || name === 'META')
      this.problems.said(line, 'columns', `${text}: the rest is empty`);
    else this.problems.fatal(line, 'columns', `${text}: ${cut.join(' and ')} is missing`);
  }
}

/** Names the needed columns that a section does not have. @param points whether ballots give points */
export function checkColumns(table: Table, points: boolean, problems: Problems): void {
  const needed = [...NEEDED[table.name], ...(points && table.name === 'VOTES' ? ['points'] : [])];
  const line = table.columns.length === 0 ? table.line + 1 : table.headerLine;
  for (const column of needed)
    if (!table.columns.includes(column))
      problems.fatal(line, 'column-missing', `the column ${column} of ${table.name} is missing`);
}

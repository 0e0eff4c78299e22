import { decimal, ONE, ratio, type Rational, ZERO } from '@/tests/tally/rational';

export interface Project {
  id: string;
  cost: Rational;
}

/** What a voter gives to each project that the ballot names. */
export type Ballot = ReadonlyMap<string, Rational>;

export interface PlainElection {
  projects: Project[];
  budget: Rational;
  /** One for each voter; a blank one names nothing. */
  ballots: Ballot[];
  threshold: Rational;
  /** Whether ballots give points or ranks. */
  scored: boolean;
}

/** The cells of a line. No line of these files breaks within a cell. */
function cellsOf(line: string): string[] {
  const cells = line.match(/"(?:[^"]|"")*"|[^;]+|(?<=^|;)(?=;|$)/g) ?? [''];
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

const partsOf = (cell = '') => (cell === '' ? [] : cell.split(','));

/** "Borda points (ballot length - 1 - position)"; one where a project is approved of. */
function ballotOf(voteType: string, cells: Record<string, string>): Ballot {
  const choices = partsOf(cells['vote']);
  const points = partsOf(cells['points']).map(decimal);
  const given = (position: number) => {
    if (voteType === 'ordinal') return ratio(BigInt(choices.length - 1 - position));
    return voteType === 'cumulative' || voteType === 'scoring' ? (points[position] ?? ZERO) : ONE;
  };
  return new Map(choices.map((id, position) => [id, given(position)]));
}

/** Reads a small and valid `.pb` text. */
export function readPlain(text: string): PlainElection {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf);
  const titleAt = (title: string) => lines.findIndex((cells) => cells.length === 1 && cells[0] === title);
  const [projectsAt, votesAt] = [titleAt('PROJECTS'), titleAt('VOTES')];
  const table = (from: number, to?: number): Record<string, string>[] => {
    const [columns = [], ...rows] = lines.slice(from + 1, to);
    return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
  };
  const meta: Record<string, string | undefined> = Object.fromEntries(
    table(titleAt('META'), projectsAt).map(({ key = '', value }) => [key, value]),
  );
  const voteType = meta['vote_type'] ?? '';
  return {
    projects: table(projectsAt, votesAt).map(({ project_id: id = '', cost = '' }) => ({
      id,
      cost: decimal(cost),
    })),
    budget: decimal(meta['budget'] ?? ''),
    ballots: table(votesAt).map((cells) => ballotOf(voteType, cells)),
    threshold: decimal(meta['min_project_score_threshold'] ?? '0'),
    scored: !['approval', 'choose-1'].includes(voteType),
  };
}

import type { PbFile, PbProject } from '@/lib/domain/participation/pb-types';
import { byBytes } from '@/lib/domain/participation/pb-cells';
import { shortened } from '@/lib/domain/quarantine';
import type { Won } from '@/lib/domain/money';
import { wholeWon } from '@/lib/domain/process/import/amounts';
import {
  AUTHOR_UNKNOWN,
  type ImportRules,
  NOT_IN_FILE,
  type ReadRow,
} from '@/lib/domain/process/import/draft';
import type { LifeFacts } from '@/lib/domain/process/import/life';
import { readNumber } from '@/lib/domain/process/import/number';
import { RowProblems } from '@/lib/domain/process/import/rejections';
import { readText } from '@/lib/domain/process/import/texts';
import { trackKey } from '@/lib/domain/process/import/tracks';

/** Columns of PROJECTS from which something is taken, besides the one that --track-column names. */
const READ = ['project_id', 'cost', 'name', 'description', 'selected'];
const OUTCOMES: Readonly<Record<string, LifeFacts['outcome']>> = {
  '0': 'not-selected',
  '1': 'won',
  '': 'on-ballot',
};

export interface PbProposals {
  /** What each project says, or what is wrong with it; in the order of the file. */
  rows: ReadRow[];
  /** Columns of PROJECTS that nothing is read from. */
  unknown: string[];
  /** Whether proposals had to be numbered: some ids are no numbers. */
  numbered: boolean;
}

/**
 * The projects of a `.pb` file as proposals that were voted on: their costs as official costs, `selected` as the result. Where all ids are
 * numbers they are the proposals' numbers; otherwise these are 1…n in the byte order of the ids, which then stand in the content.
 * @param trackColumn the column of PROJECTS that names the track; null: all are of the only one
 */
export function pbProposals(file: PbFile, rules: ImportRules, trackColumn: string | null): PbProposals {
  const { projects, projectColumns } = file;
  const read = [...READ, ...(trackColumn === null ? [] : [trackColumn])];
  const numbered = projects.some(({ id }) => String(readNumber(id)) !== id);
  const ids = projects.map(({ id }) => id).sort(byBytes);
  const order = new Map(ids.map((id, index) => [id, index + 1]));
  const numberOf = ({ id }: PbProject) => (numbered ? (order.get(id) ?? 0) : Number(id));
  return {
    rows: projects.map((project) => {
      const trackText = trackColumn === null ? null : (project.more[trackColumn] ?? '');
      return readProject(project, rules, { number: numberOf(project), numbered, trackColumn, trackText });
    }),
    unknown: projectColumns.filter((column) => !read.includes(column)).map(shortened),
    numbered,
  };
}

/** What these files have no columns for. */
const UNSAID = { effect: null, beneficiaries: null, place: null, estimate: null, author: AUTHOR_UNKNOWN };

interface Place {
  number: number;
  numbered: boolean;
  trackColumn: string | null;
  trackText: string | null;
}

function readProject(project: PbProject, rules: ImportRules, place: Place): ReadRow {
  const { line, id, more } = project;
  const problems = new RowProblems(line);
  const name = { field: 'title', column: 'name', value: more['name'] ?? '' } as const;
  const title = readText(name, problems) ?? problems.add('missing', name);
  const track = trackKey(place.trackText, rules.tracks);
  if (track === null) problems.add('unknown-track', { column: place.trackColumn, value: place.trackText });
  const content = readText(
    { field: 'content', column: 'description', value: more['description'] ?? '' },
    problems,
  );
  const life = lifeOf(project, problems);
  const { number } = place;
  if (title === null || track === null || problems.found.length > 0)
    return { line, number, facts: null, problems: problems.found };
  const text = (content ?? NOT_IN_FILE) + (place.numbered ? `\n원 자료의 사업번호: ${id}` : '');
  const said = { line, number, track, title, need: NOT_IN_FILE, content: text, life };
  return { line, number, facts: { ...said, ...UNSAID }, problems: [] };
}

function lifeOf({ cost, more }: PbProject, problems: RowProblems): LifeFacts {
  const selected = more['selected'] ?? '';
  const outcome = OUTCOMES[selected];
  if (outcome === undefined)
    problems.add('unknown-outcome', {
      column: 'selected',
      value: selected,
      detail: '2 and 3 mean what the comment of the file says: make them 1 or 0',
    });
  return {
    submittedAt: null,
    reviewedAt: null,
    decidedAt: null,
    verdict: null,
    outcome: outcome ?? null,
    votedOn: true,
    department: null,
    reason: null,
    officialCost: costOf(cost, problems),
  };
}

function costOf(cost: PbProject['cost'], problems: RowProblems): Won | null {
  const amount = wholeWon(cost);
  if (typeof amount !== 'string') return amount;
  const value = cost.d === 1n ? String(cost.n) : `${cost.n}/${cost.d}`;
  return problems.add(amount, { column: 'cost', value });
}

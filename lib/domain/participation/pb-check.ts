import {
  compare,
  type Fraction,
  fraction,
  parseDecimal,
  times,
  toText,
  ZERO,
} from '@/lib/domain/participation/fraction';
import { countsOf, decimals, type PbCounts, sumOf } from '@/lib/domain/participation/pb-counts';
import { checkBallots } from '@/lib/domain/participation/pb-limits';
import { checkMeta, metaLine, metaNumber } from '@/lib/domain/participation/pb-meta';
import { clipped, Problems, quoted } from '@/lib/domain/participation/pb-problems';
import type { PbFile, PbProblem, PbProject } from '@/lib/domain/participation/pb-types';

/**
 * What is wrong with a file that can be read, by the rules of the format and of its publisher's checker (pabulib.org/format,
 * pabulib-checker). Fatal is what cannot be counted: a ballot that names a project that is not there, or one twice; two projects of one
 * id; a threshold that is no number; a currency that is none; amounts that nobody counts with. All else is named and changes nothing.
 */
export function checkPb(file: PbFile, problems = new Problems()): PbProblem[] {
  checkMeta(file, problems);
  checkNumbers(file, problems);
  checkBallots(file, problems);
  checkProjects(file, problems);
  checkMoney(file, problems);
  return problems.inOrder();
}

/** The numbers of projects and ballots, against what META says of them. */
function checkNumbers(file: PbFile, problems: Problems): void {
  const there = { num_projects: file.projects.length, num_votes: file.votes.length };
  for (const [key, number] of Object.entries(there)) {
    const text = file.meta[key] ?? '';
    if (text !== '' && Number(text) !== number)
      problems.said(
        metaLine(file, key),
        key.replace('_', '-'),
        `${key} is ${quoted(text)}, and the file has ${number}`,
      );
  }
  const longest = metaNumber(file, 'max_length');
  if (longest !== null && compare(longest, fraction(BigInt(file.projects.length))) > 0)
    problems.said(metaLine(file, 'max_length'), 'limits', 'max_length is above the number of projects');
}

function checkProjects(file: PbFile, problems: Problems): void {
  const lines = new Map<string, number>();
  const counts = countsOf(file);
  const [least, most] = [metaNumber(file, 'min_project_cost'), metaNumber(file, 'max_project_cost')];
  for (const [at, project] of file.projects.entries()) {
    const { id, line, cost } = project;
    const before = lines.get(id);
    lines.set(id, before ?? line);
    if (before !== undefined)
      problems.fatal(line, 'project-twice', `project ${clipped(id)} stands in line ${before} already`);
    // Ballots list ids with commas between them, and spaces around those are left out.
    if (id.includes(',') || id !== id.trim())
      problems.said(
        line,
        'project-id',
        `no ballot can name ${quoted(id)}: take commas and spaces out of the id`,
      );
    if ((least !== null && compare(cost, least) < 0) || (most !== null && compare(cost, most) > 0))
      problems.said(line, 'cost-limits', `project ${clipped(id)}: the cost is beyond the limits of the file`);
    checkCost(project, file.budget, problems);
    checkCounted(project, at, counts, problems);
    checkSelected(project, problems);
  }
}

function checkCost({ id, line, cost }: PbProject, budget: Fraction, problems: Problems): void {
  if (compare(cost, ZERO) === 0) problems.said(line, 'cost-zero', `project ${clipped(id)} costs nothing`);
  else if (compare(cost, budget) > 0)
    problems.said(
      line,
      'cost-over-budget',
      `project ${clipped(id)} is dearer than the budget: it cannot win`,
    );
}

/** What PROJECTS says of votes and points, against the ballots. */
function checkCounted({ id, line, more }: PbProject, at: number, counts: PbCounts, problems: Problems): void {
  const votes = counts.votes[at] ?? 0;
  const score = counts.scores?.[at] ?? null;
  if (votes === 0) problems.said(line, 'no-votes', `nobody voted for project ${clipped(id)}`);
  const differs = (text: string | undefined, counted: Fraction) => {
    if (text === undefined || text === '') return false;
    const said = parseDecimal(text);
    return said === null || compare(said, counted) !== 0;
  };
  if (differs(more['votes'], { n: BigInt(votes), d: 1n }))
    problems.said(
      line,
      'votes',
      `project ${clipped(id)}: votes is ${quoted(more['votes'] ?? '')}, the ballots have ${votes}`,
    );
  if (score !== null && differs(more['score'], score))
    problems.said(
      line,
      'score',
      `project ${clipped(id)}: score is ${quoted(more['score'] ?? '')}, the ballots give ${toText(score)}`,
    );
}

/** 1: selected; 2 and 3: paid for in another way, as the comment of the file explains. */
function checkSelected({ id, line, more }: PbProject, problems: Problems): void {
  const selected = more['selected'];
  if (selected !== undefined && !/^[0-3]$/.test(selected))
    problems.said(
      line,
      'selected',
      `project ${clipped(id)}: selected ${quoted(selected)} should be 0, 1, 2 or 3`,
    );
}

/** Amounts are whole numbers of their smallest part; prices are looked for in doubles, as quotients of numbers below 10^308. */
const LARGEST_AMOUNT = 10n ** 60n;

function checkAmounts(file: PbFile, problems: Problems): void {
  const { budget, projects } = file;
  const scale = decimals([budget, ...projects.map(({ cost }) => cost)]);
  const tooLarge = (amount: Fraction) => times(amount, scale).n > LARGEST_AMOUNT;
  const refuse = (line: number, what: string) =>
    problems.fatal(
      line,
      'amount-size',
      `${what} has more than sixty digits and decimals: it is no amount of money`,
    );
  if (tooLarge(budget)) refuse(metaLine(file, 'budget'), 'the budget');
  for (const { id, line, cost } of projects)
    if (tooLarge(cost)) refuse(line, `project ${clipped(id)}: the cost`);
}

function checkMoney(file: PbFile, problems: Problems): void {
  checkAmounts(file, problems);
  const { budget, projects, meta } = file;
  if (compare(budget, ZERO) === 0)
    problems.said(metaLine(file, 'budget'), 'budget-zero', 'the budget is zero: only what is free can win');
  const selected = sumOf(projects.filter(({ more }) => more['selected'] === '1').map(({ cost }) => cost));
  if (compare(selected, budget) > 0)
    problems.said(
      file.lines?.headers.PROJECTS ?? 0,
      'selected-over-budget',
      `the selected projects cost ${toText(selected)}, the budget is ${toText(budget)}`,
    );
  const all = sumOf(projects.map(({ cost }) => cost));
  const affordable = compare(all, budget) <= 0;
  if (meta['fully_funded'] === '1' && !affordable)
    problems.said(
      metaLine(file, 'fully_funded'),
      'fully-funded',
      `fully_funded is 1, and all projects cost ${toText(all)}, more than the budget`,
    );
  if (meta['fully_funded'] === undefined && affordable)
    problems.said(
      metaLine(file, 'budget'),
      'all-affordable',
      `all projects together cost ${toText(all)}, not more than the budget: everything can be funded (fully_funded;1)`,
    );
}

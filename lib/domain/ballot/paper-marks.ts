import { ballotProblem, type BallotProblem } from '@/lib/domain/ballot/check';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';

/** What stands in the place of each project on a sheet: `x` where a box is ticked, a figure where points or a rank are written. */
export type Marks = Readonly<Record<number, string>>;

export type MarkProblem = BallotProblem | 'not-a-figure' | 'ranks-in-a-row';
export type ReadMarks = { ballot: Ballot } | { problem: MarkProblem };

interface Mark {
  project: number;
  /** 1 where a box is ticked. */
  figure: number;
}

/**
 * The ballot that a sheet says. Projects stand by number, or by rank where the type ranks, so that two people who read the same give the
 * same bytes.
 */
export function ballotOfMarks(rules: BallotRules, marks: Marks): ReadMarks {
  const read = marksOf(rules, marks);
  if (read === null) return { problem: 'not-a-figure' };
  const ranks = rules.type === 'ranking';
  const sorted = [...read].sort((a, b) => (ranks ? a.figure - b.figure : a.project - b.project));
  if (ranks && sorted.some(({ figure }, at) => figure !== at + 1)) return { problem: 'ranks-in-a-row' };
  const ballot: Ballot = {
    void: false,
    choices: sorted.map(({ project }) => project),
    points: rules.points === null || sorted.length === 0 ? null : sorted.map(({ figure }) => figure),
  };
  const problem = ballotProblem(rules, ballot);
  return problem === null ? { ballot } : { problem };
}

/** @returns null where a place has something else than a tick or a figure from 1 */
function marksOf({ type, projects }: BallotRules, marks: Marks): Mark[] | null {
  const written = projects
    .map(({ number: project }) => ({ project, text: (marks[project] ?? '').trim() }))
    .filter(({ text }) => text !== '');
  const isTick = type === 'approval' || type === 'knapsack';
  const wanted = isTick ? /^x$/ : /^[1-9]\d{0,5}$/;
  if (written.some(({ text }) => !wanted.test(text))) return null;
  return written.map(({ project, text }) => ({ project, figure: isTick ? 1 : Number(text) }));
}

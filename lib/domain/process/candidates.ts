import type { WonFigure } from '@/lib/domain/figure';
import type { Won } from '@/lib/domain/money';
import {
  byLikeness,
  type Likeness,
  likenessTo,
  neighbourhoodsIn,
  withoutNeighbourhoods,
} from '@/lib/domain/process/likeness';
import { shadowOf } from '@/lib/domain/search/fold';

/**
 * Why a project may be a winner's: `name`: most of what the name tells is shared, `similar-name`: some of it; `department`: of the
 * department that reviewed the proposal; `amount`: within a tenth of the official cost; `neighbourhood`: names the same one;
 * `shared`: tied to another winner already, which speaks neither for nor against it.
 */
export const CANDIDATE_REASONS = [
  'name',
  'similar-name',
  'department',
  'amount',
  'neighbourhood',
  'shared',
] as const;
export type CandidateReason = (typeof CANDIDATE_REASONS)[number];

export const CANDIDATE_GRADES = ['likely', 'possible', 'weak'] as const;
export type CandidateGrade = (typeof CANDIDATE_GRADES)[number];

/** What is known of a winner. */
export interface Winner {
  title: string;
  place: string | null;
  /** The departments that its review steps name. */
  departments: readonly string[];
  officialCost: Won | null;
}

/** What is known of a project. */
export interface PossibleProject {
  name: string;
  department: string | null;
  /** The current budget, the planned one where there is none; null: not reported. */
  amount: Won | null;
  /** Tied to another winner. */
  taken: boolean;
}

export interface Judged {
  grade: CandidateGrade;
  reasons: readonly CandidateReason[];
  /** Of the names; null: they are not alike. */
  likeness: Likeness | null;
}

/** A project that a winner may be. Nothing is tied by it: an official does that, by key. */
export interface Candidate {
  year: number;
  /** Its public id, as in `/p/{id}`. */
  id: string;
  name: string;
  department: string | null;
  current: WonFigure;
  spent: WonFigure;
  grade: CandidateGrade;
  reasons: readonly CandidateReason[];
}

/** Within a tenth of the cost, either way. */
export function isNear(amount: Won | null, cost: Won | null): boolean {
  if (amount === null || cost === null || cost <= 0) return false;
  const difference = BigInt(amount) - BigInt(cost);
  return (difference < 0n ? -difference : difference) * 10n <= BigInt(cost);
}

/** 도로과 of the review is 도로과 of the project, and 건설국 도로과 as well. */
function isSameDepartment(one: string, other: string): boolean {
  const [a, b] = [shadowOf(one), shadowOf(other)];
  return a !== '' && b !== '' && (a.endsWith(b) || b.endsWith(a));
}

/** Grades projects as a winner's; null where nothing but a single weak sign speaks for it. */
export function candidateOf(winner: Winner): (project: PossibleProject) => Judged | null {
  // The neighbourhood is a reason of its own.
  const likeness = likenessTo(withoutNeighbourhoods(winner.title));
  const places = neighbourhoodsIn(`${winner.title} ${winner.place ?? ''}`);
  return (project) => {
    const name = shadowOf(project.name);
    const like = likeness(project.name);
    const { department } = project;
    const holds: Record<CandidateReason, boolean> = {
      name: like?.grade === 'strong',
      'similar-name': like?.grade === 'some',
      department: department !== null && winner.departments.some((one) => isSameDepartment(one, department)),
      amount: isNear(project.amount, winner.officialCost),
      neighbourhood: places.some((place) => name.includes(place)),
      shared: project.taken,
    };
    const grade = gradeOf(holds);
    if (grade === null) return null;
    return { grade, reasons: CANDIDATE_REASONS.filter((reason) => holds[reason]), likeness: like };
  };
}

/**
 * Likely: a like name and one more sign. Possible: a like name alone, or a similar one with one more sign. Weak: a similar name alone,
 * or two signs without the name. One of these alone is most of a government's projects'.
 */
function gradeOf(holds: Record<CandidateReason, boolean>): CandidateGrade | null {
  const others = (['department', 'amount', 'neighbourhood'] as const).filter(
    (reason) => holds[reason],
  ).length;
  if (holds.name) return others > 0 ? 'likely' : 'possible';
  if (holds['similar-name']) return others > 0 ? 'possible' : 'weak';
  return others > 1 ? 'weak' : null;
}

/** The best first: by grade, then by how many reasons speak for it, then by name. */
export function byCandidacy(a: Judged, b: Judged): number {
  const grade = ({ grade: one }: Judged) => CANDIDATE_GRADES.indexOf(one);
  const reasons = (one: Judged) => one.reasons.filter((reason) => reason !== 'shared').length;
  return grade(a) - grade(b) || reasons(b) - reasons(a) || byName(a.likeness, b.likeness);
}

function byName(a: Likeness | null, b: Likeness | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byLikeness(a, b);
}

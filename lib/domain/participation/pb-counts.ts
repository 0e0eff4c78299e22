import { type Fraction, plus, times, ZERO } from '@/lib/domain/participation/fraction';
import { metaNumber } from '@/lib/domain/participation/pb-meta';
import { givesPoints, type PbFile } from '@/lib/domain/participation/pb-types';

/** By project, in the order of the file: how many ballots name it, and the sum of its points. */
export interface PbCounts {
  votes: readonly number[];
  /** null where ballots give no points, or where those that do not name a project give it some too (META: `default_score`). */
  scores: readonly Fraction[] | null;
}

/** The sum of amounts; whole ones, which are the rule, are added up without reducing fractions. */
export function sumOf(amounts: readonly Fraction[]): Fraction {
  let n = 0n;
  for (const amount of amounts) {
    if (amount.d !== 1n) return amounts.reduce(plus, ZERO);
    n += amount.n;
  }
  return { n, d: 1n };
}

/** The smallest power of ten that brings decimals to whole numbers. */
export function decimals(fractions: readonly Fraction[]): bigint {
  let scale = 1n;
  for (const { d } of fractions) while (scale % d !== 0n) scale *= 10n;
  return scale;
}

/** Into how many parts a point is taken apart, so that all points are whole. */
export const pointScaleOf = ({ votes }: Pick<PbFile, 'votes'>): bigint =>
  decimals(votes.flatMap(({ points }) => points ?? []));

/** Counts the ballots anew, exactly. Choices that are no project of the file are left aside. */
export function countsOf(file: PbFile): PbCounts {
  const tallies = new Map(file.projects.map(({ id }) => [id, new ProjectTally()]));
  for (const { choices, points } of file.votes)
    for (const [position, id] of choices.entries()) tallies.get(id)?.add(points?.[position]);
  const inOrder = file.projects.map(({ id }) => tallies.get(id) ?? new ProjectTally());
  const scored = givesPoints(file.voteType) && (metaNumber(file, 'default_score')?.n ?? 0n) === 0n;
  return {
    votes: inOrder.map(({ votes }) => votes),
    scores: scored ? inOrder.map((tally) => tally.score()) : null,
  };
}

class ProjectTally {
  votes = 0;
  // Few different points are given: how often each was given is counted first, and added up once.
  private readonly given = new Map<Fraction, number>();

  add(points: Fraction | undefined): void {
    this.votes += 1;
    if (points !== undefined) this.given.set(points, (this.given.get(points) ?? 0) + 1);
  }

  score(): Fraction {
    return sumOf([...this.given].map(([points, often]) => times(points, BigInt(often))));
  }
}

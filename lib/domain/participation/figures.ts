import { type Fraction, fraction, plus, ZERO } from '@/lib/domain/participation/fraction';
import type { PbFile } from '@/lib/domain/participation/pb';

/** What a figure counts, and over what: 1, the ballots (blank ones too), the sum over all projects, the largest of all projects. */
interface Measure {
  of: 'votes' | 'points';
  over: 'one' | 'ballots' | 'sum' | 'best';
}

/** The figures by which stages compare projects (docs/recount.md). Points are Borda points where ballots rank. */
const MEASURES = {
  votes: { of: 'votes', over: 'one' },
  points: { of: 'points', over: 'one' },
  'share-of-ballots': { of: 'votes', over: 'ballots' },
  'points-per-ballot': { of: 'points', over: 'ballots' },
  'share-of-votes': { of: 'votes', over: 'sum' },
  'share-of-points': { of: 'points', over: 'sum' },
  'share-of-best': { of: 'votes', over: 'best' },
  'share-of-best-points': { of: 'points', over: 'best' },
} as const satisfies Record<string, Measure>;

export type FigureName = keyof typeof MEASURES;
/** The keys of the table are the names. */
export const FIGURES = Object.keys(MEASURES) as FigureName[];

export const givesPoints = ({ voteType }: PbFile) => voteType !== 'approval' && voteType !== 'choose-1';
export const countsPoints = (figure: FigureName) => MEASURES[figure].of === 'points';

/** A figure of every project of a file, exactly. Over nothing (no ballots, no votes) it is zero. */
export function figuresOf(file: PbFile, figure: FigureName): Map<string, Fraction> {
  const { of, over } = MEASURES[figure];
  const sums = sumsOf(file, of);
  const divisor = divisorOf([...sums.values()], over, file.votes.length);
  return new Map(
    [...sums].map(([id, sum]) => [
      id,
      divisor.n === 0n ? ZERO : fraction(sum.n * divisor.d, sum.d * divisor.n),
    ]),
  );
}

function divisorOf(sums: readonly Fraction[], over: Measure['over'], ballots: number): Fraction {
  if (over === 'one') return fraction(1n);
  if (over === 'ballots') return fraction(BigInt(ballots));
  if (over === 'sum') return sums.reduce(plus, ZERO);
  return sums.reduce((best, one) => (one.n * best.d > best.n * one.d ? one : best), ZERO);
}

function sumsOf(file: PbFile, of: Measure['of']): Map<string, Fraction> {
  const sums = new Map(file.projects.map(({ id }) => [id, ZERO]));
  for (const { choices, points } of file.votes) {
    choices.forEach((id, place) => {
      const worth = of === 'votes' ? fraction(1n) : pointsAt(file, { choices, points }, place);
      sums.set(id, plus(sums.get(id) ?? ZERO, worth));
    });
  }
  return sums;
}

/** What a ballot gives to the project at a place: its points, or by rank as many as projects stand below it. */
function pointsAt(
  { voteType }: PbFile,
  { choices, points }: { choices: readonly string[]; points: readonly Fraction[] | null },
  place: number,
): Fraction {
  if (voteType === 'ordinal') return fraction(BigInt(choices.length - 1 - place));
  return points?.[place] ?? ZERO;
}

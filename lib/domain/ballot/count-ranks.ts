import type { FigureName } from '@/lib/domain/participation/figures';
import { compare, type Fraction, fraction, times } from '@/lib/domain/participation/fraction';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import { exactOf } from '@/lib/domain/participation/rules-document';
import type { Selection } from '@/lib/domain/participation/select';
import { isShare } from '@/lib/domain/process/threshold';

export interface RankedProject {
  number: number;
  /** From 1, in its track. */
  rank: number;
  votes: number;
  /** Of the panels together, `p/q`; null: there are none, or it was out before. */
  score: string | null;
  won: boolean;
}

/** What a track ended with; null: the result has no such track. */
export function selectionOf({ tracks }: ResultDocument, track: string): Selection | null {
  const stages = tracks.find((one) => one.track === track)?.stages ?? [];
  return stages.find((stage): stage is Selection => stage.stage === 'select') ?? null;
}

/** The projects of a track: winners in the order of funding, then the others by score, points or votes and by number, then what was out before. */
export function rankedProjects(result: ResultDocument, track: string): RankedProject[] {
  const selection = selectionOf(result, track);
  if (selection === null) return [];
  const place = new Map(selection.order.map((project, at) => [project, at]));
  return selection.projects
    .toSorted(
      (a, b) =>
        (place.get(a.project) ?? Infinity) - (place.get(b.project) ?? Infinity) ||
        Number(isOut(a)) - Number(isOut(b)) ||
        compare(figure(b), figure(a)) ||
        Number(a.project) - Number(b.project),
    )
    .map(({ project, votes, score }, at) => ({
      number: Number(project),
      rank: at + 1,
      votes,
      score,
      won: place.has(project),
    }));
}

const isOut = ({ status }: Selection['projects'][number]) => status === 'eliminated';

/** A score to be shown: two decimals, never rounded up. @param score whole or `p/q` */
export const scoreText = (score: string) => twoDecimals(exactOf(score));

/** A figure to be shown in the same way, shares in per cent without the sign. @param figure whole or `p/q` */
export const figureText = (measure: FigureName, figure: string) =>
  twoDecimals(times(exactOf(figure), isShare(measure) ? 100n : 1n));

function twoDecimals({ n, d }: Fraction): string {
  const hundredths = (n * 100n) / d;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

const figure = ({ score, points, votes }: Selection['projects'][number]): Fraction => {
  const said = score ?? points;
  return said === null ? fraction(BigInt(votes)) : exactOf(said);
};

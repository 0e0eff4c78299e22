import { compare, type Fraction, fraction } from '@/lib/domain/participation/fraction';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import { exactOf } from '@/lib/domain/participation/rules-document';
import type { Selection } from '@/lib/domain/participation/select';

export interface RankedProject {
  number: number;
  /** From 1, in its track. */
  rank: number;
  votes: number;
  won: boolean;
}

/** What a track ended with; null: the result has no such track. */
export function selectionOf({ tracks }: ResultDocument, track: string): Selection | null {
  const stages = tracks.find((one) => one.track === track)?.stages ?? [];
  return stages.find((stage): stage is Selection => stage.stage === 'select') ?? null;
}

/** The projects of a track: winners in the order of funding, then the others by score, points and votes, then by number. */
export function rankedProjects(result: ResultDocument, track: string): RankedProject[] {
  const selection = selectionOf(result, track);
  if (selection === null) return [];
  const place = new Map(selection.order.map((project, at) => [project, at]));
  return selection.projects
    .toSorted(
      (a, b) =>
        (place.get(a.project) ?? Infinity) - (place.get(b.project) ?? Infinity) ||
        compare(figure(b), figure(a)) ||
        Number(a.project) - Number(b.project),
    )
    .map(({ project, votes }, at) => ({
      number: Number(project),
      rank: at + 1,
      votes,
      won: place.has(project),
    }));
}

const figure = ({ score, points, votes }: Selection['projects'][number]): Fraction => {
  const said = score ?? points;
  return said === null ? fraction(BigInt(votes)) : exactOf(said);
};

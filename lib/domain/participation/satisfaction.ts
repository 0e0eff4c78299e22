import { toText } from '@/lib/domain/participation/fraction';
import type { PbFile, PbVote } from '@/lib/domain/participation/pb';

/** What the ballots got. */
export interface Satisfaction {
  /** Ballots that chose a project at least. */
  ballots: number;
  /** Ballots that chose none. */
  blank: number;
  /** Ballots that chose, and none of what they chose was funded. */
  without: number;
}

/** The projects that a ballot chose: those it names, but for those it gave no points. */
const chosen = ({ choices, points }: PbVote): readonly string[] =>
  points === null ? choices : choices.filter((_, at) => (points[at]?.n ?? 0n) > 0n);

/** How many ballots have no winner among what they chose. @param winners ids */
export function satisfaction({ votes }: Pick<PbFile, 'votes'>, winners: readonly string[]): Satisfaction {
  const won = new Set(winners);
  const choosing = votes.map(chosen).filter(({ length }) => length > 0);
  return {
    ballots: choosing.length,
    blank: votes.length - choosing.length,
    without: choosing.filter((choices) => !choices.some((id) => won.has(id))).length,
  };
}

/**
 * How many ballots have a content that no other has. Who tells how they voted, or is known to have, can be found by such a ballot.
 * The order of what is named counts where it is a ranking.
 */
export function uniqueBallots({ votes, voteType }: Pick<PbFile, 'votes' | 'voteType'>): number {
  const times = new Map<string, number>();
  for (const vote of votes) {
    const content = contentOf(vote, voteType === 'ordinal');
    times.set(content, (times.get(content) ?? 0) + 1);
  }
  return [...times.values()].filter((count) => count === 1).length;
}

function contentOf({ choices, points }: PbVote, ranked: boolean): string {
  const parts = choices.map((id, at) => [id, points === null ? '' : toText(points[at] ?? { n: 0n, d: 1n })]);
  return JSON.stringify(
    ranked ? parts : parts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

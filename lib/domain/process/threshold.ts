import { z } from 'zod';
import { type FigureName, FIGURES } from '@/lib/domain/participation/figures';
import {
  compare,
  fraction,
  over,
  parseDecimal,
  times,
  toText,
  ZERO,
} from '@/lib/domain/participation/fraction';
import type { VoteType } from '@/lib/domain/participation/pb-types';
import { exactOf } from '@/lib/domain/participation/rules-document';

/** Projects whose figure is below `atLeast` are out before the count (docs/recount.md, stage `eliminate`). Messages are codes. */
export const threshold = z.strictObject({
  by: z.enum(FIGURES, 'invalid'),
  /** As the rule document has it: whole, or `p/q`. Shares are of 1. */
  atLeast: z
    .string()
    .regex(/^(0|[1-9]\d{0,29})(\/[1-9]\d{0,29})?$/, { error: 'threshold-unread', abort: true }),
});
export type Threshold = z.infer<typeof threshold>;

/** Figures that are parts of a whole: people write and read them in per cent. */
export const isShare = (by: FigureName) => by.startsWith('share-');
/** Figures that need ballots which give points or ranks. */
export const isOfPoints = (by: FigureName) => by.includes('points');
/** Whether ballots of a kind have a figure at all. */
export const hasFigure = (by: FigureName, ballot: VoteType) =>
  !isOfPoints(by) || (ballot !== 'approval' && ballot !== 'choose-1');
/** Figures that are counted, and never lie between whole numbers. */
const isWhole = (by: FigureName) => by === 'votes' || by === 'points';

/** Decimals that a form takes; of a share that is a millionth. */
const WRITTEN = /^\d{1,9}(\.\d{1,4})?$/;
const DECIMALS = 10_000n;

/** What a form says as the rules have it, shares in per cent: `5` of `share-of-ballots` is `1/20`. Null: it cannot be read. */
export function atLeastOf(by: FigureName, written: string): string | null {
  const plain = written.replaceAll(/[\s,%]/g, '');
  const number = WRITTEN.test(plain) ? parseDecimal(plain) : null;
  if (number === null) return null;
  return toText(isShare(by) ? over(number, 100n) : number);
}

/** The same the other way round: `1/20` of `share-of-ballots` is `5`. What has no short decimal stays `p/q`. */
export function writtenOf({ by, atLeast }: Threshold): string {
  const said = exactOf(atLeast);
  const shown = isShare(by) ? times(said, 100n) : said;
  const { n, d } = times(shown, DECIMALS);
  if (d !== 1n) return toText(shown);
  const decimals = String(n % DECIMALS)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? String(n / DECIMALS) : `${n / DECIMALS}.${decimals}`;
}

/** What is wrong with a threshold for ballots of a kind: the part, and a code. */
export function thresholdProblem(
  { by, atLeast }: Threshold,
  ballot: VoteType,
): [keyof Threshold, string] | null {
  if (!hasFigure(by, ballot)) return ['by', 'threshold-points'];
  const least = exactOf(atLeast);
  if (compare(least, ZERO) <= 0) return ['atLeast', 'threshold-unread'];
  if (isWhole(by) && least.d !== 1n) return ['atLeast', 'threshold-whole'];
  return isShare(by) && compare(least, fraction(1n)) > 0 ? ['atLeast', 'threshold-above-all'] : null;
}

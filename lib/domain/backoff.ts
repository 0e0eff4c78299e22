export interface Backoff {
  /** The longest pause after the first failure, in milliseconds. */
  first: number;
  /** No pause is longer. */
  most: number;
}

/**
 * How long to wait after so many failures in a row: doubled with each, between the half and the whole of it, so that those who
 * failed together do not come back together.
 * @param failures from 1 on
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function backoffMs(failures: number, { first, most }: Backoff, random = Math.random()): number {
  const ceiling = Math.min(most, first * 2 ** Math.min(Math.max(failures, 1) - 1, 40));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Rows of a block are numbered in so many bits; the rest of 32 are the block's. */
const ROW_BITS = 13;
export const MOST_ROWS = 1 << ROW_BITS;

/** Where a row is among what a run keeps: its block's place there, and its own in the block, from 0. */
export interface Place {
  seq: number;
  row: number;
}

export function packPlace(seq: number, row: number): number {
  return ((seq << ROW_BITS) | row) >>> 0;
}

export function placeOf(packed: number): Place {
  return { seq: packed >>> ROW_BITS, row: packed & (MOST_ROWS - 1) };
}

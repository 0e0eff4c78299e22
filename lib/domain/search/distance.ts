/** The letters of a text: syllables taken apart into their consonants and vowels. */
function letters(text: string): string[] {
  return Array.from(text.normalize('NFD'));
}

/** The cells of a table of distances, by row and column; those outside are beyond reach. */
type Cell = (row: number, column: number) => number;

/** The fewest steps to a cell from those before it. */
function stepsTo(
  [from, to]: readonly [string[], string[]],
  cell: Cell,
  [row, column]: [number, number],
): number {
  const same = from[row - 1] === to[column - 1];
  const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return Math.min(
    cell(row - 1, column - 1) + (same ? 0 : 1),
    cell(row - 1, column) + 1,
    cell(row, column - 1) + 1,
    swapped ? cell(row - 2, column - 2) + 1 : Infinity,
  );
}

/**
 * How many letters must be changed, added, left out or exchanged with their neighbour to make one text of another: 집 and 짐 differ
 * by one letter, 집 and 산 by three. Optimal string alignment.
 */
export function letterDistance(a: string, b: string): number {
  const [from, to] = [letters(a), letters(b)];
  const table: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  const cell: Cell = (row, column) => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    table.push([row]);
    for (let column = 1; column <= to.length; column += 1)
      table[row]?.push(stepsTo([from, to], cell, [row, column]));
  }
  return cell(from.length, to.length);
}

/** A text with one gap: what stands before and after it. `wild`: any one character stands in the gap. */
export interface Variant {
  left: string;
  right: string;
  wild: boolean;
}

/** Every text at one slip of a key from this one: a character changed, left out, put in, or exchanged with its neighbour. */
export function variantsOf(text: string): Variant[] {
  const characters = Array.from(text);
  const join = (from: number, to?: number) => characters.slice(from, to).join('');
  const variants: Variant[] = [];
  characters.forEach((character, at) => {
    variants.push({ left: join(0, at), right: join(at + 1), wild: true });
    variants.push({ left: join(0, at), right: join(at + 1), wild: false });
    if (at > 0) variants.push({ left: join(0, at), right: join(at), wild: true });
    const next = characters[at + 1];
    if (next !== undefined && next !== character)
      variants.push({ left: join(0, at) + next + character, right: join(at + 2), wild: false });
  });
  return variants;
}

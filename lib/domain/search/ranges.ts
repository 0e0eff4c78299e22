/** Both ends included; null: open. Of amounts won, of a rate tenths of a per cent. */
export interface Range {
  min: bigint | null;
  max: bigint | null;
}

export type Operator = ':' | '=' | '>' | '<' | '>=' | '<=';

/** Of whole numbers, so that both ends can be included. */
const BOUNDS: Readonly<Record<Operator, (number: bigint) => Range>> = {
  ':': (number) => ({ min: number, max: number }),
  '=': (number) => ({ min: number, max: number }),
  '>': (number) => ({ min: number + 1n, max: null }),
  '>=': (number) => ({ min: number, max: null }),
  '<': (number) => ({ min: null, max: number - 1n }),
  '<=': (number) => ({ min: null, max: number }),
};

export type ReadNumber = (text: string) => bigint | null;

/** What a condition says; null where a number cannot be read. */
export function rangeOf(operator: Operator, text: string, read: ReadNumber): Range | null {
  if (text.includes('..'))
    return operator === ':' || operator === '=' ? fromTo(text.split('..'), read) : null;
  const number = read(text);
  return number === null ? null : BOUNDS[operator](number);
}

/** `2023..2025`; one side may be left open. */
function fromTo(sides: readonly string[], read: ReadNumber): Range | null {
  if (sides.length !== 2 || sides.every((side) => side === '')) return null;
  const [min = null, max = null] = sides.map((side) => (side === '' ? undefined : read(side)));
  const readable = (end: bigint | null, side: string | undefined) => end !== null || side === '';
  return readable(min, sides[0]) && readable(max, sides[1]) ? { min, max } : null;
}

export function intersection(a: Range | null, b: Range): Range {
  if (a === null) return b;
  const pick = (one: bigint | null, other: bigint | null, first: boolean) => {
    if (one === null || other === null) return one ?? other;
    return one < other === first ? one : other;
  };
  return { min: pick(a.min, b.min, false), max: pick(a.max, b.max, true) };
}

/** A seed of an order: 64 bits, as text. */
export const newOrderSeed = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('-');

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Even numbers from 0 to below 1 (mulberry32); the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A list in an order of its own for each seed, the same one each time (Fisher and Yates): no project stands first for everybody.
 * Nothing is decided by it, so that it need not be hard to guess.
 */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  const next = numbersFrom(hashOf(seed));
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const [one] = order.splice(other, 1);
    if (one !== undefined) order.splice(last, 0, one);
  }
  return order;
}

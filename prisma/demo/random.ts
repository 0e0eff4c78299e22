/**
 * The generator's own source of chance: the same words give the same sequence on every machine and in every version
 * of Node. Each line of the demo world has a sequence of its own, named by what it is, so that a change in one place
 * moves nothing elsewhere.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [low, high]. */
  int(low: number, high: number): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Around 1, log-normal: `spread` is the standard deviation of the logarithm. */
  noise(spread: number): number;
}

/** FNV-1a over the UTF-16 units, with a final mix: four of them seed the generator. */
function hash32(text: string, basis: number): number {
  let h = basis >>> 0;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** sfc32, seeded by the words. */
function sequence(text: string): () => number {
  let [a, b, c, d] = [0x811c9dc5, 0x9e3779b9, 0x243f6a88, 0xb7e15162].map((basis) => hash32(text, basis)) as [
    number,
    number,
    number,
    number,
  ];
  const step = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i += 1) step();
  return step;
}

/** @param words what the sequence is for, the seed first */
export function random(...words: (string | number)[]): Random {
  const next = sequence(words.join('\u001f'));
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    between,
    int: (low, high) => Math.floor(between(low, high + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => {
      const item = from[Math.floor(next() * from.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    noise: (spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.exp(spread * Math.max(-2.5, Math.min(2.5, normal)));
    },
  };
}

/**
 * How often this process has rendered each page. A page that is served from the cache does not run, so it does not count:
 * what did not change is seen not to have been rendered again. One render may run a page's code more than once.
 */
const KEPT = 20_000;
const KEY = Symbol.for('gotgan.renders');

interface Renders {
  total: number;
  byPath: Map<string, number>;
}

/** One count for the process: each route's bundle may hold a copy of this module. */
function renders(): Renders {
  const shared = globalThis as { [KEY]?: Renders }; // a property of our own, under a symbol of our own
  shared[KEY] ??= { total: 0, byPath: new Map() };
  return shared[KEY];
}

/** Called in the body of a page. @param path as visitors ask for it, without query: `/en/g/1111000` */
export function countRender(path: string): void {
  const { byPath } = renders();
  renders().total += 1;
  // Beyond so many addresses only the total goes on, so that visitors cannot fill the memory.
  if (byPath.has(path) || byPath.size < KEPT) byPath.set(path, (byPath.get(path) ?? 0) + 1);
}

/** The counts since the process began. */
export function renderCounts(): { total: number; paths: Record<string, number> } {
  const { total, byPath } = renders();
  return { total, paths: Object.fromEntries(byPath) };
}

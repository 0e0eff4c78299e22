/** How often the process notes where it is, while it has time to. */
const TICK_MS = 20;

/**
 * Since when a request may have been waiting. A busy process takes what came in one turn of its event loop in the next one or the one after
 * it: the beginnings of the last turns bound how long. What came before the end of a vote counts, however busy the site was.
 */
export class Arrivals {
  /** @type {readonly number[]} beginnings of the last turns, the oldest first */
  #turns;

  constructor(now = Date.now()) {
    this.#turns = [now, now, now];
  }

  /** A turn begins. */
  turn(now = Date.now()) {
    this.#turns = [...this.#turns.slice(1), now];
  }

  /** The earliest moment at which what is taken now can have come: a few hundredths of a second ago where there is little to do. */
  earliest() {
    return this.#turns[0] ?? Date.now();
  }
}

/** Notes the turns of this process. */
export function watchArrivals() {
  const arrivals = new Arrivals();
  setInterval(() => arrivals.turn(), TICK_MS).unref();
  return arrivals;
}

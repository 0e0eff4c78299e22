/**
 * As many casts are in work at once: a third of a second's at the pace of two processors, so that a short pause sends nobody away, and who
 * is let in does not wait long.
 */
const MOST_AT_ONCE = 64;
/** Of these, as many are for who has waited already. */
const FOR_WHO_WAITED = 16;
/** Who has to wait is asked to come back at this pace, so that they do not all come together. */
const BACK_PER_SECOND = 100;

/** Lets in as many at once as can be served, and spreads the others over the time ahead. Of them it knows nothing but a moment. */
export class CastQueue {
  private inWork = 0;
  /** When the next one is asked back, in milliseconds. */
  private nextBack = 0;

  /** Does it, or answers null where too many are in work. @param hasWaited a ticket was shown */
  async take<T>(hasWaited: boolean, work: () => Promise<T>): Promise<T | null> {
    if (this.inWork >= (hasWaited ? MOST_AT_ONCE : MOST_AT_ONCE - FOR_WHO_WAITED)) return null;
    this.inWork += 1;
    try {
      return await work();
    } finally {
      this.inWork -= 1;
    }
  }

  /** After how many seconds who could not be let in is to come again: at least one. */
  secondsToWait(now = Date.now()): number {
    this.nextBack = Math.max(this.nextBack + 1000 / BACK_PER_SECOND, now + 1000);
    return Math.ceil((this.nextBack - now) / 1000);
  }
}

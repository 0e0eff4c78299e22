const MOST_KNOWN = 100_000;

/**
 * Counts in memory how often something is done by each, in windows of time that begin anew for all. Nothing is written anywhere: who
 * has asked for a credential, and when, is nobody's to read.
 */
export class MemoryLimit {
  private counts = new Map<string, number>();
  private ends = 0;

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** Whether once more is too often. */
  isOver(who: string, now = Date.now()): boolean {
    if (now >= this.ends || this.counts.size > MOST_KNOWN) {
      this.counts = new Map();
      this.ends = now + this.windowMs;
    }
    const count = (this.counts.get(who) ?? 0) + 1;
    this.counts.set(who, count);
    return count > this.most;
  }
}

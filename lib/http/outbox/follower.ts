import type { Pool } from 'pg';
import { type Backoff, backoffMs } from '@/lib/domain/backoff';
import { entriesAfter, type LogState, readLogState } from '@/lib/http/outbox/entries';
import type { InstanceReport } from '@/lib/http/outbox/instance';

/** The tag that stands on every page. */
const EVERYTHING = 'site';
const BACKOFF: Backoff = { first: 500, most: 60_000 };

export interface FollowerOptions {
  pool: Pool;
  /** From where: what the pages at hand were made from. Null: there are none yet. */
  from: { databaseId: string; entry: string } | null;
  /** Invalidates tags here. Doing it twice does no harm. */
  send: (tags: readonly string[]) => Promise<void>;
  /** Told where the instance stands after every look. */
  report: (report: InstanceReport) => Promise<void>;
  backoff?: Backoff;
}

/**
 * Follows the log of invalidated tags from a position of its own. What fails is tried again with growing pauses, from the entry
 * that failed; nothing is passed over. Where the log cannot tell what happened since (it was cut, it is another database's or
 * that of a restored one), every page is rendered anew.
 */
export class Follower {
  private state: InstanceReport = { position: '0', deliveredAt: null, attempts: 0, lastError: null };
  private databaseId: string | null;
  private running = false;
  private asked = false;
  private again: NodeJS.Timeout | undefined;
  private over = false;

  constructor(private readonly options: FollowerOptions) {
    this.databaseId = options.from?.databaseId ?? null;
    this.state.position = options.from?.entry ?? '0';
  }

  /** Looks for what is new, unless it is waiting to try again: then it looks when the pause is over. */
  wake = (): void => {
    if (this.over || this.again !== undefined) return;
    this.asked = true;
    if (!this.running) void this.work();
  };

  stop(): void {
    this.over = true;
    clearTimeout(this.again);
  }

  /** How it stands now. */
  present(): InstanceReport {
    return { ...this.state };
  }

  private async work(): Promise<void> {
    this.running = true;
    while (this.asked && !this.over) {
      this.asked = false;
      try {
        await this.catchUp();
        this.state.attempts = 0;
      } catch (error) {
        this.failed(error);
      }
      // Where the database is away nobody can be told; the next look tells.
      await this.options.report(this.state).catch(() => undefined);
    }
    this.running = false;
  }

  private failed(error: unknown): void {
    this.state.attempts += 1;
    this.state.lastError = reasonOf(error);
    // Who asked meanwhile is answered by the next try.
    this.asked = false;
    this.again = setTimeout(
      () => {
        this.again = undefined;
        this.wake();
      },
      backoffMs(this.state.attempts, this.options.backoff ?? BACKOFF),
    ).unref();
  }

  private async catchUp(): Promise<void> {
    const { pool } = this.options;
    await this.mendGap(await readLogState(pool));
    for (;;) {
      const entries = await entriesAfter(pool, this.state.position);
      const last = entries.at(-1);
      if (last === undefined) return;
      await this.deliver([...new Set(entries.map(({ tag }) => tag))], last.id);
    }
  }

  /** Everything anew, where the position says nothing in this log. */
  private async mendGap(log: LogState): Promise<void> {
    if (this.databaseId === null) this.state.position = log.newest;
    else if (this.databaseId !== log.databaseId || isOutside(this.state.position, log))
      await this.deliver([EVERYTHING], log.newest);
    this.databaseId = log.databaseId;
  }

  private async deliver(tags: readonly string[], position: string): Promise<void> {
    await this.options.send(tags);
    this.state = { ...this.state, position, deliveredAt: new Date() };
  }
}

/** Behind what was cut, or beyond the newest: numbers that were never given out are those of a later life. */
function isOutside(position: string, { newest, trimmedTo }: LogState): boolean {
  return BigInt(position) < BigInt(trimmedTo) || BigInt(position) > BigInt(newest);
}

/** The first words of what went wrong: "fetch failed" hides the reason one level below. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`.split('\n', 1)[0] ?? '';
}

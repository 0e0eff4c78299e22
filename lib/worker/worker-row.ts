import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

const SEEN_EVERY_MS = 15_000;

/** This worker's row: one for each life of a process, so that the status page can tell whether one is at work. */
export class WorkerRow {
  private readonly id = randomUUID();
  private readonly startedAt = new Date();
  private timer: NodeJS.Timeout | undefined;

  /** @param restarts how often it had crashed before, as whoever started it says */
  constructor(
    private readonly pool: Pool,
    private readonly name: string,
    private readonly restarts: number,
  ) {}

  async begin(): Promise<void> {
    await this.seen();
    this.timer = setInterval(() => void this.seen().catch(() => undefined), SEEN_EVERY_MS);
  }

  /** Says that it lives. A row that is gone (the database was emptied) is made again. */
  async seen(): Promise<void> {
    await this.pool.query(
      `INSERT INTO worker (id, name, restarts, started_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET last_seen_at = clock_timestamp()`,
      [this.id, this.name, this.restarts, this.startedAt],
    );
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.pool.query(
      'UPDATE worker SET last_seen_at = clock_timestamp(), ended_at = clock_timestamp() WHERE id = $1',
      [this.id],
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

const SEEN_EVERY_MS = 15_000;

/** This worker's row: one for each life of a process, so that the status page can tell whether one is at work. */
export class WorkerRow {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  constructor(private readonly pool: Pool) {}

  /** @param restarts how often it had crashed before, as whoever started it says */
  async begin(name: string, restarts: number): Promise<void> {
    await this.pool.query('INSERT INTO worker (id, name, restarts) VALUES ($1, $2, $3)', [
      this.id,
      name,
      restarts,
    ]);
    this.timer = setInterval(() => void this.seen().catch(() => undefined), SEEN_EVERY_MS);
  }

  private async seen(): Promise<void> {
    await this.pool.query('UPDATE worker SET last_seen_at = clock_timestamp() WHERE id = $1', [this.id]);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.pool.query(
      'UPDATE worker SET last_seen_at = clock_timestamp(), ended_at = clock_timestamp() WHERE id = $1',
      [this.id],
    );
  }
}

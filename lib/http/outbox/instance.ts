import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { Pool } from 'pg';
import { readEnv } from '@/lib/env';

/** What an instance tells of itself. */
export interface InstanceReport {
  position: string;
  deliveredAt: Date | null;
  /** Failed tries of the delivery at hand. */
  attempts: number;
  /** Kept after it was mended, with its time. */
  lastError: string | null;
}

/** This instance's row among those of the portal: one for each life of a process. */
export class InstanceRow {
  readonly id = randomUUID();
  private readonly name: string;
  constructor(
    private readonly pool: Pool,
    private readonly build: { code: string | null; entry: string },
  ) {
    const { INSTANCE_NAME, PORT } = readEnv();
    this.name = (INSTANCE_NAME ?? `${os.hostname()}:${PORT}`).slice(0, 100);
  }

  /** Says where the instance stands, and that it lives. A row that was cleaned away meanwhile is made again. */
  async report({ position, deliveredAt, attempts, lastError }: InstanceReport): Promise<void> {
    const error = lastError?.slice(0, 300) ?? null;
    const update = () =>
      this.pool.query(
        `UPDATE site_instance SET position = $2, delivered_at = $3, attempts = $4, last_error = $5 WHERE id = $1`,
        [this.id, position, deliveredAt, attempts, error],
      );
    if ((await update()).rowCount === 1) return;
    await this.pool.query(
      'INSERT INTO site_instance (id, name, build, build_entry, position) VALUES ($1, $2, $3, $4, $5)',
      [this.id, this.name, this.build.code, this.build.entry, position],
    );
    await update();
  }

  /** Says goodbye: whoever is not seen again without it was cut off. */
  async end(): Promise<void> {
    await this.pool.query('UPDATE site_instance SET ended_at = clock_timestamp() WHERE id = $1', [this.id]);
  }
}

import type pg from 'pg';
import { tags } from '@/lib/cache-tags';

/**
 * Tells every instance of the site that processes came, by entries of the outbox under the newest run. Where there was no run, no
 * page shows anything yet.
 */
export async function publishProcesses(client: pg.PoolClient, ids: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ run_id: string }>(
    `INSERT INTO outbox (run_id, topic, payload)
     SELECT newest.id, 'page', tag FROM (SELECT max(id) AS id FROM run) newest, unnest($1::text[]) AS tag
      WHERE newest.id IS NOT NULL RETURNING run_id`,
    [[tags.processes(), ...ids.map(tags.process)]],
  );
  const [row] = rows;
  if (row !== undefined) await client.query(`SELECT pg_notify('gotgan_outbox', $1)`, [row.run_id]);
}

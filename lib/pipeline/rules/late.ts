import type pg from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { checkSources } from '@/lib/pipeline/rules/governments';
import { writeLedger } from '@/lib/pipeline/rules/ledger';
import { createRuleTables } from '@/lib/pipeline/rules/tables';
import { tryTurn } from '@/lib/pipeline/turn';

/**
 * Puts the rule about late sources to the portal between the runs: a source that brings nothing makes no run that could.
 * What it finds is noted under the last run.
 * @returns `busy` where a sync is at work, which does the same
 */
export async function checkLateSources(pool: pg.Pool): Promise<'done' | 'idle' | 'busy'> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN');
    const outcome = (await tryTurn(client)) ? await checkNow(client) : 'busy';
    await client.query('COMMIT');
    broken = false;
    return outcome;
  } finally {
    client.release(broken);
  }
}

async function checkNow(client: pg.PoolClient): Promise<'done' | 'idle'> {
  const { rows } = await client.query<{ id: string | null }>(
    `SELECT max(id) AS id FROM run WHERE state = 'done'`,
  );
  const runId = rows[0]?.id ?? null;
  if (runId === null) return 'idle';
  await createRuleTables(client);
  await checkSources(client, seoulDay(new Date()));
  await writeLedger(client, runId);
  return 'done';
}

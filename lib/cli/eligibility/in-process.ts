import type { Pool, PoolClient } from 'pg';
import { CliError } from '@/lib/cli/errors';
import { takeSiteSecret } from '@/lib/cli/site/auth-secret';
import { findSetup, type Setup } from '@/lib/services/eligibility/setup';

/** What was done, as the audit log has it. */
interface Entry {
  action: string;
  detail: Record<string, unknown>;
}

/**
 * Does something to the eligibility of a process in one transaction, and writes it into the audit log. The secret of the process opens with
 * the site's, so that both have to be those of the running site.
 * @throws CliError 2: nothing is set up for the process; 3: refused, and nothing changed
 */
export async function inEligibility<Result>(
  pool: Pool,
  process_: string,
  work: (tx: PoolClient, setup: Setup) => Promise<{ result: Result; entry: Entry } | { refused: string }>,
): Promise<Result> {
  takeSiteSecret();
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const setup = await setupOf(tx, process_);
    const outcome = await work(tx, setup);
    if ('refused' in outcome) throw new CliError(outcome.refused, 3);
    const { action, detail } = outcome.entry;
    await tx.query('SELECT audit_write(NULL, NULL, $1, $2, $3, $4)', [
      action,
      process_,
      process_.slice(0, 7),
      detail,
    ]);
    await tx.query('COMMIT');
    return outcome.result;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

async function setupOf(tx: PoolClient, id: string): Promise<Setup> {
  const setup = await findSetup(tx, id, 'UPDATE').catch((error: unknown) => {
    // What the database says is its own failure.
    if (error instanceof Error && !('severity' in error))
      throw new CliError('AUTH_SECRET is not the one that the site was started with', 2);
    throw error;
  });
  if (setup === null) throw new CliError(`--process ${id}: no verifier was chosen in its settings`, 2);
  return setup;
}

import type { Pool } from 'pg';
import { CliError } from '@/lib/cli/errors';
import { memberPool } from '@/lib/db/connection';
import type { Env } from '@/lib/env';
import { readIsDemo } from '@/lib/queries/site';

/**
 * Refuses what would let strangers in: invented people, whom anybody may act as, beside real data; mails with links to wherever a
 * request says that this site is.
 * @param given with the rights of role gotgan_member; the settings' own where none is given
 * @throws CliError that says what to do
 */
export async function checkPeople(
  demo: boolean,
  env: Pick<Env, 'SMTP_URL' | 'SITE_URL'>,
  given?: Pool,
): Promise<void> {
  if (env.SMTP_URL !== undefined && env.SITE_URL === undefined)
    throw new CliError(
      'SMTP_URL is set, but not SITE_URL: links in mails have to say where this site is. Set SITE_URL.',
      2,
    );
  const pool = given ?? (await memberPool());
  if (demo && (await readIsDemo(pool))) return;
  const { rowCount } = await pool.query('SELECT FROM person WHERE demo AND erased_at IS NULL LIMIT 1');
  if (rowCount === 0) return;
  throw new CliError(
    'This database holds invented people, whom anybody may act as: it is not started without demo data. Remove them (gotgan user remove-demo), or start an empty database.',
    1,
  );
}

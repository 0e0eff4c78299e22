import type pg from 'pg';
import { createPool } from '@/lib/db/pool';
import { readEnv } from '@/lib/env';

let pool: pg.Pool | undefined;

/**
 * The site's own pool, with reading rights only. It prepares nothing: whoever starts the site hands it the address.
 * @throws Error where it was started without one
 */
export function sitePool(): pg.Pool {
  const url = readEnv().DATABASE_URL_WEB;
  if (url === undefined)
    throw new Error('The site was started without DATABASE_URL_WEB: start it with `npm start`.');
  pool ??= createPool(url);
  return pool;
}

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

let members: pg.Pool | undefined;

/**
 * The site's pool for what people write, with the rights of role gotgan_member.
 * @throws Error where the site was started without one
 */
export function memberSitePool(): pg.Pool {
  const url = readEnv().DATABASE_URL_MEMBER;
  if (url === undefined)
    throw new Error('The site was started without DATABASE_URL_MEMBER: start it with `npm start`.');
  members ??= createPool(url);
  return members;
}

let ballots: pg.Pool | undefined;

/**
 * The site's pool for the ballot box, with the rights of role gotgan_ballot: it takes votes and cannot look up whose they are.
 * @throws Error where the site was started without one
 */
export function ballotSitePool(): pg.Pool {
  const url = readEnv().DATABASE_URL_BALLOT;
  if (url === undefined)
    throw new Error('The site was started without DATABASE_URL_BALLOT: start it with `npm start`.');
  ballots ??= createPool(url);
  return ballots;
}

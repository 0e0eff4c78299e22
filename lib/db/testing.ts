import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type DatabaseUrls, embeddedUrls, type Role } from '@/lib/db/connection';
import { passwords } from '@/lib/db/embedded/keeper';
import { leaseServer } from '@/lib/db/embedded/lease';
import { openLogins } from '@/lib/db/embedded/provision';
import { FINANCE_MIGRATIONS, migrate, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { createPool } from '@/lib/db/pool';

/** A throw-away server with both databases migrated once, to be cloned for each test file. */
export interface TestServer {
  home: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts the throw-away server in a temporary folder. Used by the test runner's global set-up.
 * @param parent where that folder is made
 */
export async function startTestServer(parent = os.tmpdir()): Promise<TestServer> {
  const home = mkdtempSync(path.join(parent, 'gotgan-test-'));
  // The server's own user may pass through: its files lie in here, not where all servers have theirs.
  chmodSync(home, 0o711);
  const lease = await leaseServer(home, false);
  const urls = await embeddedUrls(home, lease.port);
  await migrate(urls.owner, PORTAL_MIGRATIONS);
  await migrate(urls['finance-owner'], FINANCE_MIGRATIONS);
  await openLogins(lease.port, await passwords(home));
  const stop = async () => {
    lease.release();
    // The server, which ends now, may still write.
    await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  return { home, port: lease.port, stop };
}

export interface TestDatabase {
  urls: DatabaseUrls;
  owner: pg.Pool;
  sync: pg.Pool;
  web: pg.Pool;
  member: pg.Pool;
  ballot: pg.Pool;
  financeOwner: pg.Pool;
  financeReader: pg.Pool;
  /** Ends the connections and leaves the databases, to be cloned from. */
  close(): Promise<void>;
  drop(): Promise<void>;
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/**
 * Both databases cloned from the migrated templates (about 0.1 s), with a pool for each role.
 * @param server where the templates are: given by the global set-up through `inject('testServer')`
 * @param from others to clone: those of a test database that was closed
 */
export async function createTestDatabase(
  server: { home: string; port: number },
  from?: DatabaseUrls,
): Promise<TestDatabase> {
  const templates = from ?? (await embeddedUrls(server.home, server.port));
  const secrets = await passwords(server.home);
  const superuser = `postgresql://postgres:${secrets.postgres}@127.0.0.1:${server.port}/postgres`;
  const suffix = `_${randomBytes(6).toString('hex')}`;
  const roles = Object.keys(templates) as Role[];
  const urls = Object.fromEntries(
    roles.map((role) => [role, withDatabase(templates[role], databaseOf(templates[role]) + suffix)]),
  ) as DatabaseUrls;
  const clones = [...new Set(roles.map((role) => databaseOf(templates[role])))];
  await asSuperuser(superuser, async (client) => {
    for (const name of clones) {
      const owner = client.escapeIdentifier(`${name.split('_')[0] ?? name}_owner`);
      await client.query(`CREATE DATABASE "${name}${suffix}" TEMPLATE "${name}" OWNER ${owner}`);
      await client.query(`GRANT CONNECT ON DATABASE "${name}${suffix}" TO PUBLIC`);
    }
  });
  const pools = roles.map((role) => createPool(urls[role], 4));
  const [owner, sync, web, member, ballot, financeOwner, financeReader] = pools as [
    pg.Pool,
    pg.Pool,
    pg.Pool,
    pg.Pool,
    pg.Pool,
    pg.Pool,
    pg.Pool,
  ];
  const close = async () => void (await Promise.all(pools.map((pool) => pool.end())));
  const drop = async () => {
    await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
    await asSuperuser(superuser, async (client) => {
      for (const name of clones) await client.query(`DROP DATABASE "${name}${suffix}" WITH (FORCE)`);
    });
  };
  return { urls, owner, sync, web, member, ballot, financeOwner, financeReader, close, drop };
}

/** Waits until every transaction that is open now is over: those of the whole server, other tests' too, hold a feed back. */
export async function allTransactionsOver(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ last: string }>('SELECT pg_current_xact_id()::text AS last');
  for (let open = true; open;) {
    const found = await pool.query<{ open: boolean }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) <= $1::xid8 AS open',
      [rows[0]?.last],
    );
    open = found.rows[0]?.open ?? false;
  }
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

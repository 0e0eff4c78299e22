import path from 'node:path';
import type pg from 'pg';
import { passwords } from '@/lib/db/embedded/keeper';
import { leaseServer } from '@/lib/db/embedded/lease';
import { openLogins } from '@/lib/db/embedded/provision';
import { FINANCE_MIGRATIONS, migrate, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { createPool } from '@/lib/db/pool';
import { dataDirectory, type Env, readEnv, SettingsError } from '@/lib/env';

/**
 * Who a connection acts as. `owner` migrates, `sync` pulls, `web` reads for the site's pages, `member` writes for those who take part,
 * `ballot` takes votes and knows nobody; the finance database has two of its own.
 */
export type Role = 'owner' | 'sync' | 'web' | 'member' | 'ballot' | 'finance-owner' | 'finance-reader';
export type DatabaseUrls = Record<Role, string>;

/** The same login acting as another role: for an external database without a login for each role. */
function actingAs(url: string, role: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set('options', `-c role=${role}`);
  return parsed.toString();
}

/** The addresses on an embedded server. */
export async function embeddedUrls(home: string, port: number): Promise<DatabaseUrls> {
  const secrets = await passwords(home);
  const url = (user: keyof typeof secrets, database: string) =>
    `postgresql://${user}:${secrets[user]}@127.0.0.1:${port}/${database}`;
  return {
    owner: url('gotgan_owner', 'gotgan'),
    sync: url('gotgan_sync', 'gotgan'),
    web: url('gotgan_web', 'gotgan'),
    member: url('gotgan_member', 'gotgan'),
    ballot: url('gotgan_ballot', 'gotgan'),
    'finance-owner': url('finance_owner', 'finance'),
    'finance-reader': url('finance_reader', 'finance'),
  };
}

/** Whether the reference finance database is ours to fill: only the embedded one ever is. */
export function financeIsOurs(env: Env = readEnv()): boolean {
  return env.FINANCE_DATABASE_URL === undefined;
}

type PortalUrls = Pick<DatabaseUrls, 'owner' | 'sync' | 'web' | 'member' | 'ballot'>;

function portalUrls(env: Env, embedded: DatabaseUrls | null): PortalUrls {
  if (env.DATABASE_URL === undefined) return required(embedded);
  return {
    owner: env.DATABASE_URL,
    sync: env.DATABASE_URL_SYNC ?? actingAs(env.DATABASE_URL, 'gotgan_sync'),
    web: env.DATABASE_URL_WEB ?? actingAs(env.DATABASE_URL, 'gotgan_web'),
    member: env.DATABASE_URL_MEMBER ?? actingAs(env.DATABASE_URL, 'gotgan_member'),
    ballot: env.DATABASE_URL_BALLOT ?? actingAs(env.DATABASE_URL, 'gotgan_ballot'),
  };
}

function financeUrls(
  env: Env,
  embedded: DatabaseUrls | null,
): Pick<DatabaseUrls, 'finance-owner' | 'finance-reader'> {
  const external = env.FINANCE_DATABASE_URL;
  return external === undefined
    ? required(embedded)
    : { 'finance-owner': external, 'finance-reader': external };
}

/** The addresses that the settings name, and the embedded server's for the rest. @param embedded null where none is needed */
export function chosenUrls(env: Env, embedded: DatabaseUrls | null): DatabaseUrls {
  const { owner, sync, web, member, ballot } = portalUrls(env, embedded);
  const finance = financeUrls(env, embedded);
  return {
    owner,
    sync,
    web,
    member,
    ballot,
    'finance-owner': finance['finance-owner'],
    'finance-reader': finance['finance-reader'],
  };
}

function required(urls: DatabaseUrls | null): DatabaseUrls {
  if (urls === null) throw new Error('no embedded server was started');
  return urls;
}

let prepared: Promise<DatabaseUrls> | undefined;

/**
 * The databases of this project, ready to use: embedded server running (leased for the life of this process), both
 * migrated. Done once a process.
 */
export function databases(env: Env = readEnv()): Promise<DatabaseUrls> {
  prepared ??= prepare(env);
  return prepared;
}

async function prepare(env: Env): Promise<DatabaseUrls> {
  const home = path.join(dataDirectory(env), 'postgres');
  const needsEmbedded = env.DATABASE_URL === undefined || env.FINANCE_DATABASE_URL === undefined;
  const lease = needsEmbedded ? await leaseServer(home) : null;
  const embedded = lease === null ? null : await embeddedUrls(home, lease.port);
  const urls = chosenUrls(env, embedded);
  await migratePortal(urls.owner, env);
  if (financeIsOurs(env)) await migrate(urls['finance-owner'], FINANCE_MIGRATIONS);
  if (lease !== null) await openLogins(lease.port, await passwords(home));
  return urls;
}

/** An external database that is away or lacks a right is the operator's to mend: a message instead of a bug's trace. */
async function migratePortal(url: string, env: Env): Promise<void> {
  try {
    await migrate(url, PORTAL_MIGRATIONS);
  } catch (error) {
    if (env.DATABASE_URL === undefined) throw error;
    const { host, pathname } = new URL(url);
    const reason = (error instanceof Error ? error.message : String(error)).trim();
    throw new SettingsError(
      `The portal database (DATABASE_URL: ${host}${pathname}) cannot be prepared: ${reason}\nCheck that it can be reached and that its login has the rights that the settings table in README.md names.`,
      1,
    );
  }
}

const pools = new Map<Role, Promise<pg.Pool>>();

async function poolOf(role: Role): Promise<pg.Pool> {
  const known = pools.get(role);
  if (known !== undefined) return known;
  const made = databases().then((urls) => createPool(urls[role]));
  pools.set(role, made);
  return made;
}

export const ownerPool = () => poolOf('owner');
export const syncPool = () => poolOf('sync');
export const memberPool = () => poolOf('member');
export const ballotPool = () => poolOf('ballot');
export const financeOwnerPool = () => poolOf('finance-owner');
export const financeReaderPool = () => poolOf('finance-reader');

/**
 * The site's rights, for a command that reads as the site does. The site itself takes `sitePool` (lib/db/site-pool.ts): what
 * starts and migrates databases is no part of its bundle.
 */
export const webPool = () => poolOf('web');

/** Ends every pool of this process, so that it can end. */
export async function closePools(): Promise<void> {
  const open = await Promise.allSettled(pools.values());
  pools.clear();
  const ends = open.flatMap((result) => (result.status === 'fulfilled' ? [result.value.end()] : []));
  await Promise.all(ends);
}

import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { type DatabaseUrls, embeddedUrls } from '@/lib/db/connection';
import { passwords } from '@/lib/db/embedded/keeper';
import { leaseServer } from '@/lib/db/embedded/lease';
import { openLogins, superuser } from '@/lib/db/embedded/provision';
import { FINANCE_MIGRATIONS, migrate, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { createPool } from '@/lib/db/pool';

/** A throw-away server as the embedded one is set up, flushing to disk as that does, with both databases empty. */
export interface BenchCluster {
  folder: string;
  urls: DatabaseUrls;
  owner: pg.Pool;
  financeOwner: pg.Pool;
  /**
   * What the server does between two days: autovacuum, and the checkpoint that brings to disk what the day wrote. Otherwise the next
   * measurement would pay for the one before it.
   */
  rest: () => Promise<void>;
  stop: () => Promise<void>;
}

export async function startBenchCluster(): Promise<BenchCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-bench-'));
  const lease = await leaseServer(folder, true);
  const urls = await embeddedUrls(folder, lease.port);
  await migrate(urls.owner, PORTAL_MIGRATIONS);
  await migrate(urls['finance-owner'], FINANCE_MIGRATIONS);
  await openLogins(lease.port, await passwords(folder));
  const owner = createPool(urls.owner, 2);
  const financeOwner = createPool(urls['finance-owner'], 2);
  const root = await superuser(lease.port, (await passwords(folder)).postgres);
  const rest = async () => {
    await owner.query('VACUUM');
    await root.query('CHECKPOINT');
  };
  const stop = async () => {
    await Promise.all([owner.end(), financeOwner.end(), root.end()]);
    lease.release();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, urls, owner, financeOwner, rest, stop };
}

const childReport = z.object({
  seconds: z.number(),
  max_rss_mb: z.number(),
  pages_invalidated: z.number().optional(),
});
export type ChildReport = z.infer<typeof childReport>;

/** Runs one sync in a process of its own, started as this one. @param drain whether the search documents are written too */
export async function syncInChild(portal: string, from: string, drain = false): Promise<ChildReport> {
  const script = path.resolve('lib/cli/bench/sync-child.ts');
  const words = [...process.execArgv, script, portal, from, drain ? 'drain' : ''];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 24 });
  return childReport.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

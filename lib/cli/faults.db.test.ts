import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { passwords } from '@/lib/db/embedded/keeper';
import { type Lease, leaseServer } from '@/lib/db/embedded/lease';
import { childEnvironment } from '@/lib/env';
import { csvOf, testRow } from '@/lib/pipeline/sync.test-support';

/** A year of so many projects, each with 7 won spent. */
const rowsOf = (count: number) =>
  csvOf(
    Array.from({ length: count }, (_, index) =>
      testRow(`F${String(index).padStart(6, '0')}`, {
        dbiz_nm: `사업 ${index} ${'가나다라'.repeat(20)}`,
        ep_amt: 7,
      }),
    ),
  );

/** The embedded database of one folder, and the commands that work on it as a user starts them. */
class Portal {
  private lease: Lease | null = null;
  readonly settings: Record<string, string>;
  constructor(readonly folder: string) {
    this.settings = {
      GOTGAN_DATA_DIR: folder,
      DATABASE_URL: '',
      FINANCE_DATABASE_URL: '',
      LOG_LEVEL: 'silent',
    };
  }
  private get home(): string {
    return path.join(this.folder, 'postgres');
  }
  /** A connection of the server's superuser, who may lock any table. */
  async connect(): Promise<pg.Client> {
    this.lease = await leaseServer(this.home);
    const { postgres } = await passwords(this.home);
    const client = new pg.Client({
      host: '127.0.0.1',
      port: this.lease.port,
      user: 'postgres',
      password: postgres,
      database: 'gotgan',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
  /** The number of the server's first process. */
  async serverProcess(): Promise<number> {
    const at = await readFile(path.join(this.home, 'cluster-at'), 'utf8').catch(() =>
      path.join(this.home, 'cluster'),
    );
    return Number((await readFile(path.join(at.trim(), 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }
  gotgan(...args: string[]) {
    return gotgan(args, this.settings);
  }
  async figures(): Promise<unknown> {
    const client = await this.connect();
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM project) AS projects, (SELECT count(*)::int FROM project_revision) AS revisions,
              (SELECT spent::int FROM rollup_government WHERE field_cd = '*') AS spent,
              (SELECT count(*)::int FROM search_document) AS documents,
              (SELECT count(*)::int FROM outbox WHERE topic = 'search' AND delivered_at IS NULL) AS waiting`,
    );
    await client.end();
    this.release();
    return rows[0];
  }
  release(): void {
    this.lease?.release();
    this.lease = null;
  }
}

const wholeOf = (count: number) => ({
  projects: count,
  revisions: count,
  spent: count * 7,
  documents: count,
  waiting: 0,
});

describe('a fault of the machine', () => {
  const folders: string[] = [];
  const mounts: string[] = [];
  afterEach(async () => {
    for (const folder of mounts.splice(0)) spawnSync('umount', ['-l', folder]);
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  function folder(): string {
    const made = mkdtempSync(path.join(os.tmpdir(), 'gotgan-fault-'));
    folders.push(made);
    return made;
  }

  it('PostgreSQL killed in the middle of a sync: said plainly, and the next run converges', async () => {
    const portal = new Portal(folder());
    const file = path.join(portal.folder, 'year.csv');
    await writeFile(file, rowsOf(2000));
    expect((await portal.gotgan('status')).code).toBe(0);
    // Held where the roll-ups are written: projects and revisions of the run are there, and not committed.
    const blocker = await portal.connect();
    await blocker.query('BEGIN; LOCK TABLE rollup_government IN ACCESS EXCLUSIVE MODE');
    const running = portal.gotgan('sync', '--source', 'file', '--path', file);
    await vi.waitUntil(
      async () => {
        const { rows } = await blocker.query<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = 'rollup_government'::regclass`,
        );
        return (rows[0]?.waiting ?? 0) > 0;
      },
      { timeout: 60_000, interval: 50 },
    );
    process.kill(await portal.serverProcess(), 'SIGKILL');
    const killed = await running;
    await blocker.end().catch(() => undefined);
    portal.release();
    expect(killed.code).toBe(1);
    expect(killed.stderr).toContain('The database went away in the middle. Nothing of it was kept');
    expect(killed.stderr).not.toMatch(/\n {4}at /);

    const again = await portal.gotgan('sync', '--source', 'file', '--path', file, '--json');
    expect(again.stderr).not.toContain('went away');
    // What it said instead, where it failed.
    expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
    expect(JSON.parse(again.stdout)).toMatchObject({ read: 2000, inserted: 2000 });
    expect(await portal.figures()).toEqual(wholeOf(2000));
  }, 180_000);

  const canMount =
    process.platform === 'linux' && os.userInfo().uid === 0 && existsSync('/proc/mounts') && triesToMount();
  it.skipIf(!canMount)(
    'a full disk in the middle of a sync (skipped where no small file system can be mounted): said plainly, and with room again the next run converges',
    async () => {
      const disk = folder();
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk]).status).toBe(0);
      mounts.push(disk);
      await chmod(disk, 0o755);
      const portal = new Portal(disk);
      expect((await portal.gotgan('status')).code).toBe(0);
      const file = path.join(folder(), 'year.csv');
      await writeFile(file, rowsOf(20_000));
      const ballast = path.join(disk, 'ballast');
      await fillUp(ballast, 12);
      const full = await portal.gotgan('sync', '--source', 'file', '--path', file);
      expect(full.code).toBe(1);
      expect(full.stderr).toMatch(/The disk is full|The database went away in the middle/);
      expect(full.stderr).toContain('Nothing of it was kept');
      expect(full.stderr).not.toMatch(/\n {4}at /);

      await rm(ballast);
      const again = await portal.gotgan('sync', '--source', 'file', '--path', file, '--json');
      expect(again.stderr).not.toMatch(/full|went away/);
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({ read: 20_000, inserted: 20_000 });
      expect(await portal.figures()).toEqual(wholeOf(20_000));
    },
    240_000,
  );
});

function triesToMount(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  spawnSync('rmdir', [folder]);
  return mounted;
}

/** Fills a file system up to so many mebibytes. */
async function fillUp(file: string, leave: number): Promise<void> {
  const { stdout } = spawnSync('df', ['--output=avail', '-m', path.dirname(file)], { encoding: 'utf8' });
  const available = Number(stdout.trim().split('\n').at(-1));
  const child = spawn('fallocate', ['-l', `${available - leave}m`, file], { env: childEnvironment({}) });
  await once(child, 'exit');
}

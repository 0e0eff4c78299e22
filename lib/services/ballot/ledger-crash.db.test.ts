import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { embeddedUrls } from '@/lib/db/connection';
import { passwords } from '@/lib/db/embedded/keeper';
import { type Lease, leaseServer } from '@/lib/db/embedded/lease';
import { openLogins } from '@/lib/db/embedded/provision';
import { migrate, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { childEnvironment } from '@/lib/env';
import type { CastBody } from '@/lib/ballot/voter';
import { takeCast } from '@/lib/services/ballot/cast';
import { expectWhole, madeCasts } from '@/lib/services/ballot/crash.test-support';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { type BallotWorld, buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { TEST_SECRET } from '@/lib/services/people.test-support';
import { times } from '@/tests/support/sample';

const LEAST = 3;
/** Of a pool of a test database. */
const CONNECTIONS = 4;
const CASTS = { voters: 25, each: 4 };
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-crash-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what takes casts and moves them, killed in the middle of a rush', () => {
  let db: TestDatabase;
  let world: BallotWorld;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    world = await buildBallotWorld(db);
  }, 60_000);
  afterAll(() => db.drop());

  const SCRIPT = fileURLToPath(new URL('./crash-victim.test-support.ts', import.meta.url));
  const start = (file: string): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', SCRIPT, db.urls.ballot, PROCESS, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: childEnvironment({ AUTH_SECRET: TEST_SECRET }),
    });

  /** @param after so many promises it is killed; infinite: it comes to its end */
  async function rush(casts: readonly CastBody[], after: number): Promise<string[]> {
    const file = path.join(folder, 'casts.json');
    await writeFile(file, JSON.stringify(casts));
    const child = start(file);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > after) child.kill('SIGKILL');
    });
    await once(child, 'close');
    // A line that was cut off by the death was not said.
    return said.split('\n').slice(0, -1);
  }

  it(
    'has kept every cast that it acknowledged, none twice, and the next one goes on',
    async () => {
      const casts = await madeCasts(world, CASTS.voters, CASTS.each);
      const promised = new Set<string>();
      for (let kill = 0; kill < times(2, 12); kill += 1) {
        const lines = await rush(casts, 10 + ((kill * 37) % 80));
        // In the middle: not all were answered.
        expect(lines.length).toBeLessThan(casts.length);
        for (const leaf of lines) promised.add(leaf);
        expect([...promised].filter((line) => line.startsWith('refused'))).toEqual([]);
        await expectWhole(db, promised);
      }
      // All are sent again: who has no answer does not know whether theirs was taken.
      const all = await rush(casts, Number.POSITIVE_INFINITY);
      expect(new Set(all).size).toBe(CASTS.voters * CASTS.each);
      await moveBatch(db.ballot, PROCESS, 1, new Date());
      await expectWhole(db, all);
    },
    times(120_000, 600_000),
  );
});

describe('PostgreSQL, killed in the middle of a rush', () => {
  let lease: Lease;
  let home = '';
  let db: TestDatabase;
  let world: BallotWorld;
  beforeAll(async () => {
    home = path.join(folder, 'postgres');
    // A server as in use: what was committed is on the disk.
    lease = await leaseServer(home);
    const urls = await embeddedUrls(home, lease.port);
    await migrate(urls.owner, PORTAL_MIGRATIONS);
    await openLogins(lease.port, await passwords(home));
    db = await createTestDatabase({ home, port: lease.port });
    world = await buildBallotWorld(db);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    lease.release();
  });

  /** The server's first process, and those that work for the box: killed together, none of them ends what it is at. */
  async function serverProcesses(): Promise<number[]> {
    const at = await readFile(path.join(home, 'cluster-at'), 'utf8').catch(() => path.join(home, 'cluster'));
    const [first] = (await readFile(path.join(at.trim(), 'postmaster.pid'), 'utf8')).split('\n');
    const asked = Array.from({ length: CONNECTIONS }, () =>
      db.ballot.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_sleep(0.1)'),
    );
    const pids = (await Promise.all(asked)).flatMap(({ rows }) => rows.map(({ pid }) => pid));
    return [...new Set([Number(first), ...pids])];
  }

  /** Sends casts, and moves them to the ledger meanwhile, until the server is gone. @returns the leaves that were promised */
  async function rush(casts: CastBody[], killAfter: number): Promise<string[]> {
    const server = await serverProcesses();
    const promised: string[] = [];
    let gone = false;
    const send = async () => {
      for (let cast = casts.shift(); cast !== undefined && !gone; cast = casts.shift()) {
        const answer = await takeCast(db.ballot, world.election, cast, new Date());
        if (!('receipt' in answer)) throw new Error(answer.refusal);
        promised.push(answer.receipt.leaf);
        if (promised.length === killAfter) for (const pid of server) process.kill(pid, 'SIGKILL');
      }
    };
    const move = async () => {
      while (!gone && casts.length > 0) await moveBatch(db.ballot, PROCESS, LEAST, new Date());
    };
    // What breaks off is what the test is about; who sent it does not know whether it was taken.
    const ends = [send(), send(), send(), move()].map((work) => work.catch(() => void (gone = true)));
    await Promise.all(ends);
    return promised;
  }

  /** The keeper brings it back on its port: who asks for a lease waits until it takes sessions. */
  async function back(): Promise<void> {
    const again = await leaseServer(home);
    again.release();
    // Each connection of the pool that broke is noticed by a question, and replaced.
    let answers: unknown = new Error('nothing was asked');
    for (let asked = 0; answers instanceof Error && asked <= CONNECTIONS; asked += 1)
      answers = await db.owner.query('SELECT 1').catch((error: unknown) => error);
    if (answers instanceof Error) throw answers;
  }

  it(
    'comes back with every cast that was acknowledged, none twice, and the tree whole',
    async () => {
      const casts = await madeCasts(world, CASTS.voters, CASTS.each);
      const promised = new Set<string>();
      for (let kill = 0; kill < times(2, 6); kill += 1) {
        const leaves = await rush([...casts], 15 + ((kill * 29) % 70));
        expect(leaves.length).toBeLessThan(casts.length);
        for (const leaf of leaves) promised.add(leaf);
        await back();
        await expectWhole(db, promised);
      }
      for (const leaf of await rush([...casts], Number.POSITIVE_INFINITY)) promised.add(leaf);
      expect(promised.size).toBe(CASTS.voters * CASTS.each);
      await moveBatch(db.ballot, PROCESS, 1, new Date());
      await expectWhole(db, promised);
    },
    times(120_000, 600_000),
  );
});

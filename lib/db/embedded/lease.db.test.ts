import { mkdtempSync } from 'node:fs';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeeperNote, passwords } from '@/lib/db/embedded/keeper';
import { leaseServer } from '@/lib/db/embedded/lease';

/** The embedded server as several commands see it: shared, gone after the last one, back after a crash. */
describe('leases of the embedded server', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'gotgan-lease-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  async function answer(port: number): Promise<number | undefined> {
    const { postgres } = await passwords(home);
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: postgres,
      database: 'gotgan',
    });
    await client.connect();
    const { rows } = await client.query<{ one: number }>('SELECT 1 AS one').finally(() => client.end());
    return rows[0]?.one;
  }

  const note = async () => JSON.parse(await readFile(path.join(home, 'keeper.json'), 'utf8')) as KeeperNote;

  function isGone(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  }

  it('starts once for all who come at the same time, and ends with the last', async () => {
    const leases = await Promise.all([
      leaseServer(home, false),
      leaseServer(home, false),
      leaseServer(home, false),
    ]);
    expect(new Set(leases.map((lease) => lease.port)).size).toBe(1);
    const { pid, port } = await note();
    leases[0]?.release();
    leases[1]?.release();
    expect(await answer(port)).toBe(1);
    leases[2]?.release();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 20_000 });
    await expect(answer(port)).rejects.toThrow();
  });

  it('comes back on its port when the server itself was killed, for who holds a lease', async () => {
    const lease = await leaseServer(home, false);
    const data = await readFile(path.join(home, 'cluster-at'), 'utf8').catch(() =>
      path.join(home, 'cluster'),
    );
    const server = async () =>
      Number(
        (await readFile(path.join(data.trim(), 'postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0],
      );
    const first = await server();
    const { pid } = await note();
    process.kill(first, 'SIGKILL');
    await vi.waitFor(
      async () => {
        expect(await answer(lease.port)).toBe(1);
        expect(await server()).not.toBe(first);
      },
      { timeout: 30_000, interval: 100 },
    );
    const late = await leaseServer(home, false);
    expect(late.port).toBe(lease.port);
    expect((await note()).pid).toBe(pid);
    late.release();
    lease.release();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 20_000 });
  });

  it('comes up again after its keeper was killed, with a server left behind', async () => {
    await leaseServer(home, false);
    const first = await note();
    process.kill(first.pid, 'SIGKILL');
    await vi.waitFor(() => expect(isGone(first.pid)).toBe(true));
    const lease = await leaseServer(home, false);
    expect(await answer(lease.port)).toBe(1);
    expect((await note()).pid).not.toBe(first.pid);
    lease.release();
    const { pid } = await note();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 20_000 });
  });

  it('does not trust the note of before a restart of the machine, whose number another process has now', async () => {
    await writeFile(
      path.join(home, 'keeper.json'),
      JSON.stringify({ pid: process.pid, leasePort: 1, token: 'x', port: 1 }),
    );
    const lease = await leaseServer(home, false);
    expect(await answer(lease.port)).toBe(1);
    lease.release();
    const { pid } = await note();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 20_000 });
  });

  it.each([
    ['is dead', '4194305'], // No process has this number: the largest that Linux hands out is 2^22.
    ['never wrote its name', ''],
  ])('does not wait for a starter that %s', async (_, name) => {
    const lock = path.join(home, 'starting.lock');
    await writeFile(lock, name);
    await utimes(lock, new Date(0), new Date(0));
    const lease = await leaseServer(home, false);
    expect(await answer(lease.port)).toBe(1);
    lease.release();
    const { pid } = await note();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 20_000 });
  });
});

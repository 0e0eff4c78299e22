import http from 'node:http';
import type net from 'node:net';
import os from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readLogState } from '@/lib/http/outbox/entries';
import { Follower, type FollowerOptions } from '@/lib/http/outbox/follower';
import { InstanceRow } from '@/lib/http/outbox/instance';
import { listenToOutbox } from '@/lib/http/outbox/listen';
import { invalidateHere, untilListening } from '@/lib/http/outbox/self';

let db: TestDatabase;
let databaseId: string;
const open: Follower[] = [];
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  databaseId = (await readLogState(db.web)).databaseId;
  await db.sync.query(`INSERT INTO run (source, state) VALUES ('file', 'done')`);
});
afterEach(() => {
  for (const follower of open.splice(0)) follower.stop();
  vi.unstubAllEnvs();
});
afterAll(() => db.drop());

/** Writes tags to the log, as a run does. @returns the number of the last one */
async function publish(...tags: string[]): Promise<string> {
  const { rows } = await db.sync.query<{ id: string }>(
    `INSERT INTO outbox (run_id, topic, payload) SELECT 1, 'page', tag FROM unnest($1::text[]) tag RETURNING id`,
    [tags],
  );
  await db.sync.query(`SELECT pg_notify('gotgan_outbox', '1')`);
  return rows.at(-1)?.id ?? '';
}

interface Site {
  follower: Follower;
  row: InstanceRow;
  received: string[];
}

/** An instance without its server: what it is told is kept. */
function site(entry: string, more: Partial<FollowerOptions> = {}): Site {
  const received: string[] = [];
  const row = new InstanceRow(db.web, { code: 'c0de', entry });
  const follower = new Follower({
    pool: db.web,
    from: { databaseId, entry },
    send: async (tags) => void received.push(...tags),
    report: (report) => row.report(report),
    backoff: { first: 20, most: 100 },
    ...more,
  });
  open.push(follower);
  return { follower, row, received };
}

async function rowOf({ row }: Site) {
  const { rows } = await db.web.query<Record<string, unknown>>('SELECT * FROM site_instance WHERE id = $1', [
    row.id,
  ]);
  return rows[0];
}

describe('instances of the site', () => {
  it('are each told of everything since their own build, and say where they stand', async () => {
    const before = await publish('g:1');
    const between = await publish('g:2', 'g:3');
    const [older, newer] = [site(before), site(between)];
    older.follower.wake();
    newer.follower.wake();
    await vi.waitFor(async () => expect(await rowOf(newer)).toMatchObject({ position: between }));
    await vi.waitFor(async () =>
      expect(await rowOf(older)).toMatchObject({ position: between, attempts: 0 }),
    );
    expect(older.received).toEqual(['g:2', 'g:3']);
    expect(newer.received).toEqual([]);
    expect(await rowOf(older)).toMatchObject({ build: 'c0de', build_entry: before, last_error: null });
    expect(await rowOf(newer)).toMatchObject({ delivered_at: null, ended_at: null });
    await newer.row.end();
    expect((await rowOf(newer))?.['ended_at']).toBeInstanceOf(Date);
  });

  it('hear of what is new while they run, both of them', async () => {
    const at = await publish('g:4');
    const sites = [site(at), site(at)];
    for (const { follower } of sites) listenToOutbox(db.urls.web, follower.wake);
    await vi.waitFor(async () => {
      for (const one of sites) expect(await rowOf(one)).toBeDefined();
    });
    await publish('g:5');
    await vi.waitFor(() => expect(sites.map(({ received }) => received)).toEqual([['g:5'], ['g:5']]));
  });

  it('try again from the entry that failed, with pauses that grow, and say so meanwhile', async () => {
    const at = await publish('g:6');
    const newest = await publish('g:7');
    const times: number[] = [];
    let away = true;
    const one = site(at, {
      send: async (tags) => {
        times.push(performance.now());
        if (away) throw new Error('connect ECONNREFUSED');
        one.received.push(...tags);
      },
    });
    // Woken again and again, it keeps its pauses all the same.
    const waking = setInterval(one.follower.wake, 1);
    await vi.waitFor(() => expect(times.length).toBeGreaterThanOrEqual(4));
    clearInterval(waking);
    expect(await rowOf(one)).toMatchObject({ position: at, last_error: 'connect ECONNREFUSED' });
    expect(Number((await rowOf(one))?.['attempts'])).toBeGreaterThanOrEqual(3);
    // Pauses of 10 to 20, 20 to 40, 40 to 80 ms.
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(9);
    expect(pauses[1]).toBeGreaterThanOrEqual(19);
    expect(pauses[2]).toBeGreaterThanOrEqual(39);
    away = false;
    await vi.waitFor(() => expect(one.received).toEqual(['g:7']));
    await vi.waitFor(async () => expect(await rowOf(one)).toMatchObject({ position: newest, attempts: 0 }));
  });

  it('render everything anew where the log was cut, is shorter, or another database’s', async () => {
    const newest = await publish('g:8');
    const cut = site('0');
    await db.sync.query(`INSERT INTO portal_meta VALUES ('outbox_trimmed_to', '1')`);
    const beyond = site('900719925474');
    const other = site(newest, { from: { databaseId: 'another', entry: newest } });
    for (const { follower } of [cut, beyond, other]) follower.wake();
    await vi.waitFor(async () => {
      for (const one of [cut, beyond, other]) {
        expect(one.received).toEqual(['site']);
        expect(await rowOf(one)).toMatchObject({ position: newest });
      }
    });
    await publish('g:9');
    beyond.follower.wake();
    await vi.waitFor(() => expect(beyond.received).toEqual(['site', 'g:9']));
  });

  it('may write of themselves alone, and nothing but where they stand', async () => {
    const one = site('0');
    one.follower.wake();
    await vi.waitFor(async () => expect(await rowOf(one)).toBeDefined());
    await expect(
      db.web.query(`UPDATE site_instance SET last_seen_at = '2999-01-01' WHERE id = $1`, [one.row.id]),
    ).rejects.toThrow(/permission denied/);
    await expect(db.web.query('DELETE FROM site_instance')).rejects.toThrow(/permission denied/);
    await expect(db.web.query('DELETE FROM outbox')).rejects.toThrow(/permission denied/);
    await expect(db.web.query('SELECT trim_outbox(30)')).rejects.toThrow(/permission denied/);
    await expect(
      db.web.query(`INSERT INTO alert (kind, subject, since) VALUES ('x', 'x', now())`),
    ).rejects.toThrow(/permission denied/);
  });
});

/** An address of this machine that is one with its zone alone: `fe80::1%eth0`. */
function linkLocal(): string[] {
  const all = Object.entries(os.networkInterfaces()).flatMap(([zone, addresses = []]) =>
    addresses.map(({ address }) => `${address}%${zone}`),
  );
  return all.filter((address) => address.startsWith('fe80:')).slice(0, 1);
}

describe('the call of an instance to itself', () => {
  let server: http.Server;
  let calls: unknown[];
  const secret = 's'.repeat(32);
  beforeEach(() => {
    calls = [];
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        calls.push([request.url, request.headers.authorization, JSON.parse(body)]);
        response.statusCode = body.includes('refused') ? 500 : 200;
        response.end();
      });
    });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it.each(['::', '::1', '0.0.0.0', '127.0.0.1', 'localhost', ...linkLocal()])(
    'arrives where it listens on %s',
    async (host) => {
      await new Promise<void>((resolve) => server.listen(0, host, resolve));
      vi.stubEnv('HOST', host);
      vi.stubEnv('PORT', String((server.address() as net.AddressInfo).port));
      vi.stubEnv('GOTGAN_INTERNAL_SECRET', secret);
      await untilListening();
      await invalidateHere(['g:1111000']);
      expect(calls).toEqual([['/api/internal/invalidate', `Bearer ${secret}`, { tags: ['g:1111000'] }]]);
      await expect(invalidateHere(['refused'])).rejects.toThrow('refused its own invalidation: 500');
    },
  );
});

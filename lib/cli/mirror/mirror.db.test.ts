import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { backup } from '@/lib/cli/backup/backup';
import { restore } from '@/lib/cli/backup/restore';
import { ledgerCommand } from '@/lib/cli/commands/ledger';
import { mirrorCommand } from '@/lib/cli/commands/mirror';
import { Mirror } from '@/lib/cli/mirror/run';
import { copyData, serveCopies } from '@/lib/cli/mirror/serve';
import { ledgerSite, type LedgerSite, serveSite, SITE } from '@/lib/cli/mirror/site.test-support';
import { tamperer, type Tamperer } from '@/lib/cli/mirror/tamper.test-support';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { moveBatch } from '@/lib/services/ballot/ledger';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
let site: LedgerSite;
let tamper: Tamperer;
let honest: Bytes[] = [];
let folder = '';
let lines: string[] = [];

async function castMany(number: number): Promise<void> {
  for (let n = 0; n < number; n += 1) await castBy(world, await addVoter(world), choosing(1));
  await moveBatch(db.ballot, PROCESS, number, new Date());
}

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  site = ledgerSite(db);
  tamper = tamperer(db);
  await castMany(4);
  await castMany(3);
  honest = await tamper.leaves();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-mirror-'));
  lines = [];
});
afterEach(async () => {
  site.lies.clear();
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

const mirrorOf = (election = PROCESS) =>
  new Mirror({ site: SITE, election, directory: folder, ask: site.ask, say: (line) => lines.push(line) });
const copyOf = (mirror: Mirror) => mirror.copies.get(PROCESS) ?? null;
const sizesOf = (mirror: Mirror) => copyOf(mirror)?.heads.map(({ size }) => size);
const kindsOf = (mirror: Mirror) => copyOf(mirror)?.conflicts.map(({ kind }) => kind);

describe('a second host', () => {
  afterEach(() => tamper.rewrite(honest, [4, 7]));

  it('keeps what goes on, on the disk, and goes on from there after it was started anew', async () => {
    await tamper.rewrite(honest.slice(0, 4), [4]);
    expect(await mirrorOf().lookAll()).toBe(true);
    await tamper.rewrite(honest, [4, 7]);
    const again = mirrorOf();
    expect(await again.lookAll()).toBe(true);
    expect(sizesOf(again)).toEqual([4, 7]);
    expect((await readFile(path.join(folder, PROCESS, 'heads.jsonl'), 'utf8')).split('\n')).toHaveLength(3);
    expect(lines).toEqual([
      expect.stringContaining('1 new heads, 4 leaves'),
      expect.stringContaining('1 new heads, 7 leaves'),
    ]);
  });

  it('keeps all votes where it is asked to, and those that it knows when the portal does not answer', async () => {
    const all = mirrorOf('all');
    expect(await all.lookAll()).toBe(true);
    expect([...all.copies.keys()]).toEqual([PROCESS]);
    site.lies.set(/./, () => Response.json('?', { status: 502 }));
    const blind = mirrorOf('all');
    expect(await blind.lookAll()).toBe(false);
    expect(sizesOf(blind)).toEqual([4, 7]);
    expect(kindsOf(blind)).toEqual([]);
    await expect(
      new Mirror({
        site: SITE,
        election: 'all',
        directory: `${folder}/none`,
        ask: site.ask,
        say: () => undefined,
      }).lookAll(),
    ).rejects.toThrow('does not answer');
  });

  it('reads on where its machine ended in the middle of a line', async () => {
    await mirrorOf().lookAll();
    await appendFile(path.join(folder, PROCESS, 'heads.jsonl'), '{"election":"41');
    await tamper.rewrite([...honest, new Uint8Array(32).fill(3)], [4, 7, 8]);
    const again = mirrorOf();
    expect(await again.lookAll()).toBe(true);
    expect(sizesOf(again)).toEqual([4, 7, 8]);
    const third = mirrorOf();
    await third.lookAll();
    expect(sizesOf(third)).toEqual([4, 7, 8]);
  });

  it.each([
    ['fewer leaves', 'shorter', () => tamper.rewrite(honest.slice(0, 4), [4])],
    [
      'another leaf',
      'forked',
      () => tamper.rewrite([new Uint8Array(32).fill(7), ...honest.slice(1)], [4, 7]),
    ],
    [
      'a tree that does not begin with the one before',
      'forked',
      () => tamper.rewrite([...honest.slice(0, 6), ...[1, 2, 3].map((n) => new Uint8Array(32).fill(n))], [9]),
    ],
    [
      'a head of another key',
      'not-signed',
      () =>
        tamper.force('UPDATE ballotbox.tree_head SET signature = $1 WHERE size = 7', [new Uint8Array(64)]),
    ],
  ] as const)('keeps both where the portal shows %s, and says so once loudly', async (_, kind, change) => {
    const mirror = mirrorOf();
    expect(await mirror.lookAll()).toBe(true);
    lines = [];
    await change();
    expect(await mirror.lookAll()).toBe(false);
    expect(await mirror.lookAll()).toBe(false);
    expect(sizesOf(mirror)).toEqual([4, 7]);
    expect(new Set(kindsOf(mirror))).toEqual(new Set([kind]));
    expect(lines.filter((line) => line.startsWith('ALERT')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.startsWith('alert')).length).toBeGreaterThan(0);
    const kept = mirrorOf();
    await tamper.rewrite(honest, [4, 7]);
    // What was seen once stays seen.
    expect(await kept.lookAll()).toBe(false);
    expect(kindsOf(kept)).toEqual(kindsOf(mirror));
  });

  it('holds on to the key that it saw first', async () => {
    const mirror = mirrorOf();
    await mirror.lookAll();
    site.lies.set(/heads/, async (answer) =>
      Response.json({ ...((await answer.json()) as object), ledgerKey: 'A'.repeat(43) }),
    );
    expect(await mirror.lookAll()).toBe(false);
    expect(kindsOf(mirror)).toEqual(['other-key']);
  });
});

describe('what it serves', () => {
  it('is the form of the portal, for pages of every site, and says how it stands', async () => {
    const mirror = mirrorOf();
    await mirror.lookAll();
    const server = await serveCopies(mirror, { port: 0, host: '127.0.0.1' });
    try {
      const get = (at: string) => fetch(`http://127.0.0.1:${server.port}${at}`);
      const heads = await get(`/${PROCESS}/heads.json`);
      expect(heads.headers.get('access-control-allow-origin')).toBe('*');
      const portal = (await (await site.answer(`${SITE}/api/ballot/${PROCESS}/heads`)).json()) as object;
      expect(await heads.json()).toEqual({ ...portal, conflicts: [] });
      expect((await get('/status')).status).toBe(200);
      for (const at of ['/', '/1111000-2027/heads.json', '/../heads.json', `/${PROCESS}/ledger-key`])
        expect((await get(at)).status).toBe(404);
      await tamper.rewrite(honest.slice(0, 4), [4]);
      await mirror.lookAll();
      const status = await get('/status');
      expect(status.status).toBe(503);
      expect(await status.json()).toMatchObject({
        ok: false,
        votes: [{ size: 7, conflicts: [{ kind: 'shorter' }] }],
      });
      expect(copyOf(mirror) === null ? null : copyData(copyOf(mirror) as never)).toMatchObject({
        heads: [{ size: 4 }, { size: 7 }],
      });
    } finally {
      await server.close();
      await tamper.rewrite(honest, [4, 7]);
    }
  });
});

describe('the commands, over http', () => {
  const quiet = () => {
    let said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    return () => said;
  };
  const mirrorOnce = (url: string) =>
    mirrorCommand()
      .exitOverride()
      .parseAsync(['--from', url, '--election', 'all', '--dir', folder, '--once'], { from: 'user' });
  const verify = (...args: string[]) =>
    ledgerCommand()
      .exitOverride()
      .parseAsync(['verify', '--election', PROCESS, ...args], { from: 'user' });

  it('a restore from a backup made in the middle: the heads published since show what is missing', async () => {
    const portal = await serveSite(site);
    const said = quiet();
    const file = path.join(folder, 'portal.backup');
    const restored = await createTestDatabase(inject('testServer'));
    const second = mirrorOf('all');
    const server = await serveCopies(second, { port: 0, host: '127.0.0.1' });
    const host = `http://127.0.0.1:${server.port}`;
    try {
      await backup(db.urls.owner, file);
      await castMany(3);
      await second.lookAll();
      await mirrorOnce(portal.url);
      await verify('--from', portal.url, '--mirror', host);
      expect(said()).toContain('nothing is wrong');
      expect(process.exitCode).toBeUndefined();

      await restored.close();
      await restore({ url: restored.urls.owner, file, replace: true });
      const old = await createTestDatabase(inject('testServer'), restored.urls);
      const again = await oldSite(old);
      try {
        await expect(mirrorOnce(again.url)).rejects.toMatchObject({ exitCode: 1 });
        await verify('--from', again.url, '--mirror', host, '--json');
        expect(process.exitCode).toBe(1);
        const report = JSON.parse(said().slice(said().indexOf('{\n'))) as {
          checks: { reason: string }[];
          leaves: number;
        };
        expect(report.leaves).toBe(7);
        expect(report.checks.map(({ reason }) => reason)).toContain('mirror-ahead');
      } finally {
        await again.close();
        await old.drop();
      }
    } finally {
      await server.close();
      await portal.close();
      await restored.drop();
    }
  }, 120_000);

  it('refuse what is no address, no vote and no receipt', async () => {
    quiet();
    await expect(verify('--from', 'file:///etc')).rejects.toMatchObject({ exitCode: 2 });
    await expect(verify('--from', SITE, '--code', 'ABC')).rejects.toMatchObject({ exitCode: 2 });
    await expect(verify('--from', SITE, '--receipt', `${folder}/none`)).rejects.toMatchObject({
      exitCode: 4,
    });
    await expect(verify('--from', 'http://127.0.0.1:9')).rejects.toMatchObject({ exitCode: 4 });
  });
});

/** The site as it stands on the restored database: its own module, whose pool is made once. */
async function oldSite(old: TestDatabase): Promise<{ url: string; close: () => Promise<void> }> {
  vi.resetModules();
  const { ledgerSite: made, serveSite: serve } = await import('@/lib/cli/mirror/site.test-support');
  return serve(made(old));
}

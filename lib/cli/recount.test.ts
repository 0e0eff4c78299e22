import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recountCommand } from '@/lib/cli/commands/recount';
import { readerOf } from '@/lib/cli/recount-files';
import { EXPECTED, FILES, RULES_TEXT, SEED } from '@/lib/domain/participation/recount.test-support';

/** Of the result by hand, made by another program (result-document.test.ts). */
const SHA256 = '4075106d530ce263283f74476fdc58e862873585a1e27be36167d25bbbfc2e64';
const PUBLISHED: Record<string, string> = { ...FILES, 'rules.json': RULES_TEXT, 'seed.txt': `${SEED}\n` };

interface Said {
  sha256: string;
  same: boolean | null;
  differences: { path: string; published?: unknown; counted?: unknown }[];
  result: unknown;
}

let folder = '';
let said = '';
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-recount-'));
  said = '';
  for (const [name, text] of Object.entries(PUBLISHED)) publish(name, text);
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  process.exitCode = undefined;
});

const publish = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
const recount = (...args: string[]) => recountCommand().exitOverride().parseAsync(args, { from: 'user' });
async function document(...args: string[]): Promise<Said> {
  said = '';
  await recount(...args, '--json');
  return JSON.parse(said) as Said;
}
/** The exact bytes of the result, as the command itself writes them. */
async function written(): Promise<string> {
  const file = path.join(folder, 'written.json');
  await recount(folder, '--write', file);
  return readFileSync(file, 'utf8');
}
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/vote/`;
}
/** Serves the folder, with a type that says nothing. */
const site: RequestListener = ({ url = '' }, response) => {
  const name = decodeURIComponent(url.replace('/vote/', ''));
  try {
    const bytes = readFileSync(path.join(folder, name));
    response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
  } catch {
    response.writeHead(404).end('nothing here');
  }
};

describe('gotgan recount of a folder', () => {
  it('counts what nobody has counted yet, and writes the exact bytes', async () => {
    expect(await document(folder)).toEqual({
      sha256: SHA256,
      same: null,
      differences: [],
      result: EXPECTED,
    });
    const bytes = await written();
    expect(bytes).toHaveLength(3646);
    expect(JSON.parse(bytes)).toEqual(EXPECTED);
    expect(process.exitCode).toBeUndefined();
  });

  it('says winners, the hash and that it is the same', async () => {
    publish('result.json', await written());
    publish('result.sha256', `${SHA256}  result.json\n`);
    said = '';
    await recount(folder);
    expect(said.split('\n')).toEqual([
      'general: out by share-of-ballots: pool',
      'general: out by panels: mural',
      'general: greedy_by_panels (mincost+lot): 2 projects for 250 of 300: library, park',
      'youth: mes_cost+add1 (mincost): 2 projects for 120 of 120: swing, wall',
      `SHA-256 of the result: ${SHA256}`,
      'the same as published, byte for byte',
      '',
    ]);
    expect(process.exitCode).toBeUndefined();
  });

  it('names the first places that differ, with both values', async () => {
    publish('result.json', (await written()).replace('"order":["library","park"]', '"order":["park"]'));
    const { same, differences } = await document(folder);
    expect(same).toBe(false);
    expect(differences).toEqual([
      { path: '$.tracks[0].stages[3].order[0]', published: 'park', counted: 'library' },
      { path: '$.tracks[0].stages[3].order[1]', counted: 'park' },
    ]);
    expect(process.exitCode).toBe(1);
    said = '';
    await recount(folder);
    expect(said).toContain(
      'differs from what was published:\n  $.tracks[0].stages[3].order[0]: published "park", counted "library"\n',
    );
  });

  it('does not take the same content in other bytes, text that is no JSON, or another hash for the same', async () => {
    const exact = await written();
    publish('result.json', `${exact}\n`);
    expect(await document(folder)).toMatchObject({
      same: false,
      differences: [{ path: '$', counted: `SHA-256 ${SHA256}` }],
    });
    publish('result.json', 'won');
    expect(await document(folder)).toMatchObject({ same: false, differences: [{ path: '$' }] });
    publish('result.json', exact);
    publish('result.sha256', '0'.repeat(64));
    expect(await document(folder)).toMatchObject({
      same: false,
      differences: [{ path: 'result.sha256', published: '0'.repeat(64), counted: SHA256 }],
    });
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no rules', () => rmSync(path.join(folder, 'rules.json')), /has no rules\.json/],
    ['no seed', () => rmSync(path.join(folder, 'seed.txt')), /seed is missing; it comes from/],
    ['no ballots', () => rmSync(path.join(folder, 'school.pb')), /school\.pb is missing/],
    [
      'other ballots',
      () => publish('residents.pb', `${FILES['residents.pb']}9;pool\n`),
      /its SHA-256 is [0-9a-f]{64}, theirs 903ab990/,
    ],
    [
      'a way out of the folder',
      () => publish('rules.json', RULES_TEXT.replaceAll('school.pb', '../school.pb')),
      /\$\.ballots\[2\]\.file: must be a plain file name/,
    ],
    ['a seed that does not end', () => publish('seed.txt', '1'.repeat(5000)), /more than 4096 bytes/],
    [
      'a folder where a file should be',
      () => {
        rmSync(path.join(folder, 'seed.txt'));
        mkdirSync(path.join(folder, 'seed.txt'));
      },
      /is not a file/,
    ],
  ])('is refused with %s', async (_, change, message) => {
    change();
    await expect(recount(folder)).rejects.toThrow(message);
    await expect(recount(folder)).rejects.toMatchObject({ exitCode: 4 });
  });
});

describe('gotgan recount of an address', () => {
  it('gives the same bytes as the folder', async () => {
    publish('result.json', await written());
    const address = await serve(site);
    expect(await document(address)).toEqual({
      sha256: SHA256,
      same: true,
      differences: [],
      result: EXPECTED,
    });
  });

  it.each([
    ['ftp://example.org/vote/', /only http and https/],
    ['file:///etc/', /only http and https/],
    ['http://example.org/vote', /ends with \//],
    ['http://example.org/?a=/', /ends with \//],
    ['http://me:secret@example.org/', /user name or password is not read$/],
  ])('%s is refused', async (address, message) => {
    await expect(recount(address)).rejects.toThrow(message);
    await expect(recount(address)).rejects.toMatchObject({ exitCode: 4 });
  });

  it('follows redirects within the site, three at most', async () => {
    let turns = 3;
    const address = await serve((request, response) => {
      turns -= 1;
      if (turns < 0) site(request, response);
      else response.writeHead(302, { location: request.url }).end();
    });
    expect(Buffer.from((await readerOf(address)('rules.json', 9999)) ?? []).toString()).toBe(RULES_TEXT);
    turns = 4;
    await expect(recount(address)).rejects.toThrow(/redirects more than 3 times/);
  });

  it.each(['file:///etc/passwd', 'http://127.0.0.1:1/rules.json', 'http://localhost/rules.json'])(
    'does not follow a redirect to %s',
    async (location) => {
      const address = await serve((_, response) => response.writeHead(302, { location }).end());
      await expect(recount(address)).rejects.toThrow(/rules\.json redirects to another site/);
    },
  );

  it('stops reading what does not end, what does not come, and what fails', async () => {
    const endless = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    await expect(recount(endless)).rejects.toThrow(/has more than 1048576 bytes/);
    const silent = await serve(() => null);
    await expect(readerOf(silent, 50)('rules.json', 10)).rejects.toThrow(/no answer within 0\.05 s/);
    const broken = await serve((_, response) => response.writeHead(500).end());
    await expect(recount(broken)).rejects.toThrow(/HTTP status 500/);
    await expect(recount('http://127.0.0.1:1/')).rejects.toMatchObject({ exitCode: 4 });
  });
});

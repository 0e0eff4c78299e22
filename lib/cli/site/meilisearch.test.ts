import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findMeilisearch, startMeilisearch } from '@/lib/cli/site/meilisearch';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-orphan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In the place of the program: it takes the same words and is healthy; while it runs nobody else opens its data. */
const PROGRAM = `#!${process.execPath}
const [, , , address, , data] = process.argv;
const fs = require('node:fs');
fs.mkdirSync(data, { recursive: true });
try { fs.writeFileSync(data + '/lock', String(process.pid), { flag: 'wx' }); } catch { process.exit(1); }
process.on('SIGTERM', () => { fs.rmSync(data + '/lock'); process.exit(0); });
require('node:http').createServer((_, response) => response.end()).listen(Number(address.split(':')[1]), '127.0.0.1');
`;

it('what a killed portal left behind ends, and its data is taken over', async () => {
  const program = path.join(folder, 'meilisearch');
  writeFileSync(program, PROGRAM, { mode: 0o755 });
  expect(findMeilisearch(folder)).toBe(program);
  const home = path.join(folder, 'home');
  const portal = spawn(process.execPath, [
    ...['--import', 'tsx', '--input-type=module', '--eval'],
    `const { startMeilisearch } = await import('@/lib/cli/site/meilisearch');
     await startMeilisearch(${JSON.stringify(program)}, ${JSON.stringify(home)});
     process.stdout.write('started'); setInterval(() => undefined, 1000);`,
  ]);
  await new Promise((started) => portal.stdout.once('data', started));
  const left = Number(readFileSync(path.join(home, 'pid'), 'utf8'));
  const ended = new Promise((over) => portal.once('exit', over));
  portal.kill('SIGKILL');
  await ended;
  const holder = () => Number(readFileSync(path.join(home, 'data', 'lock'), 'utf8'));
  expect(holder()).toBe(left);
  writeFileSync(path.join(home, 'data', 'kept'), '');
  const server = await startMeilisearch(program, home);
  expect(holder()).not.toBe(left);
  // Begun anew it would be empty.
  expect(readFileSync(path.join(home, 'data', 'kept'), 'utf8')).toBe('');
  expect((await fetch(`${server.host}/health`)).ok).toBe(true);
  await server.stop();
}, 30_000);

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { boxLines } from '@/lib/services/count/box-files';

/** By vote and tree: where its leaves are written, once for all who ask. */
const written = new Map<string, Promise<string>>();

/**
 * The lines of `leaves.jsonl`. They are read from the box once and kept in a file of this process: a reader who takes his time, or many of
 * them, hold no connection to the box.
 * @param tree says which leaves these are
 */
export async function* leavesFile(pool: Pool, process: string, tree: string): AsyncGenerator<Uint8Array> {
  const key = `${process} ${tree}`;
  const known = written.get(key) ?? write(pool, process);
  written.set(key, known);
  // What failed is tried again by the next one.
  known.catch(() => written.delete(key));
  // A stream of a file without an encoding gives bytes.
  for await (const part of createReadStream(/* turbopackIgnore: true */ await known))
    yield part as Uint8Array;
}

async function write(pool: Pool, process: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-leaves-'));
  const file = path.join(folder, 'leaves.jsonl');
  const stream = createWriteStream(/* turbopackIgnore: true */ file, { mode: 0o600 });
  for await (const lines of boxLines(pool, process))
    if (!stream.write(lines.map(({ leaf }) => `${leaf}\n`).join(''))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  return file;
}

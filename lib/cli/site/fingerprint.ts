import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readEnv } from '@/lib/env';

/** What a build of the site is made of. */
const FOLDERS = ['app', 'components', 'content', 'lib', 'public', 'prisma/migrations'];
const FILES = ['next.config.js', 'proxy.ts', 'instrumentation.ts', 'package-lock.json', 'tsconfig.json'];

/** Of `lib`, what no page is made of. */
const OTHERS = [path.join('lib', 'cli'), path.join('lib', 'worker')];

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function isPartOfTheSite(file: string): boolean {
  return (
    !/\.test\.tsx?$/.test(file) &&
    !OTHERS.some((folder) => file.startsWith(folder)) &&
    !file.includes('generated')
  );
}

/** A hash of the site's code: another hash means that the build is older than the code. */
export async function codeFingerprint(): Promise<string> {
  const nested = await Promise.all(FOLDERS.map(filesUnder));
  const files = [...nested.flat().filter(isPartOfTheSite), ...FILES].sort();
  // A build keeps its headers, and with them where a page may ask for the ledger's copy.
  const hash = createHash('sha256').update(`${readEnv().LEDGER_MIRROR_URL ?? ''}\0`);
  for (const file of files) {
    const content = await readFile(file).catch(() => null);
    if (content !== null) hash.update(file).update('\0').update(content).update('\0');
  }
  return hash.digest('hex');
}

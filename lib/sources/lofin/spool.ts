import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** What is kept serves a pull that was cut off; after a few days the data have moved on. */
const KEPT_DAYS = 3;
const DAY_MS = 86_400_000;
const PAGE = /^(\d{6})-([0-9a-f]{64})\.zst$/;

/**
 * Pages as they came, kept until the run that read them is committed: a pull that was cut off (daily traffic used up, a crash)
 * goes on behind the last good page. Each part of a pull has a folder named by what was asked for; each page is a file named by
 * its number and the SHA-256 of its text, so that a half-written one is known by its content.
 */
export class Spool {
  constructor(private readonly folder: string) {}

  /** The pages of one request, by service, parameters and page size; an address change is another request. */
  async part(request: Readonly<Record<string, unknown>>): Promise<SpoolPart> {
    const text = JSON.stringify(Object.entries(request).sort(([a], [b]) => (a < b ? -1 : 1)));
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const folder = path.join(this.folder, name);
    return new SpoolPart(folder, await knownPages(folder));
  }

  /** Notes the day of a pull that begins, so that one that is cut off is gone on with even when the newest day is another. */
  async begin(pull: string, day: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(path.join(this.folder, `${pull}.day`), day);
  }

  /** The day of a pull that was cut off a short time ago; null where there is none. */
  async cutOff(pull: string): Promise<string | null> {
    const day = await readFile(path.join(this.folder, `${pull}.day`), 'utf8').catch(() => '');
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  }

  /** The pull came to its end, or cannot be gone on with. */
  async end(pull: string): Promise<void> {
    await rm(path.join(this.folder, `${pull}.day`), { force: true });
  }

  /** Forgets what was left behind days ago. */
  async dropOld(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const folder = path.join(this.folder, name);
      const changed = await stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => now,
      );
      if (now - changed > KEPT_DAYS * DAY_MS) await rm(folder, { recursive: true, force: true });
    }
  }
}

export class SpoolPart {
  constructor(
    private readonly folder: string,
    private readonly pages: Map<number, string>,
  ) {}

  has(index: number): boolean {
    return this.pages.has(index);
  }

  /** How many pages are kept. */
  get count(): number {
    return this.pages.size;
  }

  /** A page's text; null where it is not kept, or damaged: then it is forgotten. */
  async get(index: number): Promise<string | null> {
    const sha256 = this.pages.get(index);
    if (sha256 === undefined) return null;
    try {
      const text = zstdDecompressSync(await readFile(this.file(index, sha256)));
      if (createHash('sha256').update(text).digest('hex') === sha256) return text.toString('utf8');
    } catch {
      // A damaged file reads as one that is not there.
    }
    this.pages.delete(index);
    return null;
  }

  /** Keeps a page: written aside, then renamed, so that its name only ever stands on a whole one. */
  async put(index: number, body: string): Promise<void> {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const file = this.file(index, sha256);
    await mkdir(this.folder, { recursive: true });
    await writeFile(`${file}.part`, zstdCompressSync(body));
    await rename(`${file}.part`, file);
    const before = this.pages.get(index);
    if (before !== undefined && before !== sha256) await rm(this.file(index, before), { force: true });
    this.pages.set(index, sha256);
  }

  /** Forgets all pages. */
  async drop(): Promise<void> {
    this.pages.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  private file(index: number, sha256: string): string {
    return path.join(this.folder, `${String(index).padStart(6, '0')}-${sha256}.zst`);
  }
}

async function knownPages(folder: string): Promise<Map<number, string>> {
  const pages = new Map<number, string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const [, index, sha256] = PAGE.exec(name) ?? [];
    if (index !== undefined && sha256 !== undefined) pages.set(Number(index), sha256);
  }
  return pages;
}

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { BrokenArchive, type Frame, framesOf } from '@/lib/cli/backup/frames';

export const FORMAT = 'open-gotgan-backup';
export const FORMAT_VERSION = 1;

/** Backups of before there were other schemas name none. */
const schema = z.string().default('public');

/** What a backup was made of. */
const headerForm = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  created_at: z.string(),
  database_id: z.string(),
  postgresql: z.string(),
  /** The migrations that the database had. */
  migrations: z.array(z.string()),
  /** Partitions, with their bounds and storage options: they are made while the program works, not by migrations. */
  partitions: z.array(
    z.object({
      schema,
      name: z.string(),
      parent: z.string(),
      bound: z.string(),
      options: z.array(z.string()).default([]),
    }),
  ),
  /** Indexes of tables that are not partitions, likewise. */
  indexes: z.array(z.object({ schema, name: z.string(), definition: z.string() })),
});
export type Header = z.infer<typeof headerForm>;

const tableForm = z.object({ schema, table: z.string(), columns: z.array(z.string()) });
export type TableHead = z.infer<typeof tableForm>;

const tableEndForm = z.object({ schema, table: z.string(), rows: z.number().int(), sha256: z.string() });
export type TableEnd = z.infer<typeof tableEndForm>;

const manifestForm = z.object({
  tables: z.array(tableEndForm),
  sequences: z.array(z.object({ schema, name: z.string(), value: z.string(), called: z.boolean() })),
});
export type Manifest = z.infer<typeof manifestForm>;

/** What happens to a backup's content as it is read. */
export interface Reader {
  begin?: (header: Header) => Promise<void>;
  table?: (head: TableHead) => Promise<void>;
  rows?: (bytes: Buffer) => Promise<void>;
  tableEnd?: (end: TableEnd) => Promise<void>;
}

/**
 * Reads a backup from its beginning to its end, and checks it on the way: nothing is cut off, nothing is changed.
 * @throws BrokenArchive naming what is wrong with it
 */
export async function readArchive(
  file: string,
  reader: Reader = {},
): Promise<{ header: Header; manifest: Manifest }> {
  const walk = new Walk(reader);
  const source = createReadStream(file);
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  source.pipe(plain);
  try {
    for await (const part of framesOf(plain)) await walk.take(part);
  } catch (error) {
    throw asBroken(error);
  } finally {
    source.destroy();
    plain.destroy();
  }
  return walk.end();
}

/** What the unpacking says of a damaged file. */
function asBroken(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new BrokenArchive('it ends in the middle');
  if (code.startsWith('Z_')) return new BrokenArchive('it is damaged, or no backup of this program');
  return error;
}

class Walk {
  private header: Header | null = null;
  private manifest: Manifest | null = null;
  private readonly ended: TableEnd[] = [];
  private table: { head: TableHead; hash: Hash } | null = null;
  constructor(private readonly reader: Reader) {}

  async take({ type, content }: Frame): Promise<void> {
    if (this.manifest !== null || (type !== 'H' && this.header === null))
      throw new BrokenArchive('its parts are in a wrong order');
    if (type === 'D') return this.rows(content);
    if (type === 'T') return this.begin(parse(tableForm, content));
    if (type === 'E') return this.finish(parse(tableEndForm, content));
    if (type === 'H') {
      this.header = parse(headerForm, content);
      return this.reader.begin?.(this.header);
    }
    this.manifest = parse(manifestForm, content);
  }

  private async begin(head: TableHead): Promise<void> {
    this.table = { head, hash: createHash('sha256') };
    await this.reader.table?.(head);
  }

  private async rows(content: Buffer): Promise<void> {
    this.table?.hash.update(content);
    await this.reader.rows?.(content);
  }

  private async finish(end: TableEnd): Promise<void> {
    const { head, hash } = this.table ?? {};
    if (head?.schema !== end.schema || head.table !== end.table || hash?.digest('hex') !== end.sha256)
      throw new BrokenArchive(`the rows of ${end.table} are not those that were written`);
    this.table = null;
    this.ended.push(end);
    await this.reader.tableEnd?.(end);
  }

  end(): { header: Header; manifest: Manifest } {
    if (this.header === null || this.manifest === null) throw new BrokenArchive('it ends in the middle');
    if (JSON.stringify(this.manifest.tables) !== JSON.stringify(this.ended))
      throw new BrokenArchive('it does not hold the tables that its end names');
    return { header: this.header, manifest: this.manifest };
  }
}

function parse<T>(form: z.ZodType<T>, content: Buffer): T {
  try {
    return form.parse(JSON.parse(content.toString()));
  } catch {
    throw new BrokenArchive(
      'a part of it cannot be read: it is damaged, or of another version of this program',
    );
  }
}

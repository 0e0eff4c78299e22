import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  FORMAT,
  FORMAT_VERSION,
  type Header,
  type Manifest,
  type TableEnd,
  type TableHead,
} from '@/lib/cli/backup/archive';
import {
  listIndexes,
  listPartitions,
  listSequences,
  listTables,
  PLAIN_FORMS,
  sqlName,
  type Table,
} from '@/lib/cli/backup/catalog';
import { frame } from '@/lib/cli/backup/frames';
import { CliError } from '@/lib/cli/errors';
import { readAppliedMigrations } from '@/lib/queries/applied-migrations';
import { readDatabaseId } from '@/lib/queries/site';

export interface BackupResult {
  file: string;
  bytes: number;
  tables: number;
  rows: number;
  migrations: number;
}

/** Text of rows packs well at once: more effort costs more time than it saves bytes. */
const GZIP_LEVEL = 3;

/**
 * Writes every table of the portal, as one snapshot sees it, into one packed file; the portal works on meanwhile. The file is there
 * whole or not at all.
 * @param url a login that may read every table: the owner's
 * @param onTable told before each table
 * @throws CliError where the file is there already, or cannot be written
 */
export async function backup(
  url: string,
  file: string,
  onTable?: (done: number, of: number) => void,
): Promise<BackupResult> {
  if ((await stat(file).catch(() => null)) !== null)
    throw new CliError(`${file} is there already: name a new file, or remove it first.`, 2);
  const unfinished = `${file}.part`;
  const client = new pg.Client({ connectionString: url, application_name: 'gotgan backup' });
  await client.connect();
  try {
    await client.query(PLAIN_FORMS);
    const rewritten = (await listTables(client)).filter(({ schema }) => schema !== 'public');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Held before the snapshot is taken: closing a vote empties these and fills them anew, which an older snapshot would see empty.
    if (rewritten.length > 0)
      await client.query(
        `LOCK TABLE ${rewritten.map((table) => sqlName(client, table)).join(', ')} IN ACCESS SHARE MODE`,
      );
    const writing = new Writing(client, onTable);
    const target = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(writing.parts()), createGzip({ level: GZIP_LEVEL }), target);
    await client.query('COMMIT');
    await rename(unfinished, file);
    const { size } = await stat(file);
    return { file, bytes: size, ...writing.result };
  } catch (error) {
    throw asCliError(error, file);
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

function asCliError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EFBIG: 'no file may be that large here',
    ENOENT: 'there is no such folder',
    EACCES: 'this user may not write there',
    EROFS: 'the file system is read-only',
  };
  const reason = reasons[code];
  return reason === undefined
    ? error
    : new CliError(`${file} cannot be written: ${reason}. Nothing was left of it.`, 1);
}

class Writing {
  readonly result = { tables: 0, rows: 0, migrations: 0 };
  private readonly ends: TableEnd[] = [];
  constructor(
    private readonly client: pg.Client,
    private readonly onTable?: (done: number, of: number) => void,
  ) {}

  async *parts(): AsyncGenerator<Buffer> {
    const header = await this.header();
    yield frame('H', JSON.stringify(header));
    const tables = await listTables(this.client);
    for (const [index, table] of tables.entries()) {
      this.onTable?.(index, tables.length);
      yield* this.table(table);
    }
    const manifest: Manifest = { tables: this.ends, sequences: await listSequences(this.client) };
    yield frame('Z', JSON.stringify(manifest));
    this.result.tables = tables.length;
    this.result.rows = this.ends.reduce((sum, { rows }) => sum + rows, 0);
    this.result.migrations = header.migrations.length;
  }

  private async header(): Promise<Header> {
    const ledger = await readAppliedMigrations(this.client);
    const unfinished = ledger.filter(({ finished }) => !finished);
    if (unfinished.length > 0)
      throw new CliError(
        `A migration is unfinished (${unfinished[0]?.name ?? ''}): see \`gotgan doctor\` first.`,
        1,
      );
    const { rows } = await this.client.query<{ server_version: string }>('SHOW server_version');
    return {
      format: FORMAT,
      version: FORMAT_VERSION,
      created_at: new Date().toISOString(),
      database_id: await readDatabaseId(this.client),
      postgresql: rows[0]?.server_version ?? '',
      migrations: ledger.map(({ name }) => name),
      partitions: await listPartitions(this.client),
      indexes: await listIndexes(this.client),
    };
  }

  private async *table({ schema, name, columns }: Table): AsyncGenerator<Buffer> {
    yield frame('T', JSON.stringify({ schema, table: name, columns } satisfies TableHead));
    const list = columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    const from = sqlName(this.client, { schema, name });
    // The order in which rows came about would tell who came when.
    const order = schema === 'public' ? '' : ` ORDER BY ${columns.map((_, at) => at + 1).join(', ')}`;
    const stream = this.client.query(copyTo(`COPY (SELECT ${list} FROM ${from}${order}) TO STDOUT`));
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield frame('D', chunk);
    }
    const end: TableEnd = { schema, table: name, rows: stream.rowCount, sha256: hash.digest('hex') };
    this.ends.push(end);
    yield frame('E', JSON.stringify(end));
  }
}

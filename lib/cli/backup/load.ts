import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { type Header, type Manifest, readArchive, type TableHead } from '@/lib/cli/backup/archive';
import { listIndexes, listPartitions, listTables, PLAIN_FORMS } from '@/lib/cli/backup/catalog';
import { CliError } from '@/lib/cli/errors';

/**
 * Fills the tables of a database that has the migrations of the backup and no others, in one transaction: what stood in them is
 * replaced, partitions and indexes that the program made while it worked are made again, and the counters stand where they stood.
 * @param onTable told before each table
 */
export async function load(
  client: pg.Client,
  file: string,
  onTable?: (name: string) => void,
): Promise<Manifest> {
  await client.query(PLAIN_FORMS);
  await client.query('BEGIN');
  try {
    const loading = new Loading(client, onTable);
    const { header, manifest } = await readArchive(file, {
      begin: (read) => loading.prepare(read),
      table: (head) => loading.begin(head),
      rows: (bytes) => loading.rows(bytes),
      tableEnd: ({ rows }) => loading.end(rows),
    });
    await loading.settle(header, manifest);
    await client.query('COMMIT');
    return manifest;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

class Loading {
  private stream: CopyStreamQuery | null = null;
  private table = '';
  private tables: string[] = [];
  constructor(
    private readonly client: pg.Client,
    private readonly onTable?: (name: string) => void,
  ) {}

  private name(table: string): string {
    return `public.${this.client.escapeIdentifier(table)}`;
  }

  /** Empties what migrations filled, and makes the partitions. Rows come in as they were: no trigger changes them. */
  async prepare({ partitions }: Header): Promise<void> {
    this.tables = (await listTables(this.client)).map(({ name }) => name);
    await this.client.query(`TRUNCATE ${this.tables.map((name) => this.name(name)).join(', ')}`);
    const present = new Set((await listPartitions(this.client)).map(({ name }) => name));
    for (const { name, parent, bound, options } of partitions.filter((one) => !present.has(one.name))) {
      const storage = options.length === 0 ? '' : ` WITH (${options.join(', ')})`;
      await this.client.query(
        `CREATE TABLE ${this.name(name)} PARTITION OF ${this.name(parent)} ${bound}${storage}`,
      );
    }
    for (const name of this.tables)
      await this.client.query(`ALTER TABLE ${this.name(name)} DISABLE TRIGGER USER`);
  }

  async begin({ table, columns }: TableHead): Promise<void> {
    if (!this.tables.includes(table))
      throw new CliError(`The backup holds a table that its migrations do not make: ${table}.`, 1);
    this.onTable?.(table);
    this.table = table;
    const list = columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    this.stream = this.client.query(copyFrom(`COPY ${this.name(table)} (${list}) FROM STDIN`));
    // What the server refuses is told by the wait for the end.
    this.stream.on('error', () => undefined);
  }

  async rows(bytes: Buffer): Promise<void> {
    const { stream } = this;
    if (stream === null) return;
    if (stream.errored !== null) throw stream.errored;
    if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }

  async end(rows: number): Promise<void> {
    const { stream } = this;
    if (stream === null) return;
    stream.end();
    await finished(stream);
    if (stream.rowCount !== rows)
      throw new CliError(`${this.table}: ${stream.rowCount} rows came in instead of ${rows}.`, 1);
    this.stream = null;
  }

  /** What comes after the rows. */
  async settle({ indexes }: Header, { sequences }: Manifest): Promise<void> {
    for (const name of this.tables)
      await this.client.query(`ALTER TABLE ${this.name(name)} ENABLE TRIGGER USER`);
    const present = new Set((await listIndexes(this.client)).map(({ name }) => name));
    for (const { name, definition } of indexes) if (!present.has(name)) await this.client.query(definition);
    for (const { name, value, called } of sequences)
      await this.client.query('SELECT setval($1::regclass, $2, $3)', [this.name(name), value, called]);
  }
}

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { type Header, type Manifest, readArchive, type TableHead } from '@/lib/cli/backup/archive';
import {
  listIndexes,
  listPartitions,
  listTables,
  PLAIN_FORMS,
  type Place,
  placeName,
  sqlName,
} from '@/lib/cli/backup/catalog';
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
  private tables: Place[] = [];
  constructor(
    private readonly client: pg.Client,
    private readonly onTable?: (name: string) => void,
  ) {}

  private name(place: Place): string {
    return sqlName(this.client, place);
  }

  /** Makes the partitions, and empties what migrations filled. Rows come in as they were: no trigger changes or refuses them. */
  async prepare({ partitions }: Header): Promise<void> {
    this.tables = await listTables(this.client);
    const present = new Set((await listPartitions(this.client)).map(placeName));
    for (const one of partitions.filter((partition) => !present.has(placeName(partition)))) {
      const { schema, parent, bound, options } = one;
      const storage = options.length === 0 ? '' : ` WITH (${options.join(', ')})`;
      await this.client.query(
        `CREATE TABLE ${this.name(one)} PARTITION OF ${this.name({ schema, name: parent })} ${bound}${storage}`,
      );
    }
    for (const table of this.tables)
      await this.client.query(`ALTER TABLE ${this.name(table)} DISABLE TRIGGER USER`);
    await this.client.query(`TRUNCATE ${this.tables.map((table) => this.name(table)).join(', ')}`);
  }

  async begin({ schema, table, columns }: TableHead): Promise<void> {
    const place = { schema, name: table };
    this.table = placeName(place);
    if (!this.tables.some((known) => placeName(known) === this.table))
      throw new CliError(`The backup holds a table that its migrations do not make: ${this.table}.`, 1);
    this.onTable?.(this.table);
    const list = columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    this.stream = this.client.query(copyFrom(`COPY ${this.name(place)} (${list}) FROM STDIN`));
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
    for (const table of this.tables)
      await this.client.query(`ALTER TABLE ${this.name(table)} ENABLE TRIGGER USER`);
    const present = new Set((await listIndexes(this.client)).map(placeName));
    for (const index of indexes)
      if (!present.has(placeName(index))) await this.client.query(index.definition);
    for (const { value, called, ...place } of sequences)
      await this.client.query('SELECT setval($1::regclass, $2, $3)', [this.name(place), value, called]);
  }
}

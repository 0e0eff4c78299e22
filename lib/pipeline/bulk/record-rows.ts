import { openText } from '@/lib/sources/file/file-source';
import { BLANK, RECORD, type Rows } from '@/lib/sources/rows';
import { type Fetched, type SourceBatch, type SourceRecord } from '@/lib/sources/source';
import { type BlockKeeper } from '@/lib/pipeline/blocks';
import { MOST_ROWS } from '@/lib/pipeline/bulk/places';

const NOTHING = new Int32Array(0);

/** Records as {@link Rows}: each is only known by its record. */
export function rowsOf(records: readonly SourceRecord[], raw?: Uint8Array): Rows {
  return {
    count: records.length,
    raw: raw ?? Buffer.concat(records.map(({ bytes }) => bytes)),
    text: Buffer.alloc(0),
    starts: NOTHING,
    ends: NOTHING,
    kinds: Uint8Array.from(records, ({ blank }) => (blank === true ? BLANK : RECORD)),
    lines: Uint32Array.from(records, ({ line }) => line),
    record: (row) => {
      const record = records[row];
      if (record === undefined) throw new Error(`there is no row ${row}`);
      return record;
    },
  };
}

export async function* recordRows(batches: AsyncIterable<SourceBatch>): AsyncGenerator<Rows> {
  for await (const { records } of batches)
    for (let from = 0; from < records.length; from += MOST_ROWS)
      yield rowsOf(records.slice(from, from + MOST_ROWS));
}

/** The rows of a block, read again from where it is kept. */
export async function keptRows(keeper: BlockKeeper, seq: number, fetched: Fetched): Promise<Rows> {
  const bytes = await keeper.read(seq);
  const { firstLine } = keeper.at(seq);
  return (
    fetched.again?.(bytes, firstLine ?? 1) ?? rowsOf(await keptRecords(keeper, seq, fetched, bytes), bytes)
  );
}

/** The records of a block, with the lines on which they came. */
export async function keptRecords(
  keeper: BlockKeeper,
  seq: number,
  { charset }: Pick<Fetched, 'charset'>,
  known?: Buffer,
): Promise<SourceRecord[]> {
  const bytes = known ?? (await keeper.read(seq));
  const { firstLine, lines } = keeper.at(seq);
  return Array.from(openText(bytes, charset).records, (record, row) => ({
    ...record,
    line: lines?.[row] ?? (firstLine ?? 1) + row,
  }));
}

import { type Column } from '@/lib/domain/project';
import { requireColumns, unknownColumns } from '@/lib/sources/file/columns';
import { cellsOfJson } from '@/lib/sources/json-record';
import { type LofinRow } from '@/lib/sources/lofin/envelope';
import { textOf } from '@/lib/sources/lofin/fields';
import { type Snapshot } from '@/lib/sources/lofin/snapshot';
import { originOf } from '@/lib/sources/lofin/origin';
import { type Fetched, type SourceBatch } from '@/lib/sources/source';

/**
 * A settled snapshot of QWGJK as an input of the pipeline: each page a batch, each row kept as published, in one line of JSON. For
 * one government it is whole as well: a whole snapshot is silent on governments of which no row came. A sample is a part.
 * @param servedElsewhere governments that another source serves: a sample leaves them alone
 */
export function fetchedProjects(snapshot: Snapshot, servedElsewhere: ReadonlySet<string>): Fetched {
  const names = new Set<string>();
  const columns = new Set<Column>();
  const seen = (column: Column | null, name: string) => {
    if (column === null) names.add(name);
    else columns.add(column);
  };
  const left = new Set<string>();
  const leftOut = ({ fields }: LofinRow) => {
    const code = textOf(fields, 'laf_cd');
    const out = snapshot.sample && servedElsewhere.has(code);
    if (out) left.add(code);
    return out;
  };
  return {
    origin: originOf(snapshot),
    kind: snapshot.sample ? 'partial' : 'whole',
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    batches: async function* () {
      yield* batchesOf(snapshot, seen, leftOut);
      if (snapshot.parts.length > 0) requireColumns(columns, 'JSON lines');
    },
    warnings: () => [...snapshot.warnings, ...unknownColumns(names), ...leftAlone(left)],
    cursor: () => null,
    close: async () => undefined,
  };
}

async function* batchesOf(
  { parts }: Snapshot,
  seen: (column: Column | null, name: string) => void,
  leftOut: (row: LofinRow) => boolean,
): AsyncGenerator<SourceBatch> {
  let line = 0;
  for (const part of parts) {
    for await (const rows of part.read()) {
      const records = rows
        .filter((row) => !leftOut(row))
        .map(({ text, fields }) => {
          line += 1;
          const bytes = Buffer.from(`${text}\n`);
          return { line, bytes, cells: cellsOfJson(fields, seen), problem: null, operation: 'put' as const };
        });
      yield { records };
    }
  }
}

function leftAlone(codes: ReadonlySet<string>): string[] {
  if (codes.size === 0) return [];
  return [`sample rows of ${[...codes].join(', ')} were left out: another source serves all of it`];
}

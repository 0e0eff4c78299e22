import { type Relation, type RelationName, RELATIONS } from '@/lib/domain/relations';
import { isJsonRow } from '@/lib/sources/json-record';
import type { RelationRecord } from '@/lib/sources/relation-input';

/** A row of a relation as the reads give it: the JSON text that is kept, and where it stood. */
export interface RelationImage {
  image: string;
  line: string;
  op: 'insert' | 'update' | 'delete';
  entity: RelationName;
}

/** The image as received is kept as one JSON line, with the day for which it stands beside its columns (`exe_ymd`). */
export function relationRecord(relation: Relation, { image, line, op }: RelationImage): RelationRecord {
  const parsed = parse(relation, image);
  const row = isJsonRow(parsed) ? parsed : null;
  const day = row === null ? '' : textOf(row['exe_ymd']);
  return {
    line: Number(line),
    bytes: `${image}\n`,
    values: row === null ? null : valuesOf(relation, row),
    problem: row === null ? { reason: 'broken_line', column: null, value: null } : null,
    // The image says it too, so that a row read again from where it is kept is not taken for a change.
    operation: op === 'delete' || row?.['gone'] === true ? 'delete' : 'put',
    asOf: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
  };
}

function valuesOf(relation: Relation, row: Readonly<Record<string, unknown>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name in relation.columns) {
    const contract = relation.columns[name]?.contract ?? null;
    if (contract !== null) values[name] = textOf(row[contract]);
  }
  return values;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const EXACT = new Set<string>(
  Object.values(RELATIONS)
    .filter(({ columns }) => Object.values(columns).some(({ type }) => type === 'decimal'))
    .map(({ name }) => name),
);

/** Numbers of a relation with exact decimals stay the text that they are: a parsed one would be rounded. */
function parse(relation: Relation, image: string): unknown {
  if (!EXACT.has(relation.name)) return JSON.parse(image);
  return JSON.parse(image, (_name, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? value) : value,
  );
}

import { type RelationName } from '@/lib/domain/relations';
import { type LofinRow } from '@/lib/sources/lofin/envelope';
import { textOf } from '@/lib/sources/lofin/fields';
import { mapRow } from '@/lib/sources/lofin/mapping';
import { originOf } from '@/lib/sources/lofin/origin';
import { scopesOf } from '@/lib/sources/lofin/scopes';
import { type Snapshot } from '@/lib/sources/lofin/snapshot';
import { type RelationBatch, type RelationInput, type RelationRecord } from '@/lib/sources/relation-input';
import { type Fetched } from '@/lib/sources/source';

/** Rows of the nation or of all governments of a tier stand among the others in some services. */
const NO_GOVERNMENT = /^0{6}/;

/** A settled snapshot of a service other than QWGJK as an input of the pipeline: relations, and no projects. */
export function fetchedRelations(snapshot: Snapshot): Fetched {
  const rows = new RelationRows(snapshot);
  const relations: RelationInput = {
    kind: snapshot.sample ? 'partial' : 'whole',
    format: 'jsonl',
    charset: 'utf-8',
    batches: () => rows.batches(),
    scopes: () => scopesOf(snapshot),
    warnings: () => rows.warnings(),
  };
  return {
    origin: originOf(snapshot),
    kind: relations.kind === 'whole' ? 'whole' : 'partial',
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    batches: async function* () {
      // No projects come from these services.
    },
    relations,
    warnings: () => snapshot.warnings,
    cursor: () => null,
    close: async () => undefined,
  };
}

class RelationRows {
  private line = 0;
  private totals = 0;
  private readonly unnamed = new Map<string, string>();

  constructor(private readonly snapshot: Snapshot) {}

  async *batches(): AsyncGenerator<RelationBatch> {
    for (const part of this.snapshot.parts) for await (const rows of part.read()) yield* this.batchesOf(rows);
  }

  warnings(): string[] {
    const { service } = this.snapshot.wanted;
    const said: string[] = [];
    if (this.totals > 0) said.push(`${this.totals} rows are totals of the nation or of a tier: left out`);
    for (const [field, unit] of this.unnamed)
      said.push(`${service.code}.${field} is not in the catalogue: kept under its own name, as ${unit}`);
    return said;
  }

  /** The rows of a page, relation by relation. */
  private batchesOf(rows: readonly LofinRow[]): RelationBatch[] {
    const batches = new Map<RelationName, RelationRecord[]>();
    for (const row of rows) {
      this.line += 1;
      if (this.isLeftOut(row)) continue;
      for (const { relation, record } of this.recordsOf(row)) {
        const known = batches.get(relation);
        if (known === undefined) batches.set(relation, [record]);
        else known.push(record);
      }
    }
    return [...batches].map(([relation, records]) => ({ relation, records }));
  }

  private recordsOf({ text, fields }: LofinRow): { relation: RelationName; record: RelationRecord }[] {
    const { asOf, wanted } = this.snapshot;
    const bytes = Buffer.from(`${text}\n`);
    const unnamed = (field: string, unit: string) => void this.unnamed.set(field, unit);
    return mapRow(wanted.service, fields, wanted.year, unnamed).map(({ relation, values }) => ({
      relation,
      record: { line: this.line, bytes, values, problem: null, operation: 'put', asOf },
    }));
  }

  private isLeftOut({ fields }: LofinRow): boolean {
    const code = textOf(fields, 'laf_cd');
    if (NO_GOVERNMENT.test(code)) {
      this.totals += 1;
      return true;
    }
    const { government } = this.snapshot.wanted;
    return government !== null && code !== government;
  }
}

import { type RelationName } from '@/lib/domain/relations';
import {
  type RelationBatch,
  type RelationInput,
  type RelationRecord,
  type RelationScope,
} from '@/lib/sources/relation-input';
import { type Fetched } from '@/lib/sources/source';

const BATCH = 4096;

/** What was read of a file, relation by relation. */
export class Collected {
  private readonly records = new Map<RelationName, RelationRecord[]>();

  add(relation: RelationName, record: RelationRecord): void {
    const known = this.records.get(relation);
    if (known === undefined) this.records.set(relation, [record]);
    else known.push(record);
  }

  /** As an input of the pipeline that has relations and no projects, kept as JSON lines. */
  fetched(more: {
    origin: string;
    kind: 'whole' | 'partial';
    scopes: readonly RelationScope[];
    warnings: readonly string[];
  }): Fetched {
    const { origin, kind, scopes, warnings } = more;
    const relations: RelationInput = {
      kind,
      format: 'jsonl',
      charset: 'utf-8',
      batches: () => this.batches(),
      scopes: () => [...scopes],
      warnings: () => [],
    };
    return {
      origin,
      kind,
      format: 'jsonl',
      charset: 'utf-8',
      header: null,
      batches: async function* () {
        // No projects come from such a file.
      },
      relations,
      warnings: () => [...warnings],
      cursor: () => null,
      close: async () => undefined,
    };
  }

  private async *batches(): AsyncGenerator<RelationBatch> {
    for (const [relation, all] of this.records)
      for (let from = 0; from < all.length; from += BATCH)
        yield { relation, records: all.slice(from, from + BATCH) };
  }
}

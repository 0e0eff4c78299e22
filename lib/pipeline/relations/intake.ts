import type pg from 'pg';
import { type RelationName, RELATIONS } from '@/lib/domain/relations';
import {
  type RelationBatch,
  type RelationInput,
  type RelationRecord,
  type RelationScope,
} from '@/lib/sources/relation-input';
import { copyLine } from '@/lib/pipeline/copy';
import { type KnownCodes } from '@/lib/pipeline/normalize';
import { type Counts } from '@/lib/pipeline/types';
import { type NormalizedRelation, RelationReader } from '@/lib/pipeline/relations/normalize';
import { RelationBlocks } from '@/lib/pipeline/relations/raw';
import {
  copyRejected,
  copyStaged,
  createRejectedStage,
  createRelationStage,
  stagedLine,
} from '@/lib/pipeline/relations/staging';

/** What was taken in of one relation. */
export interface TakenIn {
  read: number;
  rejected: number;
  /** Rows stayed out that do not say which they are: nothing of the relation may be taken for gone. */
  unnamed: boolean;
  days: { first: string; last: string };
}

/** The relations of an input, read to their end: rows, and rows kept out, stand in temporary tables. */
export interface StagedRelations {
  kind: RelationInput['kind'];
  taken: ReadonlyMap<RelationName, TakenIn>;
  scopes: RelationScope[];
  warnings: string[];
  blocks: RelationBlocks;
  /** What became of them, once they are applied. */
  counts: RelationCounts;
}

/** What a run did to each relation of which anything came. */
export type RelationCounts = Partial<Record<RelationName, Counts>>;

/**
 * Takes the relations of an input in: every batch is kept as received, read against its relation's description, and staged by
 * COPY. Memory does not grow with the rows. Nothing else is written.
 * @returns null for an input without relations
 */
export async function takeInRelations(
  client: pg.PoolClient,
  input: RelationInput | undefined,
  codes: KnownCodes,
): Promise<StagedRelations | null> {
  if (input === undefined) return null;
  const intake = new RelationIntake(client, codes, new RelationBlocks(client, input));
  for await (const batch of input.batches()) await intake.take(batch);
  const { taken, blocks } = intake;
  return { kind: input.kind, taken, scopes: input.scopes(), warnings: input.warnings(), blocks, counts: {} };
}

class RelationIntake {
  readonly taken = new Map<RelationName, TakenIn>();
  private readonly readers = new Map<RelationName, RelationReader>();
  private ord = 0;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly codes: KnownCodes,
    readonly blocks: RelationBlocks,
  ) {}

  async take(batch: RelationBatch): Promise<void> {
    if (batch.records.length === 0) return;
    const reader = await this.readerOf(batch.relation);
    const blockId = batch.kept?.blockId ?? (await this.blocks.keep(batch));
    const staged: string[] = [];
    const rejected: string[] = [];
    const keys: string[] = [];
    const taken = this.takenOf(batch);
    for (const [index, record] of batch.records.entries()) {
      const place = { blockId, blockRow: batch.kept?.rows[index] ?? index + 1 };
      const read = reader.read(record);
      note(taken, record, read);
      if (read.row === null) {
        rejected.push(rejectedLine(batch.relation, record, place, read));
        if (read.key !== null) keys.push(copyLine(read.key));
      } else {
        const { line, asOf, operation } = record;
        const row = { ord: this.ord, gone: operation === 'delete', asOf, hash: read.row.hash, line };
        staged.push(stagedLine(row, place, read.row.values));
      }
      this.ord += 1;
    }
    await copyStaged(this.client, reader.relation, staged);
    await copyRejected(this.client, reader.relation, rejected, keys);
  }

  private async readerOf(name: RelationName): Promise<RelationReader> {
    const known = this.readers.get(name);
    if (known !== undefined) return known;
    if (this.readers.size === 0) await createRejectedStage(this.client);
    const reader = new RelationReader(RELATIONS[name], this.codes);
    await createRelationStage(this.client, reader.relation);
    this.readers.set(name, reader);
    return reader;
  }

  private takenOf({ relation, records }: RelationBatch): TakenIn {
    const known = this.taken.get(relation);
    if (known !== undefined) return known;
    const day = records[0]?.asOf ?? '';
    const begun: TakenIn = { read: 0, rejected: 0, unnamed: false, days: { first: day, last: day } };
    this.taken.set(relation, begun);
    return begun;
  }
}

function note(taken: TakenIn, { asOf }: RelationRecord, { row, key }: NormalizedRelation): void {
  taken.read += 1;
  if (row === null) {
    taken.rejected += 1;
    taken.unnamed ||= key === null;
    return;
  }
  if (asOf < taken.days.first) taken.days.first = asOf;
  if (asOf > taken.days.last) taken.days.last = asOf;
}

function rejectedLine(
  relation: RelationName,
  { line }: RelationRecord,
  { blockId, blockRow }: { blockId: string; blockRow: number },
  { problem }: Extract<NormalizedRelation, { row: null }>,
): string {
  const detail = JSON.stringify(problem.detail ?? {});
  const { column, value, reason } = problem;
  return copyLine([relation, line, column, value, reason, detail, blockId, blockRow]);
}

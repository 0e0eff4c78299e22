import { type RowProblem } from '@/lib/domain/quarantine';

/** What becomes of a row that was read; `removed` projects are counted beside, as no row was read for them. */
export type Outcome =
  'inserted' | 'updated' | 'unchanged' | 'backdated' | 'duplicates' | 'heldBack' | 'quarantined';

export type Counts = Record<Outcome | 'read' | 'removed', number>;

/** A raw block; the id is there once the block is stored. */
export interface KeptBlock {
  id: string | null;
}

/** Where a received row is kept: the raw block, and its number in it from 1 on, the header not counted. */
export interface RawPlace {
  block: KeptBlock;
  blockRow: number;
}

/** A readable row, waiting for the plan. Its image is staged unless it is what is stored already. */
export interface Candidate extends RawPlace {
  /** Position in the input, from 0: the name of its staged image. */
  order: number;
  staged: boolean;
  line: number;
  fiscalYear: number;
  lafCd: string;
  asOf: string;
  /** The public id of the plain key. */
  plainId: string;
  departmentCd: string | null;
  /** The stored project whose row this is, unchanged; null where that has to be found out. */
  matchedId: string | null;
  /** The plain key as text, for adding a department; null when matched. */
  key: string | null;
  hash: string;
  /** The seven amounts in plain form, for telling copies from contradictions. */
  amounts: string;
  /** The feed says that the project is gone. */
  gone: boolean;
  /** The feed's transaction. */
  group: string | null;
}

/** A row that stays out of the figures. What it can still say of its project keeps that one from being taken for gone. */
export interface Rejected extends RawPlace {
  line: number;
  problem: RowProblem;
  /** The public ids that the row may be of; none where it does not say. */
  ids: string[];
  fiscalYear: number | null;
  lafCd: string | null;
}

/** A project as a source's current row has it. */
export interface StoredProject {
  id: string;
  fiscalYear: number;
  lafCd: string;
  departmentCd: string | null;
  rowHash: string;
  asOf: string;
  removedAsOf: string | null;
}

export type RevisionKind = 'inserted' | 'updated' | 'backdated' | 'removed' | 'restored';

/**
 * A revision to be written. `order`: the staged image; null: the image that is stored now. `place`: the raw row that says
 * so; null: the one of the stored image, and for a removal none.
 */
export interface PlannedRevision {
  id: string;
  fiscalYear: number;
  kind: RevisionKind;
  asOf: string;
  order: number | null;
  place: RawPlace | null;
  /** The revision whose image and raw row it repeats; null: as said above. */
  again: string | null;
}

/** What a project's current row becomes. `order` and `place`: the staged image and its raw row; null: as they are. */
export interface PlannedProject {
  id: string;
  fiscalYear: number;
  lafCd: string;
  isNew: boolean;
  order: number | null;
  place: RawPlace | null;
  asOf: string;
  removedAsOf: string | null;
}

export function noCounts(): Counts {
  return {
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    backdated: 0,
    duplicates: 0,
    heldBack: 0,
    quarantined: 0,
    removed: 0,
  };
}

/** A government in a fiscal year, as a map key. */
export function yearKey(fiscalYear: number, lafCd: string): string {
  return `${fiscalYear}:${lafCd}`;
}

/** The points of a run's way, in their order. */
export type SyncPoint =
  | 'begun'
  | 'planned'
  | 'gated'
  | 'revisions'
  | 'projects'
  | 'coverage'
  | 'rolled up'
  | 'published'
  | 'committed'
  | 'indexed';

import {
  AMOUNT_COLUMNS,
  AMOUNT_NAMES,
  AT,
  type Cells,
  type Column,
  type ProjectRow,
} from '@/lib/domain/project';
import { keyWithDepartment, projectKey, publicId } from '@/lib/domain/project/identity';
import { cellsOf, rowHash } from '@/lib/domain/project/row-hash';
import { type RowProblem } from '@/lib/domain/quarantine';
import { type SourceBatch, type SourceRecord } from '@/lib/sources/source';
import { type KnownCodes, normalize, readDate, readYear } from '@/lib/pipeline/normalize';
import { type Candidate, type RawPlace, type Rejected, type StoredProject } from '@/lib/pipeline/types';

/** What the intake needs of the outside. */
export interface IntakePorts {
  codes: KnownCodes;
  /** The latest year that an as-of date may lie in. */
  latestYear: number;
  /** The stored projects by id, of what was loaded. */
  stored: ReadonlyMap<string, StoredProject>;
  keep: (batch: SourceBatch) => Promise<RawPlace[]>;
  loadIds: (ids: readonly string[]) => Promise<void>;
  stage: (rows: readonly StagedRow[]) => Promise<void>;
}

/** An image on its way into the staging table. */
export interface StagedRow {
  order: number;
  row: ProjectRow;
  hash: string;
}

const AMOUNT_CELLS = AMOUNT_NAMES.map((name) => AT[AMOUNT_COLUMNS[name]]);

interface Identity {
  key: string;
  plainId: string;
  departmentId: string | null;
}

/**
 * Takes an input in, batch by batch: keeps the raw rows, hashes each and parses only those whose hash is not the stored one.
 */
export class Intake {
  readonly candidates = new Map<string, Candidate[]>();
  readonly rejected: Rejected[] = [];
  private readonly days = new Map<string, string | null>();

  /** @param order how many rows were taken in before: no two staged images have one name */
  constructor(
    private readonly ports: IntakePorts,
    public order = 0,
  ) {}

  async take(batch: SourceBatch): Promise<void> {
    const places = await this.ports.keep(batch);
    const identities = batch.records.map((record) => (record.cells === null ? null : identify(record.cells)));
    await this.ports.loadIds([...new Set(identities.flatMap(idsOf))]);
    const staged: StagedRow[] = [];
    batch.records.forEach((record, index) => {
      const place = places[index];
      if (place === undefined) throw new Error('a row was not kept');
      this.classify(record, place, identities[index] ?? null, staged);
    });
    if (staged.length > 0) await this.ports.stage(staged);
  }

  private classify(
    record: SourceRecord,
    place: RawPlace,
    identity: Identity | null,
    staged: StagedRow[],
  ): void {
    const { cells, problem, blank } = record;
    if (blank === true) return;
    if (cells === null || problem !== null) {
      this.reject(record, place, identity, problem ?? { reason: 'broken_line', column: null, value: null });
      return;
    }
    const hash = rowHash(cells);
    const day = this.day(cells);
    const match = identity === null || day === null ? null : this.match(record, identity, hash);
    if (identity !== null && day !== null && match !== null)
      this.accept(record, place, identity, { cells, hash, day, match });
    else this.parse(record, cells, place, identity, staged);
  }

  private parse(
    record: SourceRecord,
    cells: Cells,
    place: RawPlace,
    identity: Identity | null,
    staged: StagedRow[],
  ): void {
    const { row, problem } = normalize(cells, this.ports.codes, this.ports.latestYear);
    if (row === null || identity === null) {
      this.reject(record, place, identity, problem ?? { reason: 'empty_cell', column: null, value: null });
      return;
    }
    const plain = cellsOf(row);
    const hash = rowHash(plain);
    const match = this.match(record, identity, hash);
    if (match === null) staged.push({ order: this.order, row, hash });
    this.accept(record, place, identity, { cells: plain, hash, day: row.asOf, match });
  }

  private accept(
    record: SourceRecord,
    { block, blockRow }: RawPlace,
    { key, plainId }: Identity,
    { cells, hash, day, match }: { cells: Cells; hash: string; day: string; match: StoredProject | null },
  ): void {
    const candidate: Candidate = {
      order: this.order,
      staged: match === null,
      line: record.line,
      block,
      blockRow,
      fiscalYear: Number(cells[AT.fyr]),
      asOf: day,
      departmentCd: cell(cells, 'dept_cd') || null,
      amounts: AMOUNT_CELLS.map((at) => cells[at]).join(' '),
      gone: record.operation === 'delete',
      group: record.group ?? null,
      ...(match === null
        ? { lafCd: cell(cells, 'laf_cd'), plainId, matchedId: null, key, hash }
        : known(match, plainId)),
    };
    this.order += 1;
    const others = this.candidates.get(candidate.plainId);
    if (others === undefined) this.candidates.set(candidate.plainId, [candidate]);
    else others.push(candidate);
  }

  private reject(
    record: SourceRecord,
    place: RawPlace,
    identity: Identity | null,
    problem: RowProblem,
  ): void {
    const cells = record.cells ?? [];
    const lafCd = cell(cells, 'laf_cd');
    this.rejected.push({
      ...place,
      line: record.line,
      problem,
      ids: idsOf(identity),
      fiscalYear: readYear(cell(cells, 'fyr')),
      lafCd: this.ports.codes.has(lafCd) ? lafCd : null,
    });
  }

  /**
   * The stored project that has this very row. Of a change none: what the changes ahead of it make of the stored ones is not
   * known here.
   */
  private match(
    { group }: SourceRecord,
    { plainId, departmentId }: Identity,
    hash: string,
  ): StoredProject | null {
    if (group !== undefined) return null;
    const plain = this.ports.stored.get(plainId);
    if (plain?.rowHash === hash) return plain;
    const other = departmentId === null ? undefined : this.ports.stored.get(departmentId);
    return other?.rowHash === hash ? other : null;
  }

  /** A snapshot has one day, or a few: each is checked once. */
  private day(cells: Cells): string | null {
    const published = cells[AT.exe_ymd] ?? '';
    const known = this.days.get(published);
    if (known !== undefined) return known;
    const day = readDate(published, this.ports.latestYear);
    if (this.days.size < 1000) this.days.set(published, day);
    return day;
  }
}

/** What a matched row has in common with what is stored: the stored texts, so that there is one of each in memory. */
function known({ id, lafCd, rowHash: hash }: StoredProject, plainId: string) {
  return { lafCd, plainId: id === plainId ? id : plainId, matchedId: id, key: null, hash };
}

/** The ids that a row may be of; null where it does not say enough. */
export function identify(cells: Cells): Identity | null {
  const department = cell(cells, 'dept_cd');
  const named = cell(cells, 'dbiz_nm') !== '' && cell(cells, 'acnt_dv_nm') !== '';
  if (!named || readYear(cell(cells, 'fyr')) === null || cell(cells, 'laf_cd') === '') return null;
  const key = projectKey({
    fiscalYear: cell(cells, 'fyr'),
    lafCd: cell(cells, 'laf_cd'),
    projectCd: cell(cells, 'dbiz_cd'),
    name: cell(cells, 'dbiz_nm'),
    accountName: cell(cells, 'acnt_dv_nm'),
  });
  const departmentId = department === '' ? null : publicId(keyWithDepartment(key, department));
  return { key, plainId: publicId(key), departmentId };
}

export function idsOf(identity: Identity | null): string[] {
  if (identity === null) return [];
  return identity.departmentId === null ? [identity.plainId] : [identity.plainId, identity.departmentId];
}

function cell(cells: Cells, column: Column): string {
  return (cells[AT[column]] ?? '').trim();
}

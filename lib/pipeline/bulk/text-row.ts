import { hash } from 'node:crypto';
import { AT, type Cells, type ProjectRow } from '@/lib/domain/project';
import { keyWithDepartment, projectKey } from '@/lib/domain/project/identity';
import { cellsOf, rowHash } from '@/lib/domain/project/row-hash';
import { type BinaryRows } from '@/lib/pipeline/bulk/binary-rows';
import { dayNumber } from '@/lib/pipeline/bulk/days';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import { type ReadRow } from '@/lib/pipeline/bulk/read-row';
import { imageOf } from '@/lib/pipeline/stage';

/** A row that was normalized, as {@link ReadRow}. */
export class TextRow implements ReadRow {
  readonly year: number;
  readonly day: number;
  readonly government: number;
  readonly hash: string;
  readonly hasDepartment: boolean;
  private readonly cells: Cells;
  private key = '';

  constructor(
    private readonly row: ProjectRow,
    governments: Governments,
  ) {
    this.cells = cellsOf(row);
    this.year = row.fiscalYear;
    this.day = dayNumber(row.asOf);
    this.government = governments.placeOf(row.lafCd);
    this.hash = Buffer.from(rowHash(this.cells), 'hex').toString('latin1');
    this.hasDepartment = row.departmentCd !== null;
  }

  plainId(): string {
    const { fiscalYear, lafCd, projectCd, name, accountName } = this.row;
    this.key = projectKey({ fiscalYear, lafCd, projectCd, name, accountName });
    return hash('sha256', this.key, 'binary');
  }

  departmentId(): string {
    return hash('sha256', keyWithDepartment(this.key, this.cells[AT.dept_cd] ?? null), 'binary');
  }

  currentBudget(): number {
    return this.row.amounts.current ?? NaN;
  }

  writeImage(out: BinaryRows): void {
    for (const value of imageOf(this.row)) {
      if (value === null) out.null();
      else if (typeof value === 'number') out.int8(value);
      else out.utf8(String(value));
    }
  }
}

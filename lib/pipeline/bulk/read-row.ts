import { type BinaryRows } from '@/lib/pipeline/bulk/binary-rows';

/** What the plan asks of a readable row, however it was read. Digests are texts of a character for each byte. */
export interface ReadRow {
  year: number;
  /** The as-of day, counted from 2000-01-01. */
  day: number;
  /** The government's place in the register. */
  government: number;
  /** SHA-256 of the content. */
  hash: string;
  hasDepartment: boolean;
  /** The digest that the public id of the plain key begins; '' where only the record can tell. */
  plainId: () => string;
  /** The same with the department added; asked for after the plain one. */
  departmentId: () => string;
  /** In won; NaN where it was not reported. */
  currentBudget: () => number;
  writeImage: (out: BinaryRows) => void;
}

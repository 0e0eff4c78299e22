import { type AmountName } from '@/lib/domain/project/columns';
import { type Won } from '@/lib/domain/money';

/** The seven amounts in whole won; null: not reported. */
export type Amounts = Readonly<Record<AmountName, Won | null>>;

/** A project's standing in a fiscal year as of a day, as published by one source. Texts are as published, blanks around them cut. */
export interface ProjectRow {
  fiscalYear: number;
  /** The day for which the amounts stand, `YYYY-MM-DD`. */
  asOf: string;
  lafCd: string;
  /** The upper tier as the source says it: kept, never a key. */
  upperCd: string | null;
  departmentCd: string | null;
  accountCd: string | null;
  accountName: string;
  projectCd: string | null;
  name: string;
  fieldCd: string | null;
  fieldName: string | null;
  sectionCd: string | null;
  sectionName: string | null;
  amounts: Amounts;
}

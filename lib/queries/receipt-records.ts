import { wonOrNull } from '@/lib/domain/money';
import { type Amounts, isInternalTransfer } from '@/lib/domain/project';
import type { ReceiptRow, TermRow } from '@/lib/domain/receipt-sheet';

const AMOUNTS = 'planned, current_budget, national, province, municipal, other, spent';

/** A revision as the database returns it: bigints and dates as text. */
interface AmountRecord {
  planned: string | null;
  current_budget: string | null;
  national: string | null;
  province: string | null;
  municipal: string | null;
  other: string | null;
  spent: string | null;
}

/** What the sums need. */
export const TERM_COLUMNS = `laf_cd, field_cd, as_of, ${AMOUNTS}`;
export interface TermRecord extends AmountRecord {
  laf_cd: string;
  field_cd: string | null;
  as_of: string;
}

export const RECEIPT_COLUMNS = `id, source, laf_cd, wa_laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name, field_cd, field_nm,
  section_cd, section_nm, ${AMOUNTS}, as_of, run_id, raw_block_id, raw_row`;
export interface RevisionRecord extends TermRecord {
  id: string;
  source: string;
  wa_laf_cd: string | null;
  dept_cd: string | null;
  account_cd: string | null;
  account_nm: string;
  dbiz_cd: string | null;
  name: string;
  field_nm: string | null;
  section_cd: string | null;
  section_nm: string | null;
  run_id: string;
  raw_block_id: string | null;
  raw_row: number | null;
}

function amountsOf(record: AmountRecord): Amounts {
  return {
    planned: wonOrNull(record.planned),
    current: wonOrNull(record.current_budget),
    national: wonOrNull(record.national),
    province: wonOrNull(record.province),
    municipal: wonOrNull(record.municipal),
    other: wonOrNull(record.other),
    spent: wonOrNull(record.spent),
  };
}

export function termRowOf(record: TermRecord): TermRow {
  return { fieldCd: record.field_cd, amounts: amountsOf(record) };
}

export function receiptRowOf(record: RevisionRecord): ReceiptRow {
  const { raw_block_id: block, raw_row: row } = record;
  return {
    id: record.id,
    lafCd: record.laf_cd,
    upperCd: record.wa_laf_cd,
    departmentCd: record.dept_cd,
    accountCd: record.account_cd,
    accountName: record.account_nm,
    projectCd: record.dbiz_cd,
    name: record.name,
    fieldCd: record.field_cd,
    fieldName: record.field_nm,
    sectionCd: record.section_cd,
    sectionName: record.section_nm,
    amounts: amountsOf(record),
    internalTransfer: isInternalTransfer(record),
    asOf: record.as_of,
    run: Number(record.run_id),
    source: record.source,
    raw: block === null || row === null ? null : { block: Number(block), row },
  };
}

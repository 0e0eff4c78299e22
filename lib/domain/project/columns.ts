/**
 * The columns of a project's row, by the names of the 지방재정365 service QWGJK (세부사업별 세출현황), in the one order in
 * which the pipeline holds a row's cells.
 */
export const COLUMNS = [
  'fyr',
  'exe_ymd',
  'wa_laf_cd',
  'laf_cd',
  'acnt_dv_cd',
  'acnt_dv_nm',
  'dept_cd',
  'dbiz_cd',
  'dbiz_nm',
  'fld_cd',
  'fld_nm',
  'ane_part_cd',
  'part_nm',
  'cpl_amt',
  'bdg_cash_amt',
  'bdg_ntep',
  'capep',
  'sggep',
  'etc_amt',
  'ep_amt',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The row's published text by column, `''` where nothing was published. Always COLUMNS.length long. */
export type Cells = readonly string[];

/** Where each column stands among the cells. */
// The keys are exactly the columns: fromEntries cannot tell.
export const AT = Object.fromEntries(COLUMNS.map((column, index) => [column, index])) as Record<
  Column,
  number
>;

/** The seven amounts: column and the name that the portal gives it. */
export const AMOUNT_COLUMNS = {
  planned: 'cpl_amt',
  current: 'bdg_cash_amt',
  national: 'bdg_ntep',
  province: 'capep',
  municipal: 'sggep',
  other: 'etc_amt',
  spent: 'ep_amt',
} as const satisfies Record<string, Column>;
export type AmountName = keyof typeof AMOUNT_COLUMNS;
// Object.keys forgets the literal type of the keys.
export const AMOUNT_NAMES = Object.keys(AMOUNT_COLUMNS) as AmountName[];

/** Codes and the upper tier may be absent from an input; everything else must be there. */
const OPTIONAL: readonly Column[] = ['wa_laf_cd', 'acnt_dv_cd', 'dept_cd', 'fld_cd', 'ane_part_cd'];
export const REQUIRED_COLUMNS: readonly Column[] = COLUMNS.filter((column) => !OPTIONAL.includes(column));

/** Other names under which a column is published. */
export const COLUMN_ALIASES: Readonly<Record<string, Column>> = {
  part_cd: 'ane_part_cd',
  ane_part_nm: 'part_nm',
};

/** Columns that are published, known, and not used: the names of governments, other code systems, display order. */
export const UNUSED_COLUMNS: ReadonlySet<string> = new Set([
  'wa_laf_hg_nm',
  'laf_hg_nm',
  'padm_laf_cd',
  'zon_cd',
  'lup_ord',
]);

/** The column of a published name, null where it is not one that the portal reads. */
export function columnOf(name: string): Column | null {
  if (Object.hasOwn(AT, name)) return name as Column; // just looked up among the columns
  return COLUMN_ALIASES[name] ?? null;
}

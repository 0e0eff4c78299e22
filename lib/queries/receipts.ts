import type { Pool, PoolClient } from 'pg';
import { type Government, peerGroups, registerOf, upperOn } from '@/lib/domain/governments';
import type { ReceiptRun } from '@/lib/domain/receipt-page';
import { basisOf, type Measure, type ReceiptAddress, type Scope, scopeOf } from '@/lib/domain/receipt';
import {
  type ReceiptRow,
  type ReceiptSubtotal,
  type ReceiptTotals,
  sumsOver,
  type Term,
  termsOf,
  totalsOf,
} from '@/lib/domain/receipt-sheet';
import { standing } from '@/lib/queries/as-of/standing';
import { findGovernment, listGovernments } from '@/lib/queries/governments';
import {
  RECEIPT_COLUMNS,
  receiptRowOf,
  type RevisionRecord,
  type TermRecord,
  TERM_COLUMNS,
  termRowOf,
} from '@/lib/queries/receipt-records';

type Db = Pick<Pool | PoolClient, 'query'>;

/** What of a government-year enters a receipt: all its projects, or one. */
export interface Slice {
  lafCd: string;
  projectId: string | null;
}

/** An address that names something: its run is complete, its scope is one of the register. */
export interface OpenReceipt {
  address: ReceiptAddress;
  run: ReceiptRun;
  /** In the order of codes. */
  slices: Slice[];
  /** The governments of the slices. */
  governments: Government[];
  /** Of a `sido` scope: the upper tier itself, which is none of the slices. */
  upper: Government | null;
  /** What an amount is divided by; null where the address asks for no amount per resident. */
  residents: number | null;
  /** Of a project: its name as last known by the run. */
  projectName: string | null;
}

/**
 * Opens a receipt.
 * @returns null where the run is unknown or did not end well, or the scope names nothing
 */
export async function openReceipt(db: Db, address: ReceiptAddress): Promise<OpenReceipt | null> {
  const run = await findRun(db, address.run);
  if (run === null) return null;
  const scope = await openScope(db, address);
  if (scope === null) return null;
  const residents = residentsOf(scope.governments, address);
  // Nobody was counted in that year: there is no such figure.
  if (address.residents !== undefined && residents === null) return null;
  return { address, run, residents, ...scope };
}

async function findRun(db: Db, id: number): Promise<ReceiptRun | null> {
  const { rows } = await db.query<{ source: string; origin: string | null; finished_at: Date | null }>(
    `SELECT source, origin, finished_at FROM run WHERE id = $1 AND state = 'done'`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { id, source: row.source, origin: row.origin, finishedAt: row.finished_at?.toISOString() ?? null };
}

function residentsOf([government]: Government[], { residents: year }: ReceiptAddress): number | null {
  const count = government?.populations.find((one) => one.year === year);
  return count?.residents ?? null;
}

type OpenScope = Pick<OpenReceipt, 'slices' | 'governments' | 'upper' | 'projectName'>;

async function openScope(db: Db, address: ReceiptAddress): Promise<OpenScope | null> {
  const scope = scopeOf(address.scope);
  if (scope.kind === 'project') return openProject(db, address, scope.id);
  if (scope.kind !== 'government') return openGroup(db, address, scope);
  const government = await findGovernment(db, scope.lafCd);
  return government === null ? null : inSlices([government]);
}

function inSlices(governments: Government[], upper: Government | null = null): OpenScope {
  const slices = governments.map(({ lafCd }) => ({ lafCd, projectId: null }));
  return { governments, upper, slices, projectName: null };
}

/** A project is of one fiscal year: its id is made of it. */
async function openProject(db: Db, { run, year }: ReceiptAddress, id: string): Promise<OpenScope | null> {
  const { rows } = await db.query<{ laf_cd: string; name: string }>(
    `SELECT laf_cd, r.name FROM project p JOIN project_revision r USING (laf_cd, fyr, id, source)
      WHERE id = $1 AND fyr = $2 AND r.run_id <= $3 ORDER BY r.rev DESC LIMIT 1`,
    [id, year, run],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const government = await findGovernment(db, row.laf_cd);
  if (government === null) return null;
  const slices = [{ lafCd: government.lafCd, projectId: id }];
  return { governments: [government], upper: null, slices, projectName: row.name };
}

/**
 * A tier takes every code of that tier, closed ones too: their rows of the year count on. The lower tiers of a 시·도 are
 * those that belonged to it on the receipt's date, or last: each lower tier is of exactly one, so that they add up.
 */
async function openGroup(
  db: Db,
  { asOf, year }: ReceiptAddress,
  scope: Extract<Scope, { kind: 'sido' | 'tier' | 'peers' }>,
): Promise<OpenScope | null> {
  const all = await listGovernments(db);
  if (scope.kind === 'tier') return inSlices(all.filter(({ tier }) => tier === scope.tier));
  if (scope.kind === 'peers') return openPeers(all, scope.group, asOf, year);
  const upper = registerOf(all).get(scope.lafCd);
  if (upper?.tier !== 'upper') return null;
  const members = all.filter((government) => upperOn(government, asOf)?.lafCd === scope.lafCd);
  return inSlices(members, upper);
}

/** The peers are those of the receipt's date, or of the year's end where that is earlier. */
function openPeers(all: readonly Government[], group: string, asOf: string, year: number): OpenScope | null {
  const end = `${year}-12-31`;
  const members = peerGroups(all, asOf < end ? asOf : end).get(group);
  return members === undefined ? null : inSlices(members);
}

const STANDING = standing({
  lafCd: 's.laf_cd',
  year: '$2::int',
  source: 's.source',
  asOf: '$4::date',
  run: '$3::bigint',
  project: '$5::text',
});

/**
 * The revisions of government-years as of a date, as known by a run: of each project the one with the latest date not
 * after it, of those the latest written; removed ones left out. Only the source counts that a government-year was
 * served from as known by that run. Fields are chosen after that: a project that moved between fields counts once.
 * Parameters: $1 codes, $2 year, $3 run, $4 as-of date, $5 project or null, $6 basis, $7 field or null.
 */
function rowsThatStood(columns: string): string {
  return `
    WITH serving AS (
      SELECT DISTINCT ON (laf_cd) laf_cd, source FROM serving_change
      WHERE fyr = $2 AND laf_cd = ANY($1::text[]) AND run_id <= $3 ORDER BY laf_cd, run_id DESC
    ), stood AS (
      SELECT there.* FROM serving s CROSS JOIN LATERAL ${STANDING} there
    )
    SELECT ${columns} FROM stood
    WHERE kind <> 'removed'
      AND CASE $6 WHEN 'comparable' THEN NOT is_internal_transfer(name) WHEN 'internal' THEN is_internal_transfer(name) ELSE true END
      AND ($7::text IS NULL OR coalesce(field_cd, 'none') = $7)`;
}

function parametersOf({ address }: OpenReceipt, slices: readonly Slice[]): unknown[] {
  const { year, run, asOf, field, measure } = address;
  // The rows of a share are those of the whole; which of them are the part, each row says.
  const rowField = measure === 'share' ? null : field;
  const codes = slices.map(({ lafCd }) => lafCd);
  return [codes, year, run, asOf, slices[0]?.projectId ?? null, basisOf(address), rowField];
}

/** Governments whose amounts are read at once: the largest has some 6,000 projects, the median 1,700. */
const AT_ONCE = 16;

/** Counts and sums a receipt's rows; memory holds the amounts of a few governments at a time. */
export async function receiptTotals(db: Db, receipt: OpenReceipt): Promise<ReceiptTotals> {
  const terms = termsOf(receipt.address);
  const sql = rowsThatStood(TERM_COLUMNS);
  const subtotals: ReceiptSubtotal[] = [];
  for (let from = 0; from < receipt.slices.length; from += AT_ONCE) {
    const slices = receipt.slices.slice(from, from + AT_ONCE);
    const { rows } = await db.query<TermRecord>(sql, parametersOf(receipt, slices));
    const byCode = Map.groupBy(rows, ({ laf_cd }) => laf_cd);
    subtotals.push(...[...byCode].map(([lafCd, records]) => subtotalOf(lafCd, records, terms)));
  }
  subtotals.sort((a, b) => (a.lafCd < b.lafCd ? -1 : 1));
  return totalsOf(subtotals, terms, receipt.residents);
}

function subtotalOf(lafCd: string, records: readonly TermRecord[], terms: readonly Term[]): ReceiptSubtotal {
  const newest = records.reduce<string | null>((latest, { as_of }) => maxDate(latest, as_of), null);
  return { lafCd, rows: records.length, newest, sums: sumsOver(records.map(termRowOf), terms) };
}

function maxDate(a: string | null, b: string): string {
  return a === null || b > a ? b : a;
}

/** A window into the rows of a government. */
export interface Window {
  limit: number;
  offset: number;
}

/** By which amount the rows of a measure stand; all others by the current budget. */
const ORDER_COLUMNS: Partial<Record<Measure, string>> = {
  planned: 'planned',
  national: 'national',
  province: 'province',
  municipal: 'municipal',
  other: 'other',
  spent: 'spent',
};

/**
 * The rows of one slice, the largest amounts first. Nothing is kept open between two reads: what a complete run knew
 * never changes, so that rows can be read piece by piece without holding a connection.
 */
export async function receiptRows(
  db: Db,
  receipt: OpenReceipt,
  slice: Slice,
  window: Window | null = null,
): Promise<ReceiptRow[]> {
  const { measure } = receipt.address;
  const column = ORDER_COLUMNS[measure] ?? 'current_budget';
  const sql = `${rowsThatStood(RECEIPT_COLUMNS)} ORDER BY ${column} DESC NULLS LAST, id LIMIT $8 OFFSET $9`;
  const values = [...parametersOf(receipt, [slice]), window?.limit ?? null, window?.offset ?? 0];
  const { rows } = await db.query<RevisionRecord>(sql, values);
  return rows.map(receiptRowOf);
}

/** The rows of one page out of all slices, in the order of codes. Reads only the governments that the page shows. */
export async function receiptRowsOfPage(
  db: Db,
  receipt: OpenReceipt,
  totals: ReceiptTotals,
  { limit, offset }: Window,
): Promise<ReceiptRow[]> {
  const projectId = receipt.slices[0]?.projectId ?? null;
  const page: ReceiptRow[] = [];
  let before = 0;
  for (const { lafCd, rows } of totals.governments) {
    const from = Math.max(offset - before, 0);
    const wanted = Math.min(limit - page.length, rows - from);
    if (wanted > 0) {
      page.push(...(await receiptRows(db, receipt, { lafCd, projectId }, { limit: wanted, offset: from })));
    }
    before += rows;
  }
  return page;
}

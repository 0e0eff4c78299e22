import type { Pool } from 'pg';
import { type GovernmentLink, governmentLink } from '@/lib/domain/government-link';
import { type Government, type PeerGroup, peerGroupOf } from '@/lib/domain/governments';
import { scopeOf } from '@/lib/domain/receipt';
import type { ReceiptPage, ReceiptSubject } from '@/lib/domain/receipt-page';
import { type ReceiptRow, type ReceiptTotals, valueOf } from '@/lib/domain/receipt-sheet';
import { findRawRecord } from '@/lib/queries/raw-record';
import { readOnly } from '@/lib/queries/read-only';
import { type OpenReceipt, receiptRows, receiptRowsOfPage } from '@/lib/queries/receipts';
import { findShown } from '@/lib/queries/receipt-shown';

/** Rows on a page. */
export const RECEIPT_PAGE_ROWS = 200;

/** What a reader asks of a receipt's page. */
export interface ReceiptView {
  /** From 1; beyond the last it is the last. */
  page: number;
  /** The subtotals of the governments in place of the rows; of one government there are none. */
  byGovernment: boolean;
  /** The project whose row is shown as received. */
  raw: string | null;
}

/** The page of a receipt, over its totals. */
export async function readReceiptPage(
  pool: Pool,
  receipt: OpenReceipt,
  totals: ReceiptTotals,
  view: ReceiptView,
): Promise<ReceiptPage> {
  const { address, run } = receipt;
  const pages = Math.max(1, Math.ceil(totals.rows / RECEIPT_PAGE_ROWS));
  const page = Math.min(view.page, pages);
  const window = { limit: RECEIPT_PAGE_ROWS, offset: (page - 1) * RECEIPT_PAGE_ROWS };
  const links = linksOf(receipt.governments, address.asOf);
  return readOnly(pool, async (client) => {
    // A median is made of the governments.
    const byGovernment = address.measure === 'median' || (view.byGovernment && totals.governments.length > 1);
    const rows = byGovernment ? [] : await receiptRowsOfPage(client, receipt, totals, window);
    return {
      address,
      run,
      subject: subjectOf(receipt, links),
      totals,
      value: valueOf(address.measure, totals),
      governments: links,
      byGovernment,
      rows,
      offset: window.offset,
      page,
      pages,
      shown: await findShown(client, address, receipt.residents),
      raw: view.raw === null ? null : await rawOf(client, receipt, view.raw),
    };
  });
}

function linksOf(governments: readonly Government[], on: string): Record<string, GovernmentLink> {
  return Object.fromEntries(governments.map((one) => [one.lafCd, governmentLink(one, on)]));
}

function subjectOf(receipt: OpenReceipt, links: Record<string, GovernmentLink>): ReceiptSubject {
  const scope = scopeOf(receipt.address.scope);
  if (scope.kind === 'tier') return scope;
  if (scope.kind === 'peers') return { kind: 'peers', group: groupOf(receipt) };
  if (scope.kind === 'sido') {
    return { kind: 'sido', government: governmentLink(theUpper(receipt), receipt.address.asOf) };
  }
  const government = links[receipt.slices[0]?.lafCd ?? ''];
  if (government === undefined) throw new Error(`receipt of ${receipt.address.scope} without its government`);
  if (scope.kind === 'government') return { kind: 'government', government };
  return { kind: 'project', id: scope.id, name: receipt.projectName ?? scope.id, government };
}

function groupOf({ governments: [member], address }: OpenReceipt): PeerGroup {
  const group = member === undefined ? null : peerGroupOf(member);
  if (group === null) throw new Error(`receipt of ${address.scope} without its peers`);
  return group;
}

function theUpper({ upper, address }: OpenReceipt): Government {
  if (upper === null) throw new Error(`receipt of ${address.scope} without its upper tier`);
  return upper;
}

type Client = Parameters<typeof receiptRows>[0];

/** The row of a project that is in the receipt, as received; null where the receipt has no such row. */
async function rawOf(client: Client, receipt: OpenReceipt, projectId: string): Promise<ReceiptPage['raw']> {
  const row = await findRowOf(client, receipt, projectId);
  if (row === null) return null;
  return { row, record: row.raw === null ? null : await findRawRecord(client, row.raw) };
}

async function findRowOf(
  client: Client,
  receipt: OpenReceipt,
  projectId: string,
): Promise<ReceiptRow | null> {
  const { rows } = await client.query<{ laf_cd: string }>(
    'SELECT laf_cd FROM project WHERE id = $1 AND fyr = $2 LIMIT 1',
    [projectId, receipt.address.year],
  );
  const slice = receipt.slices.find(
    (one) => one.lafCd === rows[0]?.laf_cd && (one.projectId ?? projectId) === projectId,
  );
  if (slice === undefined) return null;
  return (await receiptRows(client, receipt, { ...slice, projectId }))[0] ?? null;
}

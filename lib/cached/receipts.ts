import { cacheLife } from 'next/cache';
import { sitePool } from '@/lib/db/site-pool';
import type { ReceiptAddress } from '@/lib/domain/receipt';
import type { ReceiptPage } from '@/lib/domain/receipt-page';
import type { ReceiptTotals } from '@/lib/domain/receipt-sheet';
import { readOnly } from '@/lib/queries/read-only';
import { readReceiptPage, type ReceiptView } from '@/lib/queries/receipt-page';
import { openReceipt, receiptTotals } from '@/lib/queries/receipts';

/**
 * The page of a receipt. Its sums over all rows are kept for an hour, as they never change; its rows are read for each
 * visit, as is what the pages show now.
 * @returns null where the address names nothing
 */
export async function findReceiptPage(
  address: ReceiptAddress,
  view: ReceiptView,
): Promise<ReceiptPage | null> {
  // Asked before the sums: that a run is unknown today is not kept, it may be known tomorrow.
  const receipt = await openReceipt(sitePool(), address);
  if (receipt === null) return null;
  return readReceiptPage(sitePool(), receipt, await totals(address), view);
}

async function totals(address: ReceiptAddress): Promise<ReceiptTotals> {
  'use cache';
  cacheLife('hours');
  const receipt = await openReceipt(sitePool(), address);
  if (receipt === null) throw new Error('a receipt was gone between two reads');
  return readOnly(sitePool(), (client) => receiptTotals(client, receipt));
}

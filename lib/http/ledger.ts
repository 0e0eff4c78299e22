import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import { registerOf } from '@/lib/domain/governments';
import type { Discrepancy, DiscrepancyPage, Ledger, LedgerFilter } from '@/lib/domain/rules/ledger';
import { listGovernments } from '@/lib/queries/governments';
import { findDiscrepancy } from '@/lib/queries/ledger/detail';
import { findLedger, listDiscrepancies } from '@/lib/queries/ledger/list';

/** The ledger as it stands now. Never cached, as nothing of the status is. */
export async function readLedger(filter: LedgerFilter): Promise<Ledger> {
  return findLedger(sitePool(), filter, seoulDay(new Date()));
}

/** A discrepancy as it stands now; null where none ever had this id. */
export async function readDiscrepancy(id: string): Promise<DiscrepancyPage | null> {
  return findDiscrepancy(sitePool(), id);
}

const BATCH = 1000;

/** All of the ledger that meets a filter, in batches. */
export async function* readWholeLedger(filter: LedgerFilter): AsyncGenerator<Discrepancy[]> {
  const register = registerOf(await listGovernments(sitePool()));
  let after = filter.after;
  for (;;) {
    const batch = await listDiscrepancies(sitePool(), register, { ...filter, after }, BATCH);
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.seq ?? null;
  }
}

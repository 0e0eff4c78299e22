import { registerOf } from '@/lib/domain/governments';
import type { DiscrepancyEvent, DiscrepancyPage } from '@/lib/domain/rules/ledger';
import { listGovernments } from '@/lib/queries/governments';
import { listBaseRates } from '@/lib/queries/ledger/rates';
import {
  type Db,
  DISCREPANCY_COLUMNS,
  discrepancyOf,
  type DiscrepancyRow,
  observedOf,
} from '@/lib/queries/ledger/rows';

/** A discrepancy with its whole life; null where none ever had this id. */
export async function findDiscrepancy(db: Db, id: string): Promise<DiscrepancyPage | null> {
  const { rows } = await db.query<DiscrepancyRow>(
    `SELECT ${DISCREPANCY_COLUMNS} FROM discrepancy d WHERE d.id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const register = registerOf(await listGovernments(db));
  const [history, rates, own] = await Promise.all([
    readHistory(db, id),
    listBaseRates(db),
    row.fyr === 0 ? [] : listBaseRates(db, { government: row.laf_cd, year: row.fyr }),
  ]);
  const isOwn = ({ rule }: { rule: string }) => rule === row.rule;
  return {
    discrepancy: discrepancyOf(row, register),
    history,
    rate: rates.find(isOwn) ?? { rule: row.rule, checked: 0, found: 0 },
    ownRate: own.find(isOwn) ?? null,
  };
}

interface EventRow {
  kind: DiscrepancyEvent['kind'];
  run_id: string;
  as_of: string;
  known_at: Date;
  observed: unknown;
  origins: unknown;
}

async function readHistory(db: Db, id: string): Promise<DiscrepancyEvent[]> {
  const { rows } = await db.query<EventRow>(
    `SELECT kind, run_id, as_of, known_at, observed, origins FROM discrepancy_event WHERE discrepancy_id = $1
      ORDER BY event_id DESC`,
    [id],
  );
  return rows.map((row) => ({
    kind: row.kind,
    run: Number(row.run_id),
    asOf: row.as_of,
    knownAt: row.known_at.toISOString(),
    observed: observedOf(row.observed, row.origins),
  }));
}

/** Whether a discrepancy with this id was ever published. */
export async function discrepancyExists(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.query('SELECT FROM discrepancy WHERE id = $1', [id]);
  return rows.length > 0;
}

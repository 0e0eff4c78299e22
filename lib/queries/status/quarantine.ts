import type { Pool } from 'pg';
import { prismaOn } from '@/lib/db/prisma';
import { isQuarantineReason, QUARANTINE_REASONS } from '@/lib/domain/quarantine';
import type { QuarantineStatus } from '@/lib/domain/status';

const SHOWN = 100;

/** The rows that are kept out of the figures: how many for each reason, and the newest of them with place and value. */
export async function readQuarantine(pool: Pool): Promise<QuarantineStatus> {
  const prisma = prismaOn(pool);
  const open = { state: 'open' };
  const [groups, rows] = await Promise.all([
    prisma.quarantine.groupBy({ by: ['reason'], where: open, _count: true }),
    prisma.quarantine.findMany({ where: open, orderBy: { id: 'desc' }, take: SHOWN }),
  ]);
  const reasons = groups.map(({ reason, _count }) => ({ reason, rows: _count }));
  return {
    open: reasons.reduce((sum, { rows: count }) => sum + count, 0),
    reasons: reasons.sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason)),
    rows: rows.map(({ id, runId, source, origin, line, col, value, reason, createdAt }) => ({
      id: Number(id),
      run: Number(runId),
      source,
      origin,
      line,
      column: col,
      value,
      reason,
      remedy: isQuarantineReason(reason) ? QUARANTINE_REASONS[reason] : null,
      at: createdAt.toISOString(),
    })),
  };
}

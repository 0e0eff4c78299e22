import type { Pool } from 'pg';
import { prismaOn } from '@/lib/db/prisma';
import type { RunState, RunStatus } from '@/lib/domain/status';

const SHOWN = 20;

/** The newest runs first. */
export async function listRuns(pool: Pool): Promise<RunStatus[]> {
  const runs = await prismaOn(pool).run.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
  return runs.map(({ id, startedAt, finishedAt, asOfFrom, asOfTo, seconds, state, ...run }) => ({
    run: Number(id),
    ...run,
    // The table's check allows these states only.
    state: state as RunState,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    asOfFrom: dayOf(asOfFrom),
    asOfTo: dayOf(asOfTo),
    seconds: seconds?.toNumber() ?? null,
  }));
}

/** A date column comes as midnight UTC. */
function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}

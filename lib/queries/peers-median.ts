import type { Pool, PoolClient } from 'pg';
import type { RateFigure } from '@/lib/domain/figure';
import { MIN_PEERS } from '@/lib/domain/governments';
import { receiptPath } from '@/lib/domain/receipt';

type Db = Pick<Pool | PoolClient, 'query'>;

/** A peer group's median in a fiscal year, how many governments made it, and of which day. */
export interface PeersMedian {
  /** The day of the year's newest figures, or the year's end where they are later: who the peers are is said for it. */
  on: string;
  reporting: number;
  median: RateFigure;
}

interface PeerRow {
  governments: number;
  execution_median_tenths: number | null;
  run_id: string;
  newest: string;
}

/** @returns null where no government of the group reported in the year */
export async function findMedian(db: Db, group: string, year: number): Promise<PeersMedian | null> {
  const { rows } = await db.query<PeerRow>(
    `SELECT p.governments, p.execution_median_tenths, p.run_id, n.newest
       FROM rollup_peer p, (SELECT max(as_of) AS newest FROM rollup_government WHERE fyr = $1 AND field_cd = '*') n
      WHERE p.fyr = $1 AND p.peer_group = $2 AND n.newest IS NOT NULL`,
    [year, group],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const receipt = receiptPath({
    run: Number(row.run_id),
    asOf: row.newest,
    year,
    scope: `peers-${group}`,
    measure: 'median',
    field: null,
    comparable: true,
  });
  const value = row.governments < MIN_PEERS ? null : row.execution_median_tenths;
  const end = `${year}-12-31`;
  return {
    on: row.newest < end ? row.newest : end,
    reporting: row.governments,
    median: { unit: 'tenths', value, receipt },
  };
}

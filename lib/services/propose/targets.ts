import type { PoolClient } from 'pg';
import type { Target } from '@/lib/domain/access/permission';

/** A process, as what something is done to. */
export async function processTarget(
  tx: PoolClient,
  { process }: { process: string },
): Promise<Target | null> {
  const { rows } = await tx.query<{ laf_cd: string }>('SELECT laf_cd FROM process WHERE id = $1', [process]);
  const [row] = rows;
  return row === undefined ? null : { lafCd: row.laf_cd };
}

/** A proposal that was handed in: its authors', those of merged ones too. */
export async function proposalTarget(
  tx: PoolClient,
  { process, number }: { process: string; number: number },
): Promise<Target | null> {
  const { rows } = await tx.query<{ laf_cd: string; owners: string[] }>(
    `SELECT p.laf_cd, ARRAY(SELECT a.person FROM proposal_author a WHERE a.process_id = q.process_id AND a.number = q.number) AS owners
       FROM proposal q JOIN process p ON p.id = q.process_id
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [process, number],
  );
  const [row] = rows;
  return row === undefined ? null : { lafCd: row.laf_cd, owners: row.owners };
}

import type { PoolClient } from 'pg';
import type { ProjectSource, Uppers } from '@/lib/search/documents';

const BATCH = 4000;

const COLUMNS = `p.fyr, p.id, p.source, p.laf_cd, p.field_cd, p.field_nm, p.account_nm, p.dbiz_cd, p.name, p.current_budget,
  p.spent, p.as_of, p.removed_as_of, p.run_id,
  coalesce(CASE WHEN p.removed_as_of IS NOT NULL THEN (
    SELECT coalesce(max(r.run_id) FILTER (WHERE r.kind <> 'backdated'), min(r.run_id)) FROM project_revision r
    WHERE r.laf_cd = p.laf_cd AND r.id = p.id AND r.fyr = p.fyr AND r.source = p.source AND r.kind <> 'removed') END, p.run_id) AS figures_run`;

/** Every served project. */
export const ALL_SERVED = `SELECT ${COLUMNS} FROM project p WHERE p.serving`;

/** The served projects that the runs $1 changed, and those of government-years that the runs gave to another source. */
export const SERVED_OF_RUNS = `
  SELECT ${COLUMNS} FROM project p WHERE p.serving AND p.run_id = ANY($1::bigint[])
  UNION ALL
  SELECT ${COLUMNS} FROM project p
    JOIN (SELECT DISTINCT fyr, laf_cd FROM serving_change WHERE run_id = ANY($1::bigint[])) s
      ON s.fyr = p.fyr AND s.laf_cd = p.laf_cd
   WHERE p.serving AND p.run_id <> ALL($1::bigint[])`;

/** Reads projects in batches through a cursor: the memory that it takes does not grow with their number. */
export async function* projectBatches(
  transaction: PoolClient,
  select: string,
  values: readonly unknown[] = [],
): AsyncGenerator<ProjectSource[]> {
  await transaction.query(`DECLARE searched NO SCROLL CURSOR FOR ${select}`, [...values]);
  for (;;) {
    const { rows } = await transaction.query<ProjectSource>(`FETCH ${BATCH} FROM searched`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await transaction.query('CLOSE searched');
}

/** The upper tiers of the register, each government's in the order of time. */
export async function readUppers(transaction: PoolClient): Promise<Uppers> {
  const { rows } = await transaction.query<{
    laf_cd: string;
    from: string | null;
    to: string | null;
    upper_cd: string;
  }>(
    `SELECT laf_cd, nullif(valid_from, '0001-01-01') AS from, valid_to AS to, upper_cd
       FROM government_upper ORDER BY laf_cd, valid_from`,
  );
  const uppers = new Map<string, { from: string | null; to: string | null; lafCd: string }[]>();
  for (const { laf_cd, from, to, upper_cd } of rows) {
    const list = uppers.get(laf_cd) ?? [];
    list.push({ from, to, lafCd: upper_cd });
    uppers.set(laf_cd, list);
  }
  return uppers;
}

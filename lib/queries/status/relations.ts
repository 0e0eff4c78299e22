import type { Pool } from 'pg';
import { RELATION_NAMES, type RelationName } from '@/lib/domain/relations';
import type { RelationStatus } from '@/lib/domain/status';

/** How many rows of each relation beside the projects stand, by source, as the runs counted them. */
export async function listRelations(pool: Pool): Promise<RelationStatus[]> {
  const { rows } = await pool.query<{
    relation: RelationName;
    source: string;
    shown: number;
    held_back: number;
  }>(
    // An empty code: belongs to the rows of another relation, and is shown with them.
    `SELECT relation, source, coalesce(sum(rows) FILTER (WHERE serving OR laf_cd = ''), 0)::int AS shown,
            coalesce(sum(rows) FILTER (WHERE NOT serving AND laf_cd <> ''), 0)::int AS held_back
       FROM relation_coverage GROUP BY relation, source
      ORDER BY array_position($1::text[], relation), array_position(ARRAY['finance-db', 'lofin', 'file'], source)`,
    [RELATION_NAMES],
  );
  return rows.map(({ relation, source, shown, held_back }) => ({
    relation,
    source,
    shownRows: shown,
    heldBackRows: held_back,
  }));
}

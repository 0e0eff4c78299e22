import type pg from 'pg';
import { RELATIONS } from '@/lib/domain/relations';
import { type StagedRelations } from '@/lib/pipeline/relations/intake';
import { shapeOf } from '@/lib/pipeline/relations/shape';

/**
 * Whole snapshots of relations that are applied: what was refused of them before holds no longer. What could be judged is said
 * of all that was ever delivered in whole, so that a delivery of one relation does not count less than the one before.
 */
export async function noteRelations(
  client: pg.PoolClient,
  { taken, scopes }: StagedRelations,
): Promise<void> {
  const whole = scopes.filter(({ day, where }) => day === undefined && where === undefined);
  for (const name of taken.keys()) {
    const newest = whole.filter(({ relation }) => relation === name).map(({ asOf }) => asOf);
    if (newest.length === 0) continue;
    const { served, cover } = shapeOf(RELATIONS[name]);
    const delivered = served
      ? `SELECT fyr, laf_cd, max(verifies) AS as_of FROM ${cover} WHERE verifies IS NOT NULL GROUP BY fyr, laf_cd`
      : `SELECT 0 AS fyr, '' AS laf_cd, $2::date AS as_of`;
    await client.query(
      `INSERT INTO rule_scope SELECT 'relation-removed-share', fyr, laf_cd, as_of, $1 FROM (${delivered}) d
        WHERE $2::date IS NOT NULL`,
      [name, newest.sort().at(-1)],
    );
  }
  await client.query(
    `INSERT INTO rule_checked
     SELECT s.rule, s.fyr, s.laf_cd, true, n.relations, n.relations FROM (SELECT DISTINCT rule, fyr, laf_cd FROM rule_scope WHERE rule = 'relation-removed-share') s
      CROSS JOIN LATERAL (SELECT count(DISTINCT c.relation)::int AS relations FROM relation_coverage c
         WHERE c.fyr = s.fyr AND c.laf_cd = s.laf_cd AND (c.verified_as_of IS NOT NULL OR c.laf_cd = '')) n`,
  );
}

import type pg from 'pg';
import { LARGEST_RELATION_REMOVAL } from '@/lib/domain/rules';
import { type Gone } from '@/lib/pipeline/relations/removals';
import { type Shape } from '@/lib/pipeline/relations/shape';
import { type Breach } from '@/lib/pipeline/rules/refusal';

/** A government-year that loses more than the limit; year 0 and no code where the relation has none. */
interface Large {
  fyr: number;
  laf_cd: string;
  removed: number;
  standing: number;
}

/**
 * What a whole snapshot takes for gone, beside what stood before the run: coverage has that still, as it is saved after this.
 * @returns a breach for each government-year that loses more than {@link LARGEST_RELATION_REMOVAL}
 */
export async function largeRemovals(
  client: pg.PoolClient,
  { relation }: Shape,
  source: string,
  gone: readonly Gone[],
): Promise<Breach[]> {
  if (gone.length === 0) return [];
  const { numerator, denominator, least } = LARGEST_RELATION_REMOVAL;
  const { rows } = await client.query<Large>(
    `SELECT c.fyr, c.laf_cd, sum(g.removed)::int AS removed, sum(c.rows)::int AS standing
       FROM (SELECT part, fyr, laf_cd, sum(removed) AS removed FROM unnest($3::text[], $4::int[], $5::text[], $6::int[]) AS t (part, fyr, laf_cd, removed)
              GROUP BY 1, 2, 3) g
       JOIN relation_coverage c ON c.relation = $1 AND c.source = $2 AND (c.part, c.fyr, c.laf_cd) = (g.part, g.fyr, g.laf_cd)
      WHERE c.rows >= ${least} AND g.removed * ${denominator} > c.rows * ${numerator}
      GROUP BY c.fyr, c.laf_cd ORDER BY c.fyr, c.laf_cd`,
    [
      relation.name,
      source,
      gone.map(({ part }) => part),
      gone.map(({ fyr }) => fyr),
      gone.map(({ laf_cd }) => laf_cd),
      gone.map(({ removed }) => removed),
    ],
  );
  return rows.map(({ fyr, laf_cd, removed, standing }) => ({
    rule: 'relation-removed-share',
    fiscalYear: fyr === 0 ? null : fyr,
    lafCd: laf_cd === '' ? null : laf_cd,
    part: relation.name,
    observed: { removed_rows: removed, rows_before: standing },
    messages: [
      `${removed} of ${standing} rows of ${relation.name}${laf_cd === '' ? '' : ` of ${laf_cd}`}${fyr === 0 ? '' : ` in ${fyr}`} would be removed, more than ${numerator} % (--accept-removals applies it)`,
    ],
  }));
}

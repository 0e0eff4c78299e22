import type pg from 'pg';
import { LARGEST_REMOVAL, type RuleId } from '@/lib/domain/rules';
import { type SourceName } from '@/lib/sources/source';
import { asArrays } from '@/lib/pipeline/coverage';
import { type Removal } from '@/lib/pipeline/plan';
import { GOVERNMENT_QUERIES, PARTS_DIFFER } from '@/lib/pipeline/rules/government-sql';
import { type Delivered, Refusal } from '@/lib/pipeline/rules/refusal';
import { STALE, YEAR_QUERIES } from '@/lib/pipeline/rules/standing-sql';

/** The government-years of rule_year: what is judged, what breaks a rule, and for what the findings are complete. */
export async function checkGovernmentYears(client: pg.PoolClient): Promise<void> {
  for (const [rule, query] of Object.entries(GOVERNMENT_QUERIES)) {
    await client.query(
      'INSERT INTO rule_scope SELECT $1, fyr, laf_cd, as_of FROM rule_year WHERE as_of IS NOT NULL',
      [rule],
    );
    await judge(client, rule as RuleId, query, []); // the keys of the constant are rules
  }
}

/** What compares governments with each other: whole fiscal years. */
export async function checkYears(client: pg.PoolClient, years: readonly number[]): Promise<void> {
  for (const [rule, query] of Object.entries(YEAR_QUERIES)) {
    await client.query(
      `INSERT INTO rule_scope
       SELECT $1, t.fyr, t.laf_cd, y.as_of FROM rule_tally t
         JOIN (SELECT fyr, max(as_of) AS as_of FROM rollup_government WHERE field_cd = '*' AND fyr = ANY($2) GROUP BY fyr) y USING (fyr)
        WHERE t.rule = $1`,
      [rule, years],
    );
    await judge(client, rule as RuleId, query, [years]); // the keys of the constant are rules
  }
}

/** @param today in Seoul, `YYYY-MM-DD` */
export async function checkSources(client: pg.PoolClient, today: string): Promise<void> {
  await client.query(`INSERT INTO rule_scope VALUES ('stale', 0, '', $1)`, [today]);
  await judge(client, 'stale', STALE, [today]);
}

async function judge(
  client: pg.PoolClient,
  rule: RuleId,
  query: string,
  parameters: readonly unknown[],
): Promise<void> {
  const name = `$${parameters.length + 1}::text`;
  await client.query(
    `WITH judged AS MATERIALIZED (${query.trim().startsWith('WITH') ? `SELECT * FROM (${query}) j` : query}),
     checked AS (
       INSERT INTO rule_checked SELECT ${name}, fyr, laf_cd, true, count(*)::int, count(*)::int FROM judged GROUP BY fyr, laf_cd),
     scope AS (
       INSERT INTO rule_scope SELECT ${name}, fyr, laf_cd, max(as_of) FROM judged GROUP BY fyr, laf_cd ON CONFLICT DO NOTHING)
     INSERT INTO rule_finding SELECT ${name}, fyr, laf_cd, NULL, part, as_of, observed, origins FROM judged WHERE found`,
    [...parameters, rule],
  );
}

/** @throws Refusal where what is shown would not add up */
export async function refuseUnlessPartsTie(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ fyr: number; laf_cd: string }>(PARTS_DIFFER);
  if (rows.length === 0) {
    await client.query(
      `WITH tied AS (SELECT fyr, laf_cd, as_of FROM rule_year WHERE as_of IS NOT NULL),
       checked AS (INSERT INTO rule_checked SELECT 'parts-differ', fyr, laf_cd, true, 1, 1 FROM tied)
       INSERT INTO rule_scope SELECT 'parts-differ', fyr, laf_cd, as_of FROM tied`,
    );
    return;
  }
  throw new Refusal(
    rows.map(({ fyr, laf_cd }) => ({
      rule: 'parts-differ',
      fiscalYear: fyr,
      lafCd: laf_cd,
      observed: {},
      messages: [`the fields of ${laf_cd} in ${fyr} do not add up to the whole`],
    })),
  );
}

/** Rules that a whole delivery kept where it was applied. */
const KEPT = ['removed-share', 'row-floor', 'removal-accepted'];

/**
 * A whole delivery that is applied: what was refused before holds no longer, and removals above the limit, which the
 * operator let pass, stand until the next one.
 */
export async function noteDelivery(
  client: pg.PoolClient,
  source: SourceName,
  delivered: readonly Delivered[],
  removals: readonly Removal[],
): Promise<void> {
  const { numerator, denominator } = LARGEST_REMOVAL;
  const large = removals.filter(({ removed, projects }) => removed * denominator > projects * numerator);
  const days = delivered.map(({ day }) => day);
  await client.query(
    `INSERT INTO rule_scope SELECT rule, d.* FROM unnest($1::int[], $2::text[], $3::date[]) AS d, unnest($4::text[]) AS rule
     UNION ALL SELECT 'broken-lines', 0, '', max(day) FROM unnest($3::date[]) AS day`,
    [...asArrays(delivered), days, KEPT],
  );
  await client.query(`UPDATE rule_scope SET part = $1 WHERE rule = 'broken-lines'`, [source]);
  await client.query(
    `INSERT INTO rule_checked SELECT rule, d.*, true, 1, 1 FROM unnest($1::int[], $2::text[]) AS d, unnest($3::text[]) AS rule`,
    [...asArrays(delivered), KEPT],
  );
  await client.query(
    `INSERT INTO rule_finding
     SELECT 'removal-accepted', fyr, laf_cd, NULL, '', s.as_of, jsonb_build_object('removed', removed, 'projects_before', projects), '{}'
       FROM unnest($1::int[], $2::text[], $3::int[], $4::int[]) AS t (fyr, laf_cd, removed, projects)
       JOIN rule_scope s USING (fyr, laf_cd) WHERE s.rule = 'removal-accepted'`,
    [...asArrays(large), large.map(({ removed }) => removed), large.map(({ projects }) => projects)],
  );
}

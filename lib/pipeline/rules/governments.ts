import type pg from 'pg';
import { LARGEST_REMOVAL, type RuleId } from '@/lib/domain/rules';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';
import { type Removal } from '@/lib/pipeline/plan';
import { GOVERNMENT_QUERIES, PARTS_DIFFER } from '@/lib/pipeline/rules/government-sql';
import { Refusal } from '@/lib/pipeline/rules/refusal';
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
  const { rows } = await client.query<{ fyr: number; laf_cd: string; as_of: string }>(PARTS_DIFFER);
  if (rows.length === 0) return;
  throw new Refusal(
    rows.map(({ fyr, laf_cd, as_of }) => ({
      rule: 'parts-differ',
      fiscalYear: fyr,
      lafCd: laf_cd,
      part: '',
      observed: {},
      asOf: as_of,
      message: `the fields of ${laf_cd} in ${fyr} do not add up to the whole`,
    })),
  );
}

/** Removals above the limit that the operator let pass: they stand until the next whole delivery. */
export async function noteRemovals(
  client: pg.PoolClient,
  delivered: readonly (GovernmentYear & { day: string })[],
  removals: readonly Removal[],
): Promise<void> {
  const { numerator, denominator } = LARGEST_REMOVAL;
  const large = removals.filter(({ removed, projects }) => removed * denominator > projects * numerator);
  const days = new Map(delivered.map(({ fiscalYear, lafCd, day }) => [`${fiscalYear}:${lafCd}`, day]));
  await client.query(
    `INSERT INTO rule_scope SELECT 'removal-accepted', * FROM unnest($1::int[], $2::text[], $3::date[])`,
    [...asArrays(delivered), delivered.map(({ day }) => day)],
  );
  await client.query(
    `INSERT INTO rule_checked SELECT 'removal-accepted', *, true, 1, 1 FROM unnest($1::int[], $2::text[])`,
    asArrays(delivered),
  );
  await client.query(
    `INSERT INTO rule_finding
     SELECT 'removal-accepted', fyr, laf_cd, NULL, '', day, jsonb_build_object('removed', removed, 'projects_before', projects), '{}'
       FROM unnest($1::int[], $2::text[], $3::date[], $4::int[], $5::int[]) AS t (fyr, laf_cd, day, removed, projects)`,
    [
      ...asArrays(large),
      large.map(({ fiscalYear, lafCd }) => days.get(`${fiscalYear}:${lafCd}`)),
      large.map(({ removed }) => removed),
      large.map(({ projects }) => projects),
    ],
  );
}

import type pg from 'pg';
import { type RuleId } from '@/lib/domain/rules';
import { type SourceName } from '@/lib/sources/source';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';

/** Why a delivery is refused: the fatal rule, of whom, what was seen, and in words for the operator. */
export interface Breach {
  rule: RuleId;
  /** Null where the rule is about the delivery as a whole. */
  fiscalYear: number | null;
  lafCd: string | null;
  /** Of what it is, within the rule's subject; left out: nothing, or the source where no government is named. */
  part?: string;
  observed: Record<string, number>;
  messages: string[];
}

/** Thrown within a run's transaction when a fatal rule is broken: nothing of the run stays. */
export class Refusal extends Error {
  constructor(readonly breaches: readonly Breach[]) {
    super(breaches.flatMap(({ messages }) => messages).join('; '));
    this.name = 'Refusal';
  }
}

/** A government-year of a delivery, with its newest day. */
export type Delivered = GovernmentYear & { day: string };

export interface RefusedRun {
  runId: string;
  source: SourceName;
  breaches: readonly Breach[];
  /** What the delivery spoke of. */
  delivered: readonly Delivered[];
}

/** A delivery without any readable day stands for the day on which it came. */
const DAY = `coalesce((SELECT max(day) FROM unnest($2::date[]) AS day), current_date)`;

/**
 * Puts a refused delivery on record, in the caller's transaction: its breaches into the ledger, and the government-years
 * whose figures are older than it.
 * @returns the government-years whose pages say so from now on
 */
export async function saveRefusal(client: pg.PoolClient, refused: RefusedRun): Promise<GovernmentYear[]> {
  const { runId, source, breaches, delivered } = refused;
  const days = delivered.map(({ day }) => day);
  const rows = breaches.map(({ rule, fiscalYear, lafCd, part, observed }) => ({
    rule,
    fyr: fiscalYear ?? 0,
    laf_cd: lafCd ?? '',
    part: part ?? (lafCd === null ? source : ''),
    as_of: delivered.find((one) => one.fiscalYear === fiscalYear && one.lafCd === lafCd)?.day ?? null,
    observed,
  }));
  await client.query(
    `CREATE TEMP TABLE rule_breach ON COMMIT DROP AS
     SELECT public_id(concat_ws(chr(31), 'ledger', rule, fyr, laf_cd, '', part)) AS id, rule, fyr, laf_cd, part, observed,
            coalesce(as_of, ${DAY}) AS as_of
       FROM jsonb_to_recordset($1::jsonb) AS b (rule text, fyr smallint, laf_cd text, part text, as_of date, observed jsonb)`,
    [JSON.stringify(rows), days],
  );
  await writeBreaches(client, runId, delivered.length);
  return hold(client, refused);
}

async function writeBreaches(client: pg.PoolClient, runId: string, checked: number): Promise<void> {
  await client.query(
    `WITH before AS (SELECT id, state, d.observed FROM discrepancy d JOIN rule_breach b USING (id)),
     written AS (
       INSERT INTO discrepancy AS d (id, rule, fyr, laf_cd, part, state, observed, origins, first_run, first_as_of, last_run, last_as_of)
       SELECT id, rule, fyr, laf_cd, part, 'open', observed, '{}', $1, as_of, $1, as_of FROM rule_breach ORDER BY fyr, laf_cd, rule
       ON CONFLICT (id) DO UPDATE SET state = 'open', observed = excluded.observed, last_run = excluded.last_run,
         last_as_of = greatest(d.last_as_of, excluded.last_as_of), closed_run = NULL, closed_as_of = NULL
       RETURNING id)
     INSERT INTO discrepancy_event (discrepancy_id, kind, run_id, as_of, observed, origins)
     SELECT b.id, CASE before.state WHEN 'resolved' THEN 'reopened' WHEN 'open' THEN 'changed' ELSE 'opened' END, $1, b.as_of, b.observed, '{}'
       FROM rule_breach b JOIN written USING (id) LEFT JOIN before USING (id)
      WHERE before.state IS DISTINCT FROM 'open' OR before.observed <> b.observed`,
    [runId],
  );
  await client.query(
    `INSERT INTO rule_evaluation (run_id, rule, checked, found)
     SELECT $1, rule, greatest(count(*), CASE WHEN max(laf_cd) = '' THEN 1 ELSE $2 END), count(*) FROM rule_breach GROUP BY rule`,
    [runId, checked],
  );
  await client.query(
    `INSERT INTO rule_tally AS t (rule, fyr, laf_cd, checked, found, run_id)
     SELECT rule, fyr, laf_cd, 1, 1, $1 FROM rule_breach
     ON CONFLICT (laf_cd, fyr, rule) DO UPDATE SET checked = greatest(t.checked, 1), found = 1, run_id = excluded.run_id
      WHERE t.found <> 1`,
    [runId],
  );
}

/** Government-years that have older figures of this source. One that was held up already by the same day says nothing new. */
async function hold(
  client: pg.PoolClient,
  { runId, source, delivered }: RefusedRun,
): Promise<GovernmentYear[]> {
  const { rows } = await client.query<{ fyr: number; laf_cd: string }>(
    `INSERT INTO refused_government_year AS r (fyr, laf_cd, source, run_id, as_of)
     SELECT t.fyr, t.laf_cd, $4, $5, t.day FROM unnest($1::int[], $2::text[], $3::date[]) AS t (fyr, laf_cd, day)
       JOIN source_coverage c ON c.fyr = t.fyr AND c.laf_cd = t.laf_cd AND c.source = $4 AND c.serving
     ON CONFLICT (laf_cd, fyr, source) DO UPDATE SET run_id = excluded.run_id, as_of = excluded.as_of WHERE r.as_of <> excluded.as_of
     RETURNING fyr, laf_cd`,
    [...asArrays(delivered), delivered.map(({ day }) => day), source, runId],
  );
  return rows.map(({ fyr, laf_cd }) => ({ fiscalYear: fyr, lafCd: laf_cd }));
}

/** A whole delivery that was applied ends the wait for it. @returns the government-years whose pages said so until now */
export async function settleRefusals(
  client: pg.PoolClient,
  source: SourceName,
  delivered: readonly GovernmentYear[],
): Promise<GovernmentYear[]> {
  const { rows } = await client.query<{ fyr: number; laf_cd: string }>(
    `DELETE FROM refused_government_year WHERE source = $3 AND (fyr, laf_cd) IN (SELECT * FROM unnest($1::int[], $2::text[]))
     RETURNING fyr, laf_cd`,
    [...asArrays(delivered), source],
  );
  return rows.map(({ fyr, laf_cd }) => ({ fiscalYear: fyr, lafCd: laf_cd }));
}

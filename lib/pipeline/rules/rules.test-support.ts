import type pg from 'pg';

interface Finding {
  id: string;
  fyr: number;
  lafCd: string;
  part: string;
  name: string | null;
  observed: Record<string, unknown>;
}

/** What a rule finds open, by the name of the project. */
export async function openFindings(db: pg.Pool, rule: string): Promise<Finding[]> {
  const { rows } = await db.query<Finding>(
    `SELECT d.id, d.fyr, d.laf_cd AS "lafCd", d.part, d.observed,
            (SELECT max(name) FROM project p WHERE p.id = d.project_id AND p.serving) AS name
       FROM discrepancy d WHERE d.rule = $1 AND d.state = 'open' ORDER BY d.seq`,
    [rule],
  );
  return rows;
}

/** The base rate of a rule in a government-year. */
export async function tallyOf(
  db: pg.Pool,
  rule: string,
  year: number,
  lafCd: string,
): Promise<{ checked: number; found: number } | null> {
  const { rows } = await db.query<{ checked: number; found: number }>(
    'SELECT checked, found FROM rule_tally WHERE rule = $1 AND fyr = $2 AND laf_cd = $3',
    [rule, year, lafCd],
  );
  return rows[0] ?? null;
}

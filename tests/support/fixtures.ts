import type { Pool } from 'pg';

/**
 * Rows put into the portal's tables by hand, for tests of what reads them. Roll-ups are summed by a statement of their own
 * here, so that a read's test does not depend on the pipeline.
 */
export interface ProjectFixture {
  id: string;
  year?: number;
  source?: string;
  serving?: boolean;
  lafCd: string;
  account?: string;
  code?: string | null;
  department?: string | null;
  name: string;
  /** Code and name, as '080 사회복지'; null: not reported. */
  field?: string | null;
  planned?: number | null;
  current?: number | null;
  /** National, province, municipal, other; left out: all of the current budget is municipal. */
  funding?: readonly (number | null)[];
  spent?: number | null;
  asOf?: string;
  removedAsOf?: string | null;
}

export async function addRun(db: Pool, asOf: string, source = 'file'): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO run (source, origin, state, as_of_from, as_of_to, finished_at)
     VALUES ($1, 'fixture.csv', 'done', $2, $2, clock_timestamp()) RETURNING id`,
    [source, asOf],
  );
  return Number(rows[0]?.id);
}

const COLUMNS = `fyr, id, source, laf_cd, account_nm, dbiz_cd, dept_cd, name, field_cd, field_nm,
  planned, current_budget, national, province, municipal, other, spent, as_of, run_id, known_at`;

const DEFAULTS = {
  year: 2026,
  source: 'file',
  account: '일반회계',
  department: null,
  field: '080 사회복지',
  current: null,
  spent: null,
  asOf: '2026-06-30',
};

function valuesOf(run: number, given: ProjectFixture): unknown[] {
  const row = { ...DEFAULTS, ...given };
  const { current } = row;
  const {
    code = `code-${row.id}`,
    planned = current,
    funding = current === null ? [null, null, null, null] : [0, 0, current, 0],
  } = row;
  return [
    row.year,
    row.id,
    row.source,
    row.lafCd,
    row.account,
    code,
    row.department,
    row.name,
    row.field?.slice(0, 3) ?? null,
    row.field?.slice(4) ?? null,
    planned,
    current,
    ...funding,
    row.spent,
    row.asOf,
    run,
    new Date('2026-07-01T00:00:00Z'),
  ];
}

/** A revision of a project, without touching its current row; one that has none gets one that nobody is served. */
export async function addRevision(db: Pool, run: number, kind: string, row: ProjectFixture): Promise<void> {
  const values = [...valuesOf(run, row), kind];
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await db.query('SELECT ensure_project_year($1)', values.slice(0, 1));
  await db.query(`INSERT INTO project_revision (${COLUMNS}, kind) VALUES (${places})`, values);
  await db.query(
    `INSERT INTO project (${COLUMNS}, serving, row_hash) VALUES (${places.replace(/, \$\d+$/, '')}, false, '') ON CONFLICT DO NOTHING`,
    values.slice(0, -1),
  );
}

/** A project as it stands, with the revision that brought it, or that changed it where it stood before. */
export async function addProject(
  db: Pool,
  run: number,
  row: ProjectFixture,
  kind = 'inserted',
): Promise<void> {
  const values = [...valuesOf(run, row), row.serving ?? true, row.removedAsOf ?? null, Buffer.from(row.id)];
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await db.query('SELECT ensure_project_year($1)', values.slice(0, 1));
  await db.query('DELETE FROM project WHERE fyr = $1 AND id = $2 AND source = $3', values.slice(0, 3));
  await db.query(
    `INSERT INTO project (${COLUMNS}, serving, removed_as_of, row_hash) VALUES (${places})`,
    values,
  );
  await addRevision(db, run, kind, row);
}

/** Marks a government-year as seen in whole on a day, or only in part (null). */
export async function addCoverage(
  db: Pool,
  run: number,
  {
    lafCd,
    year = 2026,
    source = 'file',
    verifiedAsOf = null as string | null,
    lastAsOf = '2026-06-30',
  }: {
    lafCd: string;
    year?: number;
    source?: string;
    verifiedAsOf?: string | null;
    lastAsOf?: string;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO source_coverage (source, fyr, laf_cd, serving, last_as_of, verified_as_of, run_id)
     VALUES ($1, $2, $3, true, $4, $5, $6)`,
    [source, year, lafCd, lastAsOf, verifiedAsOf, run],
  );
  await db.query(
    'INSERT INTO serving_change (fyr, laf_cd, run_id, source) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [year, lafCd, run, source],
  );
}

const SUMS = `count(*), sum(planned), sum(current_budget), sum(national), sum(province), sum(municipal), sum(other), sum(spent),
  count(*) FILTER (WHERE planned IS NULL), count(*) FILTER (WHERE current_budget IS NULL), count(*) FILTER (WHERE spent IS NULL),
  count(*) FILTER (WHERE num_nulls(national, province, municipal, other) > 0),
  count(*) FILTER (WHERE is_internal_transfer(name)), sum(current_budget) FILTER (WHERE is_internal_transfer(name)),
  sum(spent) FILTER (WHERE is_internal_transfer(name)), max(as_of), max(run_id)`;
const SUM_COLUMNS = `projects, planned, current_budget, national, province, municipal, other, spent,
  planned_missing, current_missing, spent_missing, sources_missing, internal_projects, internal_current, internal_spent, as_of, run_id`;
const SERVED = `(SELECT p.*, f.field, g.tier FROM project p JOIN government g USING (laf_cd)
  CROSS JOIN LATERAL (VALUES ('*'), (coalesce(p.field_cd, ''))) f (field)
  WHERE p.serving AND p.removed_as_of IS NULL) served`;

/** The roll-ups of governments and tiers over the projects there are. */
export async function fillRollups(db: Pool): Promise<void> {
  await db.query('DELETE FROM rollup_government');
  await db.query('DELETE FROM rollup_tier');
  await db.query(
    `INSERT INTO rollup_government (fyr, laf_cd, field_cd, ${SUM_COLUMNS})
     SELECT fyr, laf_cd, field, ${SUMS} FROM ${SERVED} GROUP BY 1, 2, 3`,
  );
  await db.query(
    `INSERT INTO rollup_tier (fyr, tier, field_cd, governments, ${SUM_COLUMNS})
     SELECT fyr, tier, field, count(DISTINCT laf_cd), ${SUMS} FROM ${SERVED} GROUP BY 1, 2, 3`,
  );
}

export async function addPeerMedian(
  db: Pool,
  run: number,
  {
    year = 2026,
    group,
    governments,
    tenths,
  }: { year?: number; group: string; governments: number; tenths: number },
): Promise<void> {
  await db.query(
    `INSERT INTO rollup_peer (fyr, peer_group, governments, execution_median_tenths, run_id) VALUES ($1, $2, $3, $4, $5)`,
    [year, group, governments, tenths, run],
  );
}

import type pg from 'pg';

/** The world that as-of reads are measured in. */
export interface GeneratedHistory {
  /** Projects of all years together. */
  projects: number;
  years: readonly number[];
  /** How many revisions every tenth project has; the others have one. */
  revisions: number;
}

/**
 * Governments of the sizes that real ones have: of 480,000 projects a year the largest has some 6,000, the middle one 1,800.
 * Every code that stands is one of them.
 */
const GOVERNMENTS = `
  SELECT laf_cd, greatest(1, round(weight * $1 / sum(weight) OVER ()))::int AS projects FROM (
    SELECT laf_cd, power(place / (1 - place), 0.2) AS weight FROM (
      SELECT laf_cd, (row_number() OVER (ORDER BY md5(laf_cd)) - 0.5) / (count(*) OVER ())::float8 AS place
        FROM government WHERE valid_to IS NULL) placed) weighed`;

/** An id of the form of the real ones: 16 characters of a to z and 2 to 7. */
const ID = `translate(left(md5(s.laf_cd || '-' || n || '-' || $2::int), 16), '0189', 'ghij')`;

/**
 * What one run brings: the first of a year brings every project, government after government, as a load writes them; each
 * later one the tenth that goes on changing, on days of its own and in no order of governments, as changes come.
 */
const revisions = (year: number) => `
  INSERT INTO project_revision_${year} (rev, fyr, id, source, kind, laf_cd, dept_cd, account_cd, account_nm, dbiz_cd, name,
    field_cd, field_nm, section_cd, section_nm, planned, current_budget, national, province, municipal, other, spent, as_of,
    run_id, known_at)
  SELECT nextval('project_revision_rev_seq'), $2::int, ${ID}, 'finance-db', CASE WHEN $3::int = 0 THEN 'inserted' ELSE 'updated' END,
         s.laf_cd, 'D' || n % 40, '100', '일반회계', 'B' || n, '주민센터 시설 정비 사업 ' || n,
         lpad((n % 14 * 10 + 10)::text, 3, '0'), '일반공공행정', '011', '입법및선거관리',
         n * 1000000, n * 1100000, n * 100000, n * 200000, n * 800000, 0, n * 10000 * ($3::int + 1),
         make_date($2::int, 1, 15) + $3::int * 11 + hashtext(s.laf_cd || n || $3::int) % 6, $4::bigint, clock_timestamp()
    FROM (${GOVERNMENTS}) s CROSS JOIN LATERAL generate_series(1::bigint, s.projects) n
   WHERE $3::int = 0 OR n % 10 = 0
   ORDER BY CASE WHEN $3::int = 0 THEN s.laf_cd END, CASE WHEN $3::int = 0 THEN ${ID} ELSE md5(s.laf_cd || n) END`;

/** Fills an empty portal database with a history. @returns how many revisions there are */
export async function generateHistory(
  owner: pg.Pool,
  { projects, years, revisions: each }: GeneratedHistory,
  progress: (done: string) => void,
): Promise<number> {
  let total = 0;
  for (const year of years) {
    await owner.query('SELECT begin_project_year($1)', [year]);
    const perYear = Math.round(projects / years.length);
    for (let step = 0; step < each; step += 1) {
      const run = await addRun(owner, year, step);
      const { rowCount } = await owner.query(revisions(year), [perYear, year, step, run]);
      total += rowCount ?? 0;
    }
    await owner.query('SELECT attach_project_revisions($1), attach_projects($1)', [year]);
    progress(`${year}: ${total} revisions`);
  }
  await owner.query(
    `INSERT INTO serving_change (fyr, laf_cd, run_id, source)
     SELECT DISTINCT ON (fyr, laf_cd) fyr, laf_cd, run_id, source FROM project_revision ORDER BY fyr, laf_cd, run_id`,
  );
  // What a table that is only added to gets from autovacuum in time.
  await owner.query('VACUUM (ANALYZE) project_revision');
  return total;
}

async function addRun(owner: pg.Pool, year: number, step: number): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO run (source, origin, state, as_of_from, as_of_to, finished_at)
     VALUES ('finance-db', 'generated', 'done', make_date($1::int, 1, 15) + $2::int * 11, make_date($1::int, 1, 15) + $2::int * 11, clock_timestamp())
     RETURNING id`,
    [year, step],
  );
  const [run] = rows;
  if (run === undefined) throw new Error('a run was not added');
  return run.id;
}

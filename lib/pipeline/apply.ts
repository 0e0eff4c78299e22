import type pg from 'pg';
import { type SourceName } from '@/lib/sources/source';
import { type Planned } from '@/lib/pipeline/planned';
import { writeSlice } from '@/lib/pipeline/slices';
import { IMAGE_COLUMN_LIST } from '@/lib/pipeline/stored';

const IMAGE = IMAGE_COLUMN_LIST.join(', ');
const imageOf = (table: string) => IMAGE_COLUMN_LIST.map((column) => `${table}.${column}`).join(', ');
const REVISION = `fyr, id, source, kind, ${IMAGE}, as_of, run_id, known_at, raw_block_id, raw_row`;

/** From how many changed rows on the tables' statistics are taken anew. */
const MANY = 5000;
const STAGED = [
  'stage_sent (fyr, id, is_new, laf_cd)',
  'stage_removal',
  'stage_row (ord)',
  'stage_revision',
  'stage_project',
];

/**
 * Writes the staged plan: revisions first, as a removal or a confirmation repeats the image that is stored still. Years
 * that were loaded into tables of their own are attached. Each statement is of one fiscal year: one of several would look
 * through all that there are.
 * @param between called after each of the two writes (a test stops there)
 */
export async function apply(
  client: pg.PoolClient,
  { runId, source, planned }: { runId: string; source: SourceName; planned: Planned },
  between: (point: 'revisions' | 'projects') => Promise<void>,
): Promise<void> {
  await client.query(STAGED.map((table) => `ANALYZE ${table}`).join('; '));
  const years = [...planned.years];
  for (const year of years)
    if (!planned.loaded.includes(year)) await client.query('SELECT ensure_project_year($1)', [year]);
  for (const year of planned.loaded) await client.query('SELECT attach_project_revisions($1)', [year]);
  // Sorted and joined in memory where there is room: on disk it takes twice as long.
  await client.query(`SET LOCAL work_mem = '256MB'`);
  await writeRevisions(client, { runId, source, planned });
  await between('revisions');
  for (const year of planned.loaded) await client.query('SELECT attach_projects($1)', [year]);
  for (const year of years) await each(client, PROJECTS, [source, runId, year]);
  await client.query('SET LOCAL work_mem TO DEFAULT');
  await between('projects');
  if (planned.changes > MANY)
    for (const year of years) await client.query('SELECT analyze_project_year($1)', [year]);
}

async function writeRevisions(
  client: pg.PoolClient,
  { runId, source, planned }: { runId: string; source: SourceName; planned: Planned },
): Promise<void> {
  for (const year of planned.years) {
    const sliced = planned.sliced.includes(year) && (await writeSlice(client, { source, runId, year }));
    if (!sliced) await client.query(SENT_REVISIONS, [source, runId, year]);
    await each(client, REVISIONS, [source, runId, year]);
  }
}

async function each(
  client: pg.PoolClient,
  statements: readonly string[],
  parameters: readonly unknown[],
): Promise<void> {
  for (const statement of statements) await client.query(statement, [...parameters]);
}

/** The stored project of a staged row; $1 is the source, $3 the year. */
const storedOf = (staged: string, stored: string) =>
  `${stored}.fyr = $3 AND ${stored}.id = ${staged}.id AND ${stored}.source = $1`;

const SENT_REVISIONS = `INSERT INTO project_revision (${REVISION})
   SELECT fyr, id, $1, CASE WHEN is_new THEN 'inserted' ELSE 'updated' END, ${IMAGE}, as_of, $2, now(), block_id, block_row
     FROM stage_sent WHERE fyr = $3 ORDER BY government, entry`;

const REVISIONS = [
  `INSERT INTO project_revision (${REVISION})
   SELECT r.fyr, r.id, $1, 'removed', ${imageOf('p')}, r.as_of, $2, now(), NULL, NULL
     FROM stage_removal r JOIN project p ON ${storedOf('r', 'p')} WHERE r.fyr = $3`,
  // A removal has a raw row only where the feed said so; a repeated state has the one of the stored row.
  `INSERT INTO project_revision (${REVISION})
   SELECT fyr, id, $1, kind, ${IMAGE}, as_of, $2, now(), block_id, block_row FROM (
     SELECT r.seq, r.fyr, r.id, r.kind, ${imageOf('s')}, r.as_of, r.block_id, r.block_row
       FROM stage_revision r JOIN stage_row s ON s.ord = r.ord WHERE r.fyr = $3
     UNION ALL
     SELECT r.seq, r.fyr, r.id, r.kind, ${imageOf('p')}, r.as_of,
            CASE WHEN r.kind = 'removed' THEN r.block_id ELSE coalesce(r.block_id, p.raw_block_id) END,
            CASE WHEN r.kind = 'removed' THEN r.block_row ELSE coalesce(r.block_row, p.raw_row) END
       FROM stage_revision r JOIN project p ON ${storedOf('r', 'p')}
      WHERE r.ord IS NULL AND r.again IS NULL AND r.fyr = $3
     UNION ALL
     SELECT r.seq, r.fyr, r.id, r.kind, ${imageOf('h')}, r.as_of, h.raw_block_id, h.raw_row
       FROM stage_revision r JOIN project p ON ${storedOf('r', 'p')}
       JOIN project_revision h ON h.laf_cd = p.laf_cd AND h.fyr = p.fyr AND h.id = p.id AND h.rev = r.again
      WHERE r.fyr = $3
   ) planned ORDER BY seq`,
];

// Rows that were sent are updated in the order in which they lie: each page is written once.
const PROJECTS = [
  `INSERT INTO project (fyr, id, source, serving, ${IMAGE}, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
   SELECT fyr, id, $1, serving, ${IMAGE}, as_of, $2, now(), row_hash, block_id, block_row FROM stage_sent WHERE is_new AND fyr = $3`,
  `UPDATE project t SET (${IMAGE}, row_hash) = ROW(${imageOf('s')}, s.row_hash), as_of = s.as_of, run_id = $2,
          known_at = now(), raw_block_id = s.block_id, raw_row = s.block_row
     FROM (SELECT * FROM stage_sent WHERE NOT is_new AND fyr = $3 ORDER BY entry) s WHERE ${storedOf('s', 't')}`,
  `UPDATE project t SET removed_as_of = r.as_of, run_id = $2, known_at = now()
     FROM stage_removal r WHERE r.fyr = $3 AND ${storedOf('r', 't')}`,
  `INSERT INTO project (fyr, id, source, serving, ${IMAGE}, as_of, removed_as_of, run_id, known_at, row_hash, raw_block_id, raw_row, by_department)
   SELECT p.fyr, p.id, $1, p.serving, ${imageOf('s')}, p.as_of, p.removed_as_of, $2, now(), s.row_hash, p.block_id, p.block_row,
          coalesce(s.dbiz_cd <> '' AND p.id <> plain_project_id(p.fyr, s.laf_cd, s.dbiz_cd, s.account_nm), false)
     FROM stage_project p JOIN stage_row s ON s.ord = p.ord WHERE p.is_new AND p.fyr = $3`,
  `UPDATE project t SET (${IMAGE}, row_hash) = ROW(${imageOf('s')}, s.row_hash), as_of = p.as_of,
          removed_as_of = p.removed_as_of, run_id = $2, known_at = now(),
          raw_block_id = p.block_id, raw_row = p.block_row
     FROM stage_project p JOIN stage_row s ON s.ord = p.ord
    WHERE NOT p.is_new AND p.fyr = $3 AND ${storedOf('p', 't')}`,
  `UPDATE project t SET as_of = p.as_of, removed_as_of = p.removed_as_of, run_id = $2, known_at = now(),
          raw_block_id = coalesce(p.block_id, t.raw_block_id), raw_row = coalesce(p.block_row, t.raw_row)
     FROM stage_project p
    WHERE NOT p.is_new AND p.ord IS NULL AND p.fyr = $3 AND ${storedOf('p', 't')}`,
];

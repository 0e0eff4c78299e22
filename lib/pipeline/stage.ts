import type pg from 'pg';
import { AMOUNT_COLUMNS, AMOUNT_NAMES, type ProjectRow } from '@/lib/domain/project';
import { HASH_VERSION } from '@/lib/domain/project/row-hash';
import { copyInto, copyLine, type CopyValue } from '@/lib/pipeline/copy';
import { type StagedRow } from '@/lib/pipeline/intake';
import { IMAGE_COLUMN_LIST, IMAGE_COLUMNS, type ImageColumn } from '@/lib/pipeline/stored';
import { type PlannedProject, type PlannedRevision } from '@/lib/pipeline/types';

const AMOUNTS = new Set<string>(AMOUNT_NAMES.map((name) => IMAGE_COLUMNS[AMOUNT_COLUMNS[name]]));
const typed = (column: ImageColumn) => `${column} ${AMOUNTS.has(column) ? 'bigint' : 'text'}`;

/**
 * The run's temporary tables: rows sent as they are to be, and projects that are gone; for what was planned one by one the
 * images of new and changed rows, the revisions and the projects.
 */
export async function createStage(client: pg.PoolClient): Promise<void> {
  // The large statements of a run are few: compiling them costs more than it gains.
  await client.query(`SET LOCAL jit = off; SET LOCAL parallel_tuple_cost = 0.01; SET LOCAL parallel_setup_cost = 100; SET LOCAL backend_flush_after = '2MB';
    CREATE TEMP TABLE stage_sent (fyr smallint, id text, government smallint, entry integer, is_new boolean, moved boolean, serving boolean, ${IMAGE_COLUMN_LIST.map(typed).join(', ')}, as_of date, row_hash bytea, block_id bigint, block_row integer) ON COMMIT DROP;
    CREATE TEMP TABLE stage_removal (fyr smallint, id text, serving boolean, as_of date) ON COMMIT DROP;
    CREATE TEMP TABLE stage_row (ord integer, fyr smallint, ${IMAGE_COLUMN_LIST.map(typed).join(', ')}, row_hash bytea) ON COMMIT DROP;
    CREATE TEMP TABLE stage_revision (seq integer, ord integer, fyr smallint, id text, kind text, as_of date, block_id bigint, block_row integer, again bigint) ON COMMIT DROP;
    CREATE TEMP TABLE stage_project (ord integer, fyr smallint, id text, is_new boolean, serving boolean, as_of date, removed_as_of date, block_id bigint, block_row integer) ON COMMIT DROP;`);
}

export async function stageRows(client: pg.PoolClient, rows: readonly StagedRow[]): Promise<void> {
  const lines = rows.map(({ order, row, hash }) =>
    copyLine([order, row.fiscalYear, ...imageOf(row), rowHashBytes(hash)]),
  );
  await copyInto(client, 'stage_row', ['ord', 'fyr', ...IMAGE_COLUMN_LIST, 'row_hash'], lines);
}

/** The plan's changes, so that they are applied as sets. @param from how many revisions were staged before */
export async function stagePlan(
  client: pg.PoolClient,
  revisions: readonly PlannedRevision[],
  projects: readonly PlannedProject[],
  { serves, from }: { serves: (fiscalYear: number, lafCd: string) => boolean; from: number },
): Promise<void> {
  if (revisions.length + projects.length === 0) return;
  const revisionLines = revisions.map(({ order, fiscalYear, id, kind, asOf, place, again }, seq) =>
    copyLine([
      from + seq,
      order,
      fiscalYear,
      id,
      kind,
      asOf,
      place?.block.id ?? null,
      place?.blockRow ?? null,
      again,
    ]),
  );
  const revisionColumns = ['seq', 'ord', 'fyr', 'id', 'kind', 'as_of', 'block_id', 'block_row', 'again'];
  await copyInto(client, 'stage_revision', revisionColumns, revisionLines);
  const projectLines = projects.map(({ order, fiscalYear, lafCd, id, isNew, asOf, removedAsOf, place }) => {
    const raw = [place?.block.id ?? null, place?.blockRow ?? null];
    return copyLine([order, fiscalYear, id, isNew, serves(fiscalYear, lafCd), asOf, removedAsOf, ...raw]);
  });
  const projectColumns = [
    'ord',
    'fyr',
    'id',
    'is_new',
    'serving',
    'as_of',
    'removed_as_of',
    'block_id',
    'block_row',
  ];
  await copyInto(client, 'stage_project', projectColumns, projectLines);
}

export function imageOf(row: ProjectRow): CopyValue[] {
  const values: Record<ImageColumn, CopyValue> = {
    wa_laf_cd: row.upperCd,
    laf_cd: row.lafCd,
    account_cd: row.accountCd,
    account_nm: row.accountName,
    dept_cd: row.departmentCd,
    dbiz_cd: row.projectCd,
    name: row.name,
    field_cd: row.fieldCd,
    field_nm: row.fieldName,
    section_cd: row.sectionCd,
    section_nm: row.sectionName,
    planned: row.amounts.planned,
    current_budget: row.amounts.current,
    national: row.amounts.national,
    province: row.amounts.province,
    municipal: row.amounts.municipal,
    other: row.amounts.other,
    spent: row.amounts.spent,
  };
  return IMAGE_COLUMN_LIST.map((column) => values[column]);
}

/** `project.row_hash` as COPY takes it: the hash's version, then the hash. */
function rowHashBytes(hash: string): string {
  return `\\x${HASH_VERSION.toString(16).padStart(2, '0')}${hash}`;
}

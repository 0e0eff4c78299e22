import type { Pool, PoolClient } from 'pg';
import { governmentLink } from '@/lib/domain/government-link';
import { codeStanding, fullName, type Register, registerOf } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import { isInternalTransfer, projectFlags } from '@/lib/domain/project';
import type { ProjectPage } from '@/lib/domain/project-page';
import type { Source } from '@/lib/domain/source';
import { type Origin, wonFigure } from '@/lib/queries/figures';
import { listGovernments } from '@/lib/queries/governments';
import { listProjectDiscrepancies } from '@/lib/queries/ledger/government';
import { historyOf, REVISION_COLUMNS, type RevisionRow, settled } from '@/lib/queries/project-history';
import { differenceOf } from '@/lib/domain/receipt-sheet';
import { figuresOfUse } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

export interface ProjectRow extends Omit<RevisionRow, 'rev' | 'kind'> {
  id: string;
  fyr: number;
  laf_cd: string;
  source: Source;
  serving: boolean;
  account_cd: string | null;
  field_cd: string | null;
  removed_as_of: string | null;
}

/**
 * A project with its history, as its serving source has it. A removed one is shown with its last figures.
 * @returns null where no source serves such a project
 */
export async function findProject(db: Db, id: string): Promise<ProjectPage | null> {
  const { rows } = await db.query<ProjectRow>(
    `SELECT p.* FROM project p WHERE p.id = $1 ORDER BY p.serving DESC, p.source`,
    [id],
  );
  const row = rows.find(({ serving }) => serving);
  if (row === undefined) return null;
  const register = registerOf(await listGovernments(db));
  const revisions = await revisionsOf(db, row);
  const last = revisions.findLast(({ kind }) => kind !== 'removed');
  const origin = {
    asOf: row.as_of,
    run: Number(last?.run_id ?? row.run_id),
    year: row.fyr,
    scope: `p-${id}`,
  };
  return {
    ...describe(row, register),
    departmentName: await departmentName(db, row),
    ...figuresOf(row, origin, register),
    discrepancies: await listProjectDiscrepancies(db, id),
    history: historyOf(revisions, { year: row.fyr, scope: origin.scope }).reverse(),
    otherYears: await otherYears(db, row),
    heldBack: rows
      .filter(({ source }) => source !== row.source)
      .map(({ source, as_of }) => ({ source, asOf: as_of })),
  };
}

async function departmentName(db: Db, { laf_cd, dept_cd }: ProjectRow): Promise<string | null> {
  if (dept_cd === null) return null;
  const { rows } = await db.query<{ name: string }>(
    'SELECT name FROM department WHERE laf_cd = $1 AND dept_cd = $2 AND serving AND removed_as_of IS NULL',
    [laf_cd, dept_cd],
  );
  return rows[0]?.name ?? null;
}

async function revisionsOf(db: Db, { id, fyr, source, laf_cd }: ProjectRow): Promise<RevisionRow[]> {
  const { rows } = await db.query<RevisionRow>(
    `SELECT ${REVISION_COLUMNS} FROM project_revision WHERE laf_cd = $4 AND id = $1 AND fyr = $2 AND source = $3 ORDER BY as_of, rev`,
    [id, fyr, source, laf_cd],
  );
  return settled(rows);
}

export function describe(row: ProjectRow, register: Register) {
  const government = register.get(row.laf_cd);
  if (government === undefined)
    throw new Error(`project ${row.id} is of ${row.laf_cd}, which is not in the register`);
  return {
    id: row.id,
    year: row.fyr,
    name: row.name,
    government: governmentLink(government, row.as_of),
    governmentFullName: {
      ko: fullName(government, row.as_of, 'ko'),
      en: fullName(government, row.as_of, 'en'),
    },
    projectCode: row.dbiz_cd,
    departmentCode: row.dept_cd,
    departmentName: null as string | null, // of today alone: the pages of other days leave it out
    accountName: row.account_nm,
    accountCode: row.account_cd,
    fieldCode: row.field_cd,
    fieldName: row.field_nm,
    sectionName: row.section_nm,
    source: row.source,
    asOf: row.as_of,
    internal: isInternalTransfer(row),
    removedAsOf: row.removed_as_of,
  };
}

export function figuresOf(row: ProjectRow, origin: Origin, register: Register) {
  const amounts = {
    planned: wonOrNull(row.planned),
    current: wonOrNull(row.current_budget),
    national: wonOrNull(row.national),
    province: wonOrNull(row.province),
    municipal: wonOrNull(row.municipal),
    other: wonOrNull(row.other),
    spent: wonOrNull(row.spent),
  };
  const { national, province, municipal, other } = amounts;
  return {
    ...figuresOfUse(origin, amounts.current, amounts.spent),
    planned: wonFigure(origin, 'planned', amounts.planned),
    funding: {
      national: wonFigure(origin, 'national', national),
      province: wonFigure(origin, 'province', province),
      municipal: wonFigure(origin, 'municipal', municipal),
      other: wonFigure(origin, 'other', other),
      difference: wonFigure(
        origin,
        'difference',
        differenceOf([national, province, municipal, other], amounts.current),
      ),
    },
    flags: projectFlags(amounts, codeStanding(register, row.laf_cd, row.fyr) === 'ok'),
  };
}

async function otherYears(db: Db, row: ProjectRow): Promise<ProjectPage['otherYears']> {
  if (row.dbiz_cd === null) return [];
  const { rows } = await db.query<ProjectPage['otherYears'][number]>(
    `SELECT id, fyr AS year, name, account_nm AS "accountName" FROM project
     WHERE laf_cd = $1 AND dbiz_cd = $2 AND fyr <> $3 AND serving ORDER BY fyr DESC, account_nm`,
    [row.laf_cd, row.dbiz_cd, row.fyr],
  );
  return rows;
}

/** The ids of the nation's largest projects: pages worth making before anybody asks. */
export async function largestProjectIds(db: Db, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM project WHERE serving AND removed_as_of IS NULL AND fyr = (SELECT max(fyr) FROM rollup_tier)
     ORDER BY current_budget DESC NULLS LAST LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

import { wonOrNull } from '@/lib/domain/money';
import { isInternalTransfer, projectFlags } from '@/lib/domain/project';
import type { ProjectLine } from '@/lib/domain/project-line';
import { figuresOfUse } from '@/lib/queries/spending';

/** A row of `project` for a list, as pg returns it. */
export interface ProjectLineRow {
  id: string;
  fyr: number;
  name: string;
  account_nm: string;
  field_cd: string | null;
  field_nm: string | null;
  planned: string | null;
  current_budget: string | null;
  national: string | null;
  province: string | null;
  municipal: string | null;
  other: string | null;
  spent: string | null;
  as_of: string;
  removed_as_of: string | null;
  figures_run: string;
}

/**
 * Columns of `project p`. The run that a removed project's figures are known by is the last that had them: as known by
 * the run that removed it, there are none; one that only added an older state later changes nothing of them.
 */
export const PROJECT_LINE_COLUMNS = `p.id, p.fyr, p.name, p.account_nm, p.field_cd, p.field_nm,
  p.planned, p.current_budget, p.national, p.province, p.municipal, p.other, p.spent,
  p.as_of, p.removed_as_of,
  CASE WHEN p.removed_as_of IS NULL THEN p.run_id ELSE (
    SELECT coalesce(max(r.run_id) FILTER (WHERE r.kind <> 'backdated'), min(r.run_id)) FROM project_revision r
    WHERE r.laf_cd = p.laf_cd AND r.id = p.id AND r.fyr = p.fyr AND r.source = p.source AND r.kind <> 'removed') END AS figures_run`;

/** @param governmentExisted whether its government's code was valid on any day of the fiscal year */
export function projectLine(row: ProjectLineRow, governmentExisted: boolean): ProjectLine {
  const origin = { run: Number(row.figures_run), asOf: row.as_of, year: row.fyr, scope: `p-${row.id}` };
  const amounts = {
    planned: wonOrNull(row.planned),
    current: wonOrNull(row.current_budget),
    national: wonOrNull(row.national),
    province: wonOrNull(row.province),
    municipal: wonOrNull(row.municipal),
    other: wonOrNull(row.other),
    spent: wonOrNull(row.spent),
  };
  return {
    id: row.id,
    year: row.fyr,
    name: row.name,
    accountName: row.account_nm,
    fieldCode: row.field_cd,
    fieldName: row.field_nm,
    ...figuresOfUse(origin, amounts.current, amounts.spent),
    asOf: row.as_of,
    internal: isInternalTransfer(row),
    removedAsOf: row.removed_as_of,
    flags: projectFlags(amounts, governmentExisted),
  };
}

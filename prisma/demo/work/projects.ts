import type pg from 'pg';
import { enterEvents } from '@/prisma/demo/work/budget-events';
import type { Desk, Standing } from '@/prisma/demo/work/desk';

const KEY = '(fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd) = ($1, $2, $3, $4, $5)';
const keyOf = ({ fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd }: Standing) => [
  fyr,
  laf_cd,
  dept_cd,
  dbiz_cd,
  acnt_dv_cd,
];

/** A project made ahead of the next supplementary budget: planned at nothing, paid by a grant. */
export async function addProject(client: pg.PoolClient, desk: Desk): Promise<number> {
  const chance = desk.chance('new project');
  const [model] = desk.take(
    'new project',
    1,
    ({ dbiz_cd, bdg_cash_amt }) => dbiz_cd.length === 16 && Number(bdg_cash_amt) > 0,
  );
  if (model === undefined) return 0;
  const code = `${model.dbiz_cd.slice(0, 7)}${desk.fiscalYear}3E${desk.day.toString(16).toUpperCase().padStart(3, '0')}`;
  const amount = chance.int(20, 900) * 1_000_000;
  const head = model.laf_cd.slice(2, 5) === '000';
  const result = await client.query(
    `INSERT INTO finance.project
     SELECT fyr, wa_laf_cd, laf_cd, dept_cd, $6, $7, acnt_dv_cd, acnt_dv_nm, fld_cd, fld_nm, part_cd, part_nm,
            0, $8::bigint, $9::bigint, $10::bigint, $11::bigint, 0, 0
     FROM finance.project WHERE ${KEY} ON CONFLICT DO NOTHING`,
    [
      ...keyOf(model),
      code,
      `${model.dbiz_nm.replace(/\(성립전\)$/, '')}(성립전)`,
      amount,
      amount / 2,
      head ? amount / 2 : 0,
      head ? 0 : amount / 2,
    ],
  );
  if (result.rowCount === 1)
    await enterEvents(client, 'transfer', '성립전 사용', [{ project: { ...model, dbiz_cd: code }, amount }]);
  return result.rowCount ?? 0;
}

/** A project entered by mistake, without a payment, is deleted, and what led to its budget. */
export async function removeOne(client: pg.PoolClient, desk: Desk): Promise<number> {
  const [project] = desk.take(
    'deletion',
    1,
    ({ ep_amt, bdg_cash_amt }) => ep_amt === '0' && Number(bdg_cash_amt) < 200_000_000,
  );
  if (project === undefined) return 0;
  await client.query(`DELETE FROM finance.budget_event WHERE ${KEY}`, keyOf(project));
  return (await client.query(`DELETE FROM finance.project WHERE ${KEY}`, keyOf(project))).rowCount ?? 0;
}

/** Deletes a project of the present fiscal year by its name. */
export async function removeNamed(
  client: pg.PoolClient,
  desk: Desk,
  { lafCd, name }: { lafCd: string; name: string },
): Promise<number> {
  const result = await client.query(
    `WITH gone AS (
       DELETE FROM finance.project WHERE fyr = $1 AND laf_cd = $2 AND dbiz_nm = $3 RETURNING fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd),
     events AS (
       DELETE FROM finance.budget_event e USING gone g
        WHERE (e.fyr, e.laf_cd, e.dept_cd, e.dbiz_cd, e.acnt_dv_cd) = (g.fyr, g.laf_cd, g.dept_cd, g.dbiz_cd, g.acnt_dv_cd))
     SELECT FROM gone`,
    [desk.fiscalYear, lafCd, name],
  );
  return result.rowCount ?? 0;
}

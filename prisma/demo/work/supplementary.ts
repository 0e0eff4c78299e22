import type pg from 'pg';
import type { Desk, Standing } from '@/prisma/demo/work/desk';
import { enterEvents } from '@/prisma/demo/work/budget-events';
import { updateProjects } from '@/prisma/demo/work/update';

const GOVERNMENTS = 8;
const PROJECTS_EACH = 20;

/** Planned amount and current budget grow together; who pays keeps its proportion, the rest of the division is own money. */
const GROWN = `
  cpl_amt = p.cpl_amt + c.amount,
  bdg_cash_amt = p.bdg_cash_amt + c.amount,
  bdg_ntep = p.bdg_ntep + div(c.amount::numeric * p.bdg_ntep, nullif(p.bdg_cash_amt, 0))::bigint,
  capep = p.capep + CASE WHEN substr(p.laf_cd, 3, 3) = '000' THEN c.amount - div(c.amount::numeric * p.bdg_ntep, nullif(p.bdg_cash_amt, 0))::bigint ELSE 0 END,
  sggep = p.sggep + CASE WHEN substr(p.laf_cd, 3, 3) = '000' THEN 0 ELSE c.amount - div(c.amount::numeric * p.bdg_ntep, nullif(p.bdg_cash_amt, 0))::bigint END`;

/** A supplementary budget (추가경정예산) in some governments: projects are raised by 3–25 %. */
export async function supplement(client: pg.PoolClient, desk: Desk): Promise<number> {
  const chance = desk.chance('supplementary');
  const heads = desk.take('supplementary', GOVERNMENTS, ({ bdg_cash_amt }) => Number(bdg_cash_amt) > 0);
  const changes = heads.flatMap(({ laf_cd }) => {
    const mine = (project: Standing) => project.laf_cd === laf_cd && Number(project.bdg_cash_amt) > 1_000_000;
    return desk.take(`supplementary ${laf_cd}`, PROJECTS_EACH, mine).map((project) => ({
      project,
      amount: Math.ceil((Number(project.bdg_cash_amt) * chance.between(0.03, 0.25)) / 1000) * 1000,
    }));
  });
  const grown = await updateProjects(client, GROWN, changes);
  await enterEvents(client, 'supplementary', null, changes);
  return grown;
}

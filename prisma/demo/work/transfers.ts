import type pg from 'pg';
import type { Change } from '@/prisma/demo/work/update';
import { type Desk, type Standing, unspent } from '@/prisma/demo/work/desk';
import { enterEvents } from '@/prisma/demo/work/budget-events';
import { updateProjects } from '@/prisma/demo/work/update';

const TRANSFERS_A_DAY = 5;

/** The source that the government itself pays from: 시도비 of a head office, 시군구비 below. */
const OWN_MONEY = `
  bdg_cash_amt = p.bdg_cash_amt + c.amount,
  capep = p.capep + CASE WHEN substr(p.laf_cd, 3, 3) = '000' THEN c.amount ELSE 0 END,
  sggep = p.sggep + CASE WHEN substr(p.laf_cd, 3, 3) = '000' THEN 0 ELSE c.amount END`;

/** Transfers (전용·이체): own money moves from one project of a government to another; the total stays. */
export async function transfer(client: pg.PoolClient, desk: Desk): Promise<number> {
  const chance = desk.chance('transfers');
  const givers = desk.take('transfers', TRANSFERS_A_DAY, (project) => unspent(project) > 50_000_000);
  const changes: Change[] = [];
  for (const giver of givers) {
    const sibling = (project: Standing) => project.laf_cd === giver.laf_cd && project.bdg_cash_amt !== null;
    const [taker] = desk.take(`transfer to ${giver.laf_cd} ${giver.dbiz_cd}`, 1, sibling);
    if (taker === undefined) continue;
    const amount = Math.floor((unspent(giver) * chance.between(0.02, 0.2)) / 1000) * 1000;
    changes.push({ project: giver, amount: -amount }, { project: taker, amount });
  }
  const moved = await updateProjects(client, OWN_MONEY, changes);
  await enterEvents(client, 'transfer', '예산 전용', changes);
  return moved / 2;
}

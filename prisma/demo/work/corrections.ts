import type pg from 'pg';
import type { Desk } from '@/prisma/demo/work/desk';
import { updateProjects } from '@/prisma/demo/work/update';

const CORRECTIONS_A_DAY = 12;

/**
 * Corrections: money comes back, or was booked on the wrong project, so that cumulative spending falls. One a day takes
 * back more than was ever paid, and spending stands below zero.
 */
export async function correct(client: pg.PoolClient, desk: Desk): Promise<number> {
  const chance = desk.chance('corrections');
  const projects = desk.take('corrections', CORRECTIONS_A_DAY, ({ ep_amt }) => Number(ep_amt) > 100_000);
  const changes = projects.map((project, i) => {
    const share = i === 0 ? 1.02 : chance.between(0.01, 0.3);
    return { project, amount: -Math.ceil((Number(project.ep_amt) * share) / 10) * 10 };
  });
  return updateProjects(client, 'ep_amt = p.ep_amt + c.amount', changes);
}

import type pg from 'pg';
import { inTransaction } from '@/prisma/demo/database';
import { type Desk, unspent } from '@/prisma/demo/work/desk';
import { updateProjects } from '@/prisma/demo/work/update';

const PAID_LATE = 3;

/** Not projects alone commit late: the newest contract of the year is touched. */
const LATE_EDIT = `
  UPDATE finance.contract SET data_crt_ymd = coalesce(data_crt_ymd, smz_ctrt_ymd) + 1
   WHERE (laf_cd, contract_no, revision) = (
     SELECT laf_cd, contract_no, revision FROM finance.contract WHERE laf_cd = '1100000' AND contract_no >= $1::text
      ORDER BY contract_no DESC, revision DESC LIMIT 1)`;

/**
 * A transaction that takes its place in the feed first and commits last: `meanwhile` runs, and commits, while it is
 * open. A reader that follows sequence numbers alone loses what it wrote.
 * @returns how many projects it changed
 */
export async function commitLate(pool: pg.Pool, desk: Desk, meanwhile: () => Promise<void>): Promise<number> {
  const chance = desk.chance('late commit');
  const projects = desk.take('late commit', PAID_LATE, (project) => unspent(project) > 1_000_000);
  const changes = projects.map((project) => ({
    project,
    amount: Math.floor((unspent(project) * chance.between(0.05, 0.3)) / 10) * 10,
  }));
  return inTransaction(pool, async (client) => {
    const changed = await updateProjects(client, 'ep_amt = p.ep_amt + c.amount', changes);
    await client.query(LATE_EDIT, [desk.fiscalYear]);
    await meanwhile();
    return changed;
  });
}

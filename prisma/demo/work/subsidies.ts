import type pg from 'pg';
import { seoulToday } from '@/prisma/demo/world';
import type { Desk } from '@/prisma/demo/work/desk';

const STEPS_A_DAY = 6;

interface Award {
  id: string;
  program_id: string;
  amt: string | null;
}

/** Steps in the life of awards: payments, now and then a settlement; and what was entered the day before by mistake is deleted. */
export async function stepSubsidies(client: pg.PoolClient, desk: Desk): Promise<number> {
  const chance = desk.chance('subsidies');
  const projects = desk.take('subsidies', STEPS_A_DAY, () => true);
  let steps = 0;
  for (const [i, { laf_cd }] of projects.entries()) {
    const { rows } = await client.query<Award>(
      `SELECT id, program_id, amt FROM finance.subsidy_award WHERE id >= $1 ORDER BY id COLLATE "C" LIMIT 1`,
      [`SB-${laf_cd}-${desk.fiscalYear}`],
    );
    const [award] = rows;
    if (award === undefined) continue;
    const kind = chance.chance(0.3) ? 'settlement' : 'execution';
    const amount = Math.floor((Number(award.amt ?? 0) * chance.between(0.05, 0.3)) / 10) * 10;
    const result = await client.query(
      `INSERT INTO finance.subsidy_event (id, program_id, award_id, step, event_on, amt, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [`${award.id}-D${desk.day}.${i}`, award.program_id, award.id, kind, seoulToday(), amount, null],
    );
    steps += result.rowCount ?? 0;
  }
  return steps + (await withdraw(client, desk.day - 1));
}

async function withdraw(client: pg.PoolClient, day: number): Promise<number> {
  const result = await client.query(
    `DELETE FROM finance.subsidy_event WHERE id = (
       SELECT id FROM finance.subsidy_event WHERE id LIKE '%-D' || $1 || '.%' ORDER BY id COLLATE "C" LIMIT 1)`,
    [String(day)],
  );
  return result.rowCount ?? 0;
}

/** A call for subsidies out of a project's budget, and the first award of it. */
export async function callSubsidy(client: pg.PoolClient, desk: Desk): Promise<number> {
  const fits = ({ dbiz_cd, bdg_cash_amt }: { dbiz_cd: string; bdg_cash_amt: string | null }) =>
    dbiz_cd !== '' && Number(bdg_cash_amt) > 20_000_000;
  const [project] = desk.take('subsidy call', 1, fits);
  if (project === undefined) return 0;
  const id = `SB-${project.laf_cd}-${desk.fiscalYear}-D${desk.day}`;
  const amount = Math.floor(Number(project.bdg_cash_amt) / 2_000_000) * 1_000_000;
  const today = seoulToday();
  await client.query(
    `INSERT INTO finance.subsidy_program (id, fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, nm, amt, call_from, call_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::date + 14)`,
    [
      id,
      desk.fiscalYear,
      project.laf_cd,
      project.dept_cd,
      project.dbiz_cd,
      project.acnt_dv_cd,
      `${project.dbiz_nm} 보조사업자 공모`,
      amount,
      today,
    ],
  );
  await client.query(
    `INSERT INTO finance.subsidy_event (id, program_id, award_id, step, event_on, amt) VALUES ($1 || '-E0', $1, NULL, 'call', $2, $3)`,
    [id, today, amount],
  );
  return 1;
}

/** The decision on an award is changed. */
export async function correctAward(client: pg.PoolClient, desk: Desk): Promise<number> {
  const [project] = desk.take('award correction', 1, () => true);
  const result = await client.query(
    `UPDATE finance.subsidy_award SET amt = div(amt * 95, 100) WHERE id = (
       SELECT id FROM finance.subsidy_award WHERE id >= $1 ORDER BY id COLLATE "C" LIMIT 1)`,
    [`SB-${project?.laf_cd ?? ''}-${desk.fiscalYear}`],
  );
  return result.rowCount ?? 0;
}

import type pg from 'pg';
import { drawContract } from '@/prisma/demo/relations/contracts';
import { seoulToday } from '@/prisma/demo/world';
import type { Desk, Standing } from '@/prisma/demo/work/desk';

const CONTRACTS_A_DAY = 15;
const EDITS_A_DAY = 3;
/** Serials of contracts made at work begin here, so that none meets one of the load. */
const FIRST_SERIAL = 90_000;

/** New contracts of the day. */
export async function makeContracts(client: pg.PoolClient, desk: Desk): Promise<number> {
  const today = seoulToday();
  const projects = desk.take('contracts', CONTRACTS_A_DAY, ({ dbiz_nm }) => dbiz_nm.length < 28);
  let made = 0;
  for (const [i, project] of projects.entries()) {
    const chance = desk.chance(`contract ${i}`);
    const order = { serials: new Map<string, number>(), names: [project.dbiz_nm], pool: 200, last: today };
    const { kind, no, title, amount, method, vendor } = drawContract(chance, desk.fiscalYear, order);
    const serial = FIRST_SERIAL + ((desk.day * CONTRACTS_A_DAY + i) % 10_000);
    const result = await client.query(
      `INSERT INTO finance.contract (laf_cd, contract_no, smz_ctrt_ymd, ctrt_mth_nm, ctrt_knd_nm, ctrt_trgt_nm, ctrt_tot_tott_amt, clt_nm, data_crt_ymd)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $3) ON CONFLICT DO NOTHING`,
      [project.laf_cd, `${no.slice(0, 7)}${serial}`, today, method, kind, title, amount, vendor],
    );
    made += result.rowCount ?? 0;
  }
  return made;
}

/** Contracts touched again, some long after they were made: the first one cut, the others raised. */
export async function editContracts(client: pg.PoolClient, desk: Desk): Promise<number> {
  const projects = desk.take('contract edits', EDITS_A_DAY, () => true);
  let edited = 0;
  for (const [i, project] of projects.entries()) edited += await edit(client, desk, project, i);
  return edited;
}

async function edit(client: pg.PoolClient, desk: Desk, { laf_cd }: Standing, i: number): Promise<number> {
  const chance = desk.chance(`contract edit ${i}`);
  const from = `${desk.fiscalYear - chance.int(0, 1)}00${chance.int(1, 3)}${String(chance.int(1, 20)).padStart(5, '0')}`;
  const percent = i === 0 ? chance.int(70, 95) : chance.int(101, 125);
  const result = await client.query(
    `UPDATE finance.contract c SET ctrt_tot_tott_amt = div(ctrt_tot_tott_amt * $3, 100000) * 1000, data_crt_ymd = $4
      WHERE (laf_cd, contract_no, revision) = (
        SELECT laf_cd, contract_no, revision FROM finance.contract
         WHERE laf_cd = $1 AND contract_no >= $2 AND ctrt_tot_tott_amt > 1000000 ORDER BY contract_no, revision LIMIT 1)`,
    [laf_cd, from, percent, seoulToday()],
  );
  return result.rowCount ?? 0;
}

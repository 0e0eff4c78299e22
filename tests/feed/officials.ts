import pg from 'pg';
import { type Random } from '@/prisma/demo/random';

/** A project as the finance database had it, null once it was deleted. */
export type Standing = { department: string; spent: string } | null;

/** What a committed statement made of a project or of an item of revenue, in the order in which the rows were locked. */
export interface Committed {
  projects: { code: string; order: number; writer: string; standing: Standing }[];
  revenue: { item: string; order: number; amount: string }[];
  /** Rows of the feed that were written for it. */
  projectChanges: number;
}

/** What writers at work share. */
export interface Office {
  url: string;
  /** Projects of which one has the row at a time: the history of each is known exactly. */
  codes: readonly string[];
  /** Projects that are inserted under any department, whoever else does so: only what stands in the end is known. */
  disputed: readonly string[];
  items: readonly string[];
  committed: Committed;
  /** Settles once so many more pulls were made. */
  pulls: (more: number) => Promise<void>;
}

const PLACE = `fyr = 2026 AND laf_cd = '1111000'`;
const DEPARTMENTS = ['01', '02', '03'] as const;
let order = 0;

/** One official: some transactions, of which some stay open while the portal pulls, and some are taken back. */
export async function official(
  office: Office,
  name: string,
  transactions: number,
  chance: Random,
): Promise<void> {
  const client = new pg.Client({ connectionString: office.url });
  await client.connect();
  try {
    for (let n = 0; n < transactions; n += 1) await transact(client, office, `${name}.${n}`, chance);
  } finally {
    await client.end();
  }
}

async function transact(client: pg.Client, office: Office, writer: string, chance: Random): Promise<void> {
  const done: Committed = { projects: [], revenue: [], projectChanges: 0 };
  await client.query('BEGIN');
  // One after the other in one order for all, so that nobody waits in a circle.
  for (const code of some(office.codes, chance, 4)) await workOn(client, code, writer, chance, done);
  if (chance.chance(0.3)) await office.pulls(chance.int(1, 2));
  for (const code of some(office.disputed, chance, 2)) await dispute(client, code, chance, done);
  for (const item of some(office.items, chance, 2)) await collect(client, item, chance, done);
  if (chance.chance(0.3)) await office.pulls(1);
  if (chance.chance(0.25)) {
    await client.query('ROLLBACK');
    return;
  }
  await client.query('COMMIT');
  office.committed.projects.push(...done.projects);
  office.committed.revenue.push(...done.revenue);
  office.committed.projectChanges += done.projectChanges;
}

function some<T>(from: readonly T[], chance: Random, most: number): T[] {
  const wanted = new Set(Array.from({ length: chance.int(0, most) }, () => chance.pick(from)));
  return from.filter((one) => wanted.has(one));
}

/** Two or three statements on a project whose row nobody else may touch until this transaction is over. */
async function workOn(client: pg.Client, code: string, writer: string, chance: Random, done: Committed) {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [code]);
  for (let n = chance.int(1, 3); n > 0; n -= 1) {
    const standing = await stand(client, code);
    const next = await change(client, code, standing, chance, done);
    done.projects.push({ code, order: (order += 1), writer, standing: next });
  }
}

async function stand(client: pg.Client, code: string): Promise<Standing> {
  const { rows } = await client.query<{ department: string; spent: string }>(
    `SELECT dept_cd AS department, ep_amt::text AS spent FROM finance.project WHERE ${PLACE} AND dbiz_cd = $1`,
    [code],
  );
  return rows[0] ?? null;
}

async function change(
  client: pg.Client,
  code: string,
  standing: Standing,
  chance: Random,
  done: Committed,
): Promise<Standing> {
  const next = { department: chance.pick(DEPARTMENTS), spent: String(chance.int(0, 3)) };
  if (standing === null) return insert(client, code, next, done);
  const row = `${PLACE} AND dbiz_cd = '${code}'`;
  const what = chance.next();
  if (what < 0.2) {
    await client.query(`DELETE FROM finance.project WHERE ${row}`);
    done.projectChanges += 1;
    return null;
  }
  if (what < 0.4) {
    // A change of the key is a row's end and another's beginning; one that changes nothing is none.
    await client.query(`UPDATE finance.project SET dept_cd = '${next.department}' WHERE ${row}`);
    done.projectChanges += next.department === standing.department ? 0 : 2;
    return { ...standing, department: next.department };
  }
  await client.query(`UPDATE finance.project SET ep_amt = ${next.spent} WHERE ${row}`);
  done.projectChanges += next.spent === standing.spent ? 0 : 1;
  return { ...standing, spent: next.spent };
}

async function insert(client: pg.Client, code: string, next: NonNullable<Standing>, done: Committed) {
  const { rowCount } = await client.query(
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', $1, $2, $3, '100', '일반회계', 10, $4) ON CONFLICT DO NOTHING`,
    [next.department, code, `사업 ${code}`, next.spent],
  );
  done.projectChanges += rowCount ?? 0;
  return next;
}

/** A project's rows under several departments, come and gone as anybody likes. */
async function dispute(client: pg.Client, code: string, chance: Random, done: Committed): Promise<void> {
  const department = chance.pick(DEPARTMENTS);
  const row = `${PLACE} AND dbiz_cd = '${code}' AND dept_cd = '${department}'`;
  const spent = chance.int(0, 1000);
  if (chance.chance(0.5)) await insert(client, code, { department, spent: String(spent) }, done);
  else if (chance.chance(0.3)) {
    const { rowCount } = await client.query(`DELETE FROM finance.project WHERE ${row}`);
    done.projectChanges += rowCount ?? 0;
  } else {
    const { rowCount } = await client.query(
      `UPDATE finance.project SET ep_amt = ${spent} WHERE ${row} AND ep_amt <> ${spent}`,
    );
    done.projectChanges += rowCount ?? 0;
  }
}

/** Adds to an item of revenue: whoever comes later sees what was added before. */
async function collect(client: pg.Client, item: string, chance: Random, done: Committed): Promise<void> {
  const { rows } = await client.query<{ amount: string }>(
    `UPDATE finance.revenue SET amt = amt + $1 WHERE ${PLACE} AND source_cd = $2 RETURNING amt::text AS amount`,
    [chance.int(1, 9), item],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no revenue item ${item}`);
  done.revenue.push({ item, order: (order += 1), amount: row.amount });
}

import type pg from 'pg';
import { random, type Random } from '@/prisma/demo/random';

/** A project of the present fiscal year as it stood in the morning; amounts in won, null is not reported. */
export interface Standing {
  fyr: number;
  laf_cd: string;
  dept_cd: string;
  dbiz_cd: string;
  acnt_dv_cd: string;
  dbiz_nm: string;
  fld_cd: string | null;
  bdg_cash_amt: string | null;
  ep_amt: string | null;
}

/** How many of each the officials made. */
export interface DayCounts {
  payments: number;
  corrections: number;
  transfers: number;
  supplemented: number;
  added: number;
  deleted: number;
  lateCommits: number;
  contracts: number;
  contractEdits: number;
  subsidySteps: number;
}

export function noCounts(): DayCounts {
  return {
    payments: 0,
    corrections: 0,
    transfers: 0,
    supplemented: 0,
    added: 0,
    deleted: 0,
    lateCommits: 0,
    contracts: 0,
    contractEdits: 0,
    subsidySteps: 0,
  };
}

/** What lies on the officials' desk on one day. */
export interface Desk {
  seed: number;
  day: number;
  fiscalYear: number;
  /** A sequence of chance for one kind of work. */
  chance(work: string): Random;
  /** Takes `count` projects that `fit`, each at most once a day whatever the work. */
  take(work: string, count: number, fit: (project: Standing) => boolean): Standing[];
  /** The payments of the day in a few transactions. */
  batches(work: 'payments'): Payment[][];
}

export interface Payment {
  project: Standing;
  /** Won added to what was spent. */
  amount: number;
}

/** One project in forty is paid on a day. */
const PAID_SHARE = 0.025;
const TRANSACTIONS_A_DAY = 6;

/** Reads the projects of the present fiscal year in the order of their keys. */
async function standing(pool: pg.Pool): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, dbiz_nm, fld_cd, bdg_cash_amt::text, ep_amt::text
     FROM finance.project WHERE fyr = (SELECT max(fyr) FROM finance.project)
     ORDER BY laf_cd COLLATE "C", dept_cd COLLATE "C", dbiz_cd COLLATE "C", acnt_dv_cd COLLATE "C"`,
  );
  return rows;
}

/** What is left to spend, in won; 0 where there is nothing or an amount is not reported. */
export function unspent(project: Standing): number {
  if (project.bdg_cash_amt === null || project.ep_amt === null) return 0;
  return Math.max(0, Number(project.bdg_cash_amt) - Number(project.ep_amt));
}

export async function openDesk(pool: pg.Pool, seed: number, day: number): Promise<Desk> {
  const projects = await standing(pool);
  const [first] = projects;
  if (first === undefined) throw new Error('there are no projects to work on');
  const taken = new Set<number>();
  const chance = (work: string) => random(seed, 'day', day, work);
  const take: Desk['take'] = (work, count, fit) => {
    const draw = chance(`take ${work}`);
    const found: Standing[] = [];
    // Bounded: where few fit, few are taken.
    for (let tries = 0; tries < count * 2000 && found.length < count; tries += 1) {
      const index = draw.int(0, projects.length - 1);
      const project = projects[index];
      if (project === undefined || taken.has(index) || !fit(project)) continue;
      taken.add(index);
      found.push(project);
    }
    return found;
  };
  const batches: Desk['batches'] = (work) => {
    const draw = chance(work);
    const payable = take(
      work,
      Math.round(projects.length * PAID_SHARE),
      (project) => unspent(project) >= 100_000,
    );
    const payments = payable.map((project) => ({ project, amount: paid(project, draw) }));
    return Array.from({ length: TRANSACTIONS_A_DAY }, (_, i) =>
      payments.filter((_payment, j) => j % TRANSACTIONS_A_DAY === i),
    );
  };
  return { seed, day, fiscalYear: first.fyr, chance, take, batches };
}

/** Mostly a small part of what is left, now and then all of it. */
function paid(project: Standing, draw: Random): number {
  const left = unspent(project);
  const share = draw.chance(0.12) ? 1 : draw.between(0.01, 0.25);
  return Math.max(10, Math.floor((left * share) / 10) * 10);
}

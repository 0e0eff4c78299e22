import type pg from 'pg';
import { inTransaction, readMeta } from '@/prisma/demo/database';
import { DELETED_PROJECT } from '@/prisma/demo/hard-cases';
import { DemoRefused } from '@/prisma/demo/load';
import { commitLate } from '@/prisma/demo/work/late-commit';
import { editContracts, makeContracts } from '@/prisma/demo/work/contracts';
import { correct } from '@/prisma/demo/work/corrections';
import { pay } from '@/prisma/demo/work/payments';
import { addProject, removeNamed, removeOne } from '@/prisma/demo/work/projects';
import { callSubsidy, correctAward, stepSubsidies } from '@/prisma/demo/work/subsidies';
import { supplement } from '@/prisma/demo/work/supplementary';
import { transfer } from '@/prisma/demo/work/transfers';
import { type Desk, type DayCounts, noCounts, openDesk } from '@/prisma/demo/work/desk';
import { random } from '@/prisma/demo/random';

export interface AdvanceOptions {
  days: number;
  /** Left out: the seed that the data were made from. */
  seed?: number;
  onProgress?: (done: number, total: number) => void;
}

export interface AdvanceResult extends DayCounts {
  /** Days of work in all since the load. */
  day: number;
  days: number;
}

/**
 * Officials work for a number of days: payments, corrections, transfers, a supplementary budget, new and deleted
 * projects, budget events, contracts, subsidies, and each day one transaction that commits after later ones. All of it through ordinary statements, so that
 * the triggers write the feed. The feed's time is the database's clock, which a demo cannot move: N days are N batches,
 * and the portal files them under the day on which they are really made. What is done follows from the seed, the
 * number of the day and the rows as they stand.
 * @param pool needs two connections: the late commit is a real one
 * @throws DemoRefused when the database holds no demo data
 */
export async function advanceDemo(pool: pg.Pool, options: AdvanceOptions): Promise<AdvanceResult> {
  const meta = await readMeta(pool);
  if (meta?.get('demo') !== 'true')
    throw new DemoRefused('Only a finance database with demo data can be advanced.');
  const seed = options.seed ?? Number(meta.get('demo_seed'));
  const first = Number(meta.get('demo_days') ?? 0) + 1;
  const supplementaryDay = first + random(seed, 'supplementary', first).int(0, options.days - 1);
  const total = noCounts();
  for (let day = first; day < first + options.days; day += 1) {
    const desk = await openDesk(pool, seed, day);
    const counts = await workDay(pool, desk, day === supplementaryDay);
    for (const name of Object.keys(counts) as (keyof DayCounts)[]) total[name] += counts[name];
    await pool.query(
      `INSERT INTO finance.meta VALUES ('demo_days', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [String(day)],
    );
    options.onProgress?.(day - first + 1, options.days);
  }
  return { day: first + options.days - 1, days: options.days, ...total };
}

async function workDay(pool: pg.Pool, desk: Desk, supplementary: boolean): Promise<DayCounts> {
  const counts = noCounts();
  // A transaction opened in the morning that commits after all of the day's payments.
  counts.lateCommits += await commitLate(pool, desk, async () => {
    for (const batch of desk.batches('payments'))
      counts.payments += await inTransaction(pool, (client) => pay(client, batch));
  });
  counts.corrections += await inTransaction(pool, (client) => correct(client, desk));
  counts.transfers += await inTransaction(pool, (client) => transfer(client, desk));
  if (supplementary) counts.supplemented += await inTransaction(pool, (client) => supplement(client, desk));
  counts.added += await inTransaction(pool, (client) => addProject(client, desk));
  counts.deleted += await inTransaction(pool, (client) =>
    desk.day === 1 ? removeNamed(client, desk, DELETED_PROJECT) : removeOne(client, desk),
  );
  counts.contracts += await inTransaction(pool, (client) => makeContracts(client, desk));
  counts.contractEdits += await inTransaction(pool, (client) => editContracts(client, desk));
  for (const work of [callSubsidy, stepSubsidies, correctAward])
    counts.subsidySteps += await inTransaction(pool, (client) => work(client, desk));
  return counts;
}

import type pg from 'pg';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { inTransaction } from '@/prisma/demo/database';
import { isoSecond, seoul } from '@/prisma/demo/participation/calendar';
import { Life } from '@/prisma/demo/participation/life';
import { drawProposals } from '@/prisma/demo/participation/proposals';
import { decide } from '@/prisma/demo/participation/result';
import { type ProcessSpec, scheduleOf, SPECS } from '@/prisma/demo/participation/specs';
import { processCells, trackCells } from '@/prisma/demo/participation/texts';
import { fitsAny, projectsOf, tie } from '@/prisma/demo/participation/winners';
import { random } from '@/prisma/demo/random';

export interface DemoProcessOptions {
  /** The day on which the processes stand, `YYYY-MM-DD`; everything in them happened before it. */
  today: string;
  seed: number;
  /** Told within the transaction which processes were made: for what has to be true together with them. */
  onFilled?: (client: pg.PoolClient, ids: readonly string[]) => Promise<void>;
}

/**
 * Fills the portal with participatory budgets at five stages, whose winners are tied to the projects that the portal has. The same
 * day, seed and projects give the same rows.
 * @param pool the owner's: nobody else may write these tables
 * @returns their ids; none where there is a process already
 */
export async function fillDemoProcesses(pool: pg.Pool, options: DemoProcessOptions): Promise<string[]> {
  return inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE process IN SHARE ROW EXCLUSIVE MODE');
    const { rowCount } = await client.query('SELECT FROM process LIMIT 1');
    if (rowCount !== 0) return [];
    const ids: string[] = [];
    for (const spec of SPECS) ids.push(await fillOne(client, spec, options));
    await options.onFilled?.(client, ids);
    await client.query('ANALYZE process, process_track, process_phase, proposal, proposal_step, winner_link');
    return ids;
  });
}

async function fillOne(
  client: pg.PoolClient,
  spec: ProcessSpec,
  { today, seed }: DemoProcessOptions,
): Promise<string> {
  const now = seoul(today);
  const { fiscalYear, spans } = scheduleOf(spec.stage, today);
  const id = `${spec.lafCd}-${fiscalYear}`;
  const chance = (what: string) => random(seed, 'participation', id, what);
  const [proposing] = spans;
  if (proposing === undefined) throw new Error(`${id} has no phases`);
  const proposals = drawProposals(spec, proposing, now, chance('proposals'));
  const life = new Life(proposals, spans, now, chance('life'));
  life.receive();
  life.withdraw();
  life.merge();
  life.judge();
  life.screen();
  const projects = await projectsOf(client, spec.lafCd, fiscalYear);
  const winners = decide(life, spec, (proposal) => fitsAny(proposal, projects), chance('result'));
  const links = tie(winners, projects, fiscalYear, now, chance('links'));
  const copy = (relation: string, rows: Iterable<readonly Cell[]>) => copyInto(client, relation, rows);
  await copy('process', [processCells(spec, id, fiscalYear)]);
  await copy('process_track', trackCells(spec, id));
  await copy(
    'process_phase',
    spans.map(({ phase, begins, ends }) => [id, phase, isoSecond(begins), isoSecond(ends)]),
  );
  await copy(
    'proposal (process_id, number, track, title, need, content, effect, beneficiaries, place, estimate, author_name)',
    proposals.map((one) => [
      id,
      one.number,
      one.track,
      one.title,
      one.need,
      one.content,
      one.effect,
      one.beneficiaries,
      one.place,
      one.estimate,
      one.author,
    ]),
  );
  await copy(
    'proposal_step (process_id, number, at, kind, taken_by, reason, official_cost, other)',
    life.steps.map((one) => [
      id,
      one.number,
      isoSecond(one.at),
      one.kind,
      one.by,
      one.reason,
      one.officialCost,
      one.other,
    ]),
  );
  await copy(
    'winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)',
    links.map((one) => [
      id,
      one.number,
      one.kind,
      isoSecond(one.at),
      '기획예산과',
      fiscalYear,
      one.project,
      one.name,
      String(one.whole),
    ]),
  );
  return id;
}

import type pg from 'pg';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { inTransaction } from '@/prisma/demo/database';
import { isoSecond, seoul } from '@/prisma/demo/participation/calendar';
import { Life } from '@/prisma/demo/participation/life';
import { WINNER_CASES } from '@/prisma/demo/participation/cases';
import { drawProposals } from '@/prisma/demo/participation/proposals';
import { decide } from '@/prisma/demo/participation/result';
import {
  isSeeded,
  proposalOf,
  seededLinks,
  seedWinners,
  stepsOf,
  withoutSeeded,
} from '@/prisma/demo/participation/seeded';
import { type ProcessSpec, scheduleOf, SPECS } from '@/prisma/demo/participation/specs';
import { processCells, trackCells } from '@/prisma/demo/participation/texts';
import { eligibilityCells, rulesCells, VOTES_HERE } from '@/prisma/demo/participation/vote-rules';
import { fitsAny, projectsOf, tie } from '@/prisma/demo/participation/winners';
import { random } from '@/prisma/demo/random';

export interface DemoProcessOptions {
  /** The day on which the processes stand, `YYYY-MM-DD`; everything in them happened before it. */
  today: string;
  seed: number;
  /** Told within the transaction which processes were made: for what has to be true together with them. */
  onFilled?: (client: pg.PoolClient, ids: readonly string[]) => Promise<void>;
  /** Told of each process whose vote is held here, before its schedule stands: who may vote cannot be settled once voting has begun. */
  onVote?: (client: pg.PoolClient, id: string) => Promise<void>;
}

/**
 * Fills the portal with participatory budgets at seven stages, whose winners are tied to the projects that the portal has. The same
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
    await client.query(
      'ANALYZE process, process_track, process_phase, proposal, proposal_step, winner_link, winner_contract',
    );
    return ids;
  });
}

/** Fills in one process. @returns its id */
export async function fillOne(
  client: pg.PoolClient,
  spec: ProcessSpec,
  { today, seed, onVote }: DemoProcessOptions,
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
  const seeded = seedWinners(WINNER_CASES, spec.stage, proposals.length);
  const isCountedHere = spec.stage === 'counted';
  const winners = isCountedHere
    ? []
    : decide(life, withoutSeeded(spec, seeded), (proposal) => fitsAny(proposal, projects), chance('result'));
  const links = [
    ...tie(
      winners,
      projects.filter(({ name }) => !isSeeded(name)),
      fiscalYear,
      now,
      chance('links'),
    ),
    ...seededLinks(seeded, projects, { at: seoul(`${fiscalYear}-01-15`, 10), now }),
  ];
  const copy = (relation: string, rows: Iterable<readonly Cell[]>) => copyInto(client, relation, rows);
  await copy(
    'process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, demo, published_at)',
    [[...processCells(spec, id, fiscalYear), isoSecond(proposing.begins)]],
  );
  const votesHere = VOTES_HERE.includes(spec.stage);
  const rules = votesHere ? rulesCells(spec, life) : [];
  await copy(
    'process_track (process_id, key, position, name_ko, name_en, who_ko, who_en, ceiling, rules)',
    trackCells(spec, id).map((cells, position) => [...cells, rules[position] ?? null]),
  );
  if (votesHere) {
    const { begins } = life.span('voting');
    await copy(
      'identity.eligibility_rule (process_id, track, least_age, greatest_age, age_day)',
      eligibilityCells(spec, id, isoSecond(begins).slice(0, 10)),
    );
    await onVote?.(client, id);
  }
  await copy(
    'process_phase',
    spans.map(({ phase, begins, ends }) => [id, phase, isoSecond(begins), isoSecond(ends)]),
  );
  await copy(
    'proposal (process_id, number, track, title, need, content, effect, beneficiaries, place, estimate, author_name)',
    [...proposals, ...seeded.map(proposalOf)].map((one) => [
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
    [...life.steps, ...seeded.flatMap((one) => stepsOf(one, spans, spec))].map((one) => [
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
  await client.query(CONTRACTS, [id]);
  return id;
}

/** Officials tie contracts that are named after a tied project, and fit into its budget: of each project the first two. */
const CONTRACTS = `
  INSERT INTO winner_contract (process_id, number, kind, at, taken_by, fyr, project_id, contract_no)
  SELECT l.process_id, l.number, 'linked', l.at, l.taken_by, l.fyr, l.project_id, c.contract_no
    FROM winner_link l JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving,
         LATERAL (SELECT DISTINCT c.contract_no FROM contract c
                   WHERE c.laf_cd = p.laf_cd AND c.fyr = p.fyr AND c.serving AND c.removed_as_of IS NULL
                     AND starts_with(c.title, p.name || ' ') AND c.amount BETWEEN 1 AND p.current_budget / 2 ORDER BY 1 LIMIT 2) c
   WHERE l.process_id = $1 AND l.kind = 'linked'
     AND NOT EXISTS (SELECT FROM winner_link x WHERE (x.process_id, x.number, x.fyr, x.project_id) = (l.process_id, l.number, l.fyr, l.project_id) AND x.kind = 'unlinked')
   ORDER BY l.id, c.contract_no`;

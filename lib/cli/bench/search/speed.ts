import type { Pool } from 'pg';
import type { BenchEngine, BenchServer } from '@/lib/cli/bench/search/engines';
import { addBenchRun, type BenchProject, fillProjects, repeatYears } from '@/lib/cli/bench/search/fill';
import { type MixedQuery, mixOf, typedSoFar } from '@/lib/cli/bench/search/mix';
import type { Sample } from '@/lib/cli/bench/samples';
import { startBenchCluster } from '@/lib/cli/bench/cluster';
import { createPool } from '@/lib/db/pool';
import type { Government } from '@/lib/domain/governments';
import { parseQuery, parseSearchState } from '@/lib/domain/search';
import { listGovernments } from '@/lib/queries/governments';
import { drainSearch } from '@/lib/search/drain';
import { searchProjects } from '@/lib/search/projects';

/** How fast an engine finds; all times are of one client, waiting for each answer. */
export interface Speed {
  docs: number;
  p50_ms: number;
  p95_ms: number;
  p95_ms_by_docs: Record<string, number>;
  suggest_p95_ms: number;
  delta_s: number;
  reindex_s: number;
  raw: Sample[];
}

export interface SpeedOptions {
  docs: number;
  seed: number;
  say: (line: string) => void;
}

const ROUNDS = 3;
const DELTA = 4800;
/** With these besides there are five times as many. */
const YEAR = 2026;
const OTHER_YEARS = [2022, 2023, 2024, 2025];

interface World {
  sync: Pool;
  web: Pool;
  governments: Government[];
  projects: readonly BenchProject[];
  seed: number;
}

/** Fills a throw-away portal and measures each engine over it. @returns by engine, in their order */
export async function measureSpeed(
  engines: readonly BenchServer[],
  projects: readonly BenchProject[],
  { docs, seed, say }: SpeedOptions,
): Promise<Speed[]> {
  const cluster = await startBenchCluster();
  const [sync, web] = [createPool(cluster.urls.sync, 4), createPool(cluster.urls.web, 4)];
  try {
    say(`${docs} projects`);
    const { run } = await fillProjects(sync, projects);
    await cluster.owner.query('VACUUM (ANALYZE) project');
    await drainSearch(sync);
    const world = { sync, web, governments: await listGovernments(web), projects, seed };
    const results: Speed[] = [];
    const opened: BenchEngine[] = [];
    for (const { engine: name, open } of engines) {
      const engine = open({ sync, web });
      opened.push(engine);
      results.push(await measureOne(engine, world, { docs, say: (line) => say(`${name}: ${line}`) }));
    }
    say(`${docs * (1 + OTHER_YEARS.length)} projects`);
    await repeatYears(sync, YEAR, OTHER_YEARS, run);
    await cluster.owner.query('VACUUM (ANALYZE) project');
    for (const [at, engine] of opened.entries()) {
      say(`${engines[at]?.engine ?? ''}: documents of five years`);
      await engine.rebuild();
      const samples = await askMix(engine, world, await mixOf(web, seed, projects));
      const result = results[at];
      if (result === undefined) continue;
      const many = docs * (1 + OTHER_YEARS.length);
      result.p95_ms_by_docs[String(many)] = percentile(samples, 0.95);
      result.raw.push(...samples.map((sample) => ({ measure: 'search', docs: many, ...sample })));
      await engine.close();
    }
    return results;
  } finally {
    await Promise.all([sync.end(), web.end()]);
    await cluster.stop();
  }
}

async function measureOne(
  engine: BenchEngine,
  world: World,
  { docs, say }: { docs: number; say: (line: string) => void },
): Promise<Speed> {
  say('all documents anew');
  await engine.rebuild();
  const mix = await mixOf(world.web, world.seed, world.projects);
  const meanwhile: Sample[] = [];
  const reindex_s = await rebuildBesideReaders(engine, world, { mix, meanwhile });
  say('queries');
  const samples = await askMix(engine, world, mix);
  const suggested = await askSuggestions(engine, world);
  say(`${DELTA} changed`);
  const delta_s = await changeSome(engine, world);
  return {
    docs,
    p50_ms: percentile(samples, 0.5),
    p95_ms: percentile(samples, 0.95),
    p95_ms_by_docs: { [String(docs)]: percentile(samples, 0.95) },
    suggest_p95_ms: percentile(suggested, 0.95),
    delta_s,
    reindex_s,
    raw: [
      ...samples.map((sample) => ({ measure: 'search', docs, ...sample })),
      ...suggested.map((sample) => ({ measure: 'suggest', docs, ...sample })),
      ...meanwhile.map((sample) => ({ measure: 'search_while_rebuilding', docs, ...sample })),
      { measure: 'reindex', docs, seconds: reindex_s },
      { measure: 'delta', docs, changed: DELTA, seconds: delta_s },
    ],
  };
}

const seconds = (since: number) => Math.round(performance.now() - since) / 1000;

/** Somebody searches all the while, and finds as many as before. @returns seconds */
async function rebuildBesideReaders(
  engine: BenchEngine,
  world: World,
  { mix, meanwhile }: { mix: readonly MixedQuery[]; meanwhile: Sample[] },
): Promise<number> {
  const asked = mix.filter(({ kind }) => kind === 'common');
  const before = await Promise.all(asked.map(async (one) => (await ask(engine, world, one)).total));
  const began = performance.now();
  let over = false;
  const rebuilt = engine.rebuild().finally(() => (over = true));
  for (let at = 0; !over; at = (at + 1) % asked.length) {
    const query = asked[at];
    if (query === undefined) break;
    const sample = await ask(engine, world, query);
    // -1: it took too long beside the work, and said so.
    if (sample.total !== before[at] && sample.total !== -1)
      throw new Error(`${query.address}: ${sample.total} while rebuilding, ${before[at]} before`);
    meanwhile.push(sample);
    await new Promise((passed) => setTimeout(passed, 250));
  }
  await rebuilt;
  return seconds(began);
}

interface Answered extends Sample {
  kind: string;
  query: string;
  ms: number;
  total: number;
}

async function askMix(engine: BenchEngine, world: World, mix: readonly MixedQuery[]): Promise<Answered[]> {
  // The first reads fill the caches that a portal in use has filled.
  for (const query of mix) await ask(engine, world, query);
  const samples: Answered[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const query of mix) samples.push({ round, ...(await ask(engine, world, query)) });
  return samples;
}

async function ask({ reader }: BenchEngine, world: World, { kind, address }: MixedQuery): Promise<Answered> {
  const { state, problems } = parseSearchState(new URLSearchParams(address));
  if (problems.length > 0) throw new Error(`${address}: ${JSON.stringify(problems)}`);
  const began = performance.now();
  const outcome = await searchProjects(state, {
    governments: world.governments,
    today: '2026-07-31',
    reader,
    documents: world.web,
  });
  const ms = Math.round((performance.now() - began) * 100) / 100;
  return {
    kind,
    query: decodeURIComponent(address),
    ms,
    total: outcome.kind === 'found' ? outcome.result.total : -1,
  };
}

async function askSuggestions(
  { reader }: BenchEngine,
  { projects }: World,
): Promise<(Sample & { ms: number })[]> {
  const samples: (Sample & { ms: number })[] = [];
  for (const text of typedSoFar(projects)) {
    const [term] = parseQuery(text, { places: new Map() }).terms;
    if (term === undefined) continue;
    const began = performance.now();
    await reader.suggest(term, 8);
    samples.push({ text, ms: Math.round((performance.now() - began) * 100) / 100 });
  }
  return samples;
}

/** As a pull leaves it: projects changed, and a run that waits for the search. @returns seconds from its commit until they are found */
async function changeSome(engine: BenchEngine, { sync }: World): Promise<number> {
  const run = await addBenchRun(sync);
  await sync.query(
    `UPDATE project SET spent = coalesce(spent, 0) + 1, run_id = $1
      WHERE (fyr, id) IN (SELECT fyr, id FROM project WHERE fyr = $3 ORDER BY md5(id) LIMIT $2)`,
    [run, DELTA, YEAR],
  );
  const began = performance.now();
  await engine.follow();
  return seconds(began);
}

function percentile(samples: readonly { ms: number }[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

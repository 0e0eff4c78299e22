import type { Pool } from 'pg';
import { demoProjects, publishedProjects } from '@/lib/cli/bench/search/corpora';
import type { BenchEngine, BenchServer } from '@/lib/cli/bench/search/engines';
import { type BenchProject, fillProjects, idOf } from '@/lib/cli/bench/search/fill';
import { type Corpus, JUDGED } from '@/lib/cli/bench/search/judged';
import { ndcg10 } from '@/lib/cli/bench/search/ndcg';
import { seededQueries } from '@/lib/cli/bench/search/seeded';
import type { Sample } from '@/lib/cli/bench/samples';
import { createTestDatabase, type TestServer } from '@/lib/db/testing';
import type { Government } from '@/lib/domain/governments';
import { parseSearchState, shadowOf } from '@/lib/domain/search';
import { listGovernments } from '@/lib/queries/governments';
import { drainSearch } from '@/lib/search/drain';
import { searchProjects } from '@/lib/search/projects';

/** How well an engine finds. The published rows are asked for only where they are at hand. */
export interface Quality {
  ndcg10_hand: number | null;
  ndcg10_seed: number | null;
  zero_rate: number | null;
  raw: Sample[];
}

const SEEDED = 100;

interface Corpora {
  corpus: Corpus;
  projects: BenchProject[];
}

/** The judged queries on each engine. @returns by engine, in their order */
export async function measureQuality(
  server: Pick<TestServer, 'home' | 'port'>,
  engines: readonly BenchServer[],
  seed: number,
): Promise<Quality[]> {
  const published = await publishedProjects();
  const corpora: Corpora[] = [
    ...(published === null ? [] : [{ corpus: 'real' as const, projects: published }]),
    { corpus: 'demo', projects: [...demoProjects('small')] },
  ];
  const raw: Sample[][] = engines.map(() => []);
  for (const [at, corpus] of corpora.entries()) {
    const db = await createTestDatabase(server);
    await fillProjects(db.sync, corpus.projects);
    await drainSearch(db.sync);
    for (const [which, { open }] of engines.entries()) {
      const engine = open(db);
      await engine.rebuild();
      raw[which]?.push(...(await askAll(engine, db.web, { ...corpus, seed, seeded: at === 0 })));
      await engine.close();
    }
    await db.drop();
  }
  return raw.map(summary);
}

function summary(raw: Sample[]): Quality {
  const mean = (values: number[]) =>
    values.length === 0
      ? null
      : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000;
  const of = (judged: string) =>
    raw.filter((one) => one['judged'] === judged).map((one) => Number(one['ndcg10']));
  return {
    ndcg10_hand: mean(of('hand')),
    ndcg10_seed: mean(of('seed')),
    zero_rate: mean(raw.map(({ total }) => (total === 0 ? 1 : 0))),
    raw,
  };
}

interface Asked extends Corpora {
  seed: number;
  /** Whether the queries made of names are asked here. */
  seeded: boolean;
}

async function askAll(
  engine: BenchEngine,
  web: Pool,
  { corpus, projects, seed, seeded }: Asked,
): Promise<Sample[]> {
  const governments = await listGovernments(web);
  const samples: Sample[] = [];
  const byKey = new Map(projects.map((project) => [`${project.lafCd}/${project.code}`, idOf(project)]));
  for (const { q, grades } of JUDGED.filter((one) => one.corpus === corpus)) {
    const answers = new Map(
      Object.entries(grades).flatMap(([grade, keys]) =>
        keys.split(' ').map((key) => [byKey.get(key) ?? key, Number(grade)] as const),
      ),
    );
    samples.push({ judged: 'hand', corpus, q, ...(await ask(engine, web, { governments, q, answers })) });
  }
  for (const { q, name, change } of seeded ? seededQueries(seed, projects, SEEDED) : []) {
    const answers = new Map(
      projects.filter((project) => shadowOf(project.name) === name).map((project) => [idOf(project), 1]),
    );
    samples.push({
      judged: 'seed',
      corpus,
      q,
      change,
      ...(await ask(engine, web, { governments, q, answers })),
    });
  }
  return samples;
}

interface Question {
  governments: readonly Government[];
  q: string;
  answers: ReadonlyMap<string, number>;
}

async function ask(
  { reader }: BenchEngine,
  web: Pool,
  { governments, q, answers }: Question,
): Promise<{ total: number; ndcg10: number }> {
  const { state } = parseSearchState(new URLSearchParams({ q }));
  const outcome = await searchProjects(state, { governments, today: '2026-07-31', reader, documents: web });
  if (outcome.kind !== 'found') return { total: 0, ndcg10: 0 };
  const found = outcome.result.items.map(({ id }) => answers.get(id) ?? 0);
  const value = Math.round(ndcg10(found, [...answers.values()]) * 1000) / 1000;
  return { total: outcome.result.total, ndcg10: value };
}

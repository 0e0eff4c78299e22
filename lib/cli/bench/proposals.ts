import { createPool } from '@/lib/db/pool';
import { type BenchCluster, startBenchCluster } from '@/lib/cli/bench/cluster';
import { fillProposals, loaderUrl, wrongStandings } from '@/lib/cli/bench/proposals-fill';
import { measureReads, measureWrites, type Timed } from '@/lib/cli/bench/proposals-measure';
import type { ReadWorld } from '@/lib/cli/bench/proposals-reads';
import {
  type BenchGovernment,
  type BenchProcess,
  benchProcesses,
  GOVERNMENTS,
} from '@/lib/cli/bench/proposals-world';
import type { WriteWorld } from '@/lib/cli/bench/proposals-writes';
import { fillProjects, repeatYears } from '@/lib/cli/bench/search/fill';
import { demoProjects } from '@/lib/cli/bench/search/corpora';

export interface ProposalsBenchOptions {
  proposals: number;
  comments: number;
  rounds: number;
  say: (line: string) => void;
}

interface Share {
  count: number;
  p50_ms: number;
  p95_ms: number;
}

/** Milliseconds; of one client that waits for each answer, but that `write` is of eight at once with readers beside. */
export interface ProposalsBench {
  proposals: number;
  comments: number;
  processes: number;
  steps: number;
  endorsements: number;
  largest_process: number;
  largest_comments: number;
  fill_s: number;
  list_p50_ms: number;
  list_p95_ms: number;
  search_p50_ms: number;
  search_p95_ms: number;
  write_p50_ms: number;
  write_p95_ms: number;
  list_while_writing_p95_ms: number;
  writes_per_s: number;
  by_kind: Record<string, Share>;
  raw: Timed[];
}

const SEED = 20_261_130;

/** Fills a throw-away portal with proposals and comments and measures, through the functions of the site, how fast it reads and writes them. */
export async function benchProposals(options: ProposalsBenchOptions): Promise<ProposalsBench> {
  const cluster = await startBenchCluster();
  const [web, member] = [createPool(cluster.urls.web, 4), createPool(cluster.urls.member, 9)];
  try {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
    const { processes, fill_s } = await fill(cluster, options, today);
    const counted = await countsOf(cluster);
    const { rounds, say } = options;
    const reads = { web, member, processes, today, ...(await readable(cluster, today)) };
    const read = await measureReads(reads, { rounds, seed: SEED, say });
    const written = await measureWrites(await writable(cluster, processes), {
      ...{ reads, rounds, seed: SEED, say, member },
    });
    const raw = [...read, ...written.raw];
    const of = (measure: Timed['measure']) => raw.filter((one) => one.measure === measure);
    const [list, search, write] = [of('list'), of('search'), of('write')];
    return {
      ...counted,
      processes: processes.length,
      fill_s,
      list_p50_ms: percentile(list, 0.5),
      list_p95_ms: percentile(list, 0.95),
      search_p50_ms: percentile(search, 0.5),
      search_p95_ms: percentile(search, 0.95),
      write_p50_ms: percentile(write, 0.5),
      write_p95_ms: percentile(write, 0.95),
      list_while_writing_p95_ms: percentile(of('list-while-writing'), 0.95),
      writes_per_s: written.perSecond,
      by_kind: byKind(raw),
      raw,
    };
  } finally {
    await Promise.all([web.end(), member.end()]);
    await cluster.stop();
  }
}

async function fill(
  { urls, folder, rest }: BenchCluster,
  { proposals, comments, say }: ProposalsBenchOptions,
  today: string,
): Promise<{ processes: BenchProcess[]; fill_s: number }> {
  const [sync, loader] = [createPool(urls.sync, 1), createPool(await loaderUrl(folder, urls.owner), 1)];
  const client = await loader.connect();
  try {
    const { rows: governments } = await client.query<BenchGovernment>(
      `SELECT g.laf_cd AS "lafCd", n.name_ko AS ko, n.name_en AS en FROM government g JOIN government_name n USING (laf_cd)
        WHERE g.valid_to IS NULL AND n.valid_to IS NULL AND g.tier = 'lower' ORDER BY md5(laf_cd) LIMIT ${GOVERNMENTS}`,
    );
    const year = Number(today.slice(0, 4));
    say('projects of the governments');
    const { run } = await fillProjects(sync, projectsFor(governments, year));
    await repeatYears(sync, year, [year - 1], run);
    const processes = benchProcesses(governments, proposals, today);
    const began = performance.now();
    await fillProposals(client, { processes, proposals, comments, seed: SEED, today, say });
    const fill_s = Math.round((performance.now() - began) / 100) / 10;
    say('whether everything stands as its steps say');
    const wrong = await wrongStandings(client);
    if (wrong > 0) throw new Error(`${wrong} proposals do not stand as their steps say`);
    await rest();
    return { processes, fill_s };
  } finally {
    client.release();
    await Promise.all([sync.end(), loader.end()]);
  }
}

/** As many as real governments have in a year: the demo's names, another part of them for each. */
function* projectsFor(governments: readonly BenchGovernment[], fyr: number) {
  const names = [...demoProjects('small')];
  const [most, usual] = [6500, 2000];
  for (const [at, { lafCd }] of governments.entries()) {
    const wanted = at === 0 ? most : usual;
    for (let nth = 0; nth < wanted; nth += 1) {
      const project = names[(at * usual + nth) % names.length];
      if (project !== undefined) yield { ...project, fyr, lafCd };
    }
  }
}

async function countsOf({ owner }: BenchCluster) {
  const { rows } = await owner.query<
    Pick<
      ProposalsBench,
      'proposals' | 'comments' | 'steps' | 'endorsements' | 'largest_process' | 'largest_comments'
    >
  >(`
    SELECT (SELECT count(*)::int FROM proposal) AS proposals, (SELECT count(*)::int FROM comment) AS comments,
           (SELECT count(*)::int FROM proposal_step) AS steps, (SELECT count(*)::int FROM endorsement) AS endorsements,
           (SELECT max(n)::int FROM (SELECT count(*) AS n FROM proposal GROUP BY process_id) x) AS largest_process,
           (SELECT max(places) FROM proposal_voice) AS largest_comments`);
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

const TITLES = 60;

async function readable(
  { owner }: BenchCluster,
  today: string,
): Promise<Pick<ReadWorld, 'titles' | 'person' | 'year'>> {
  const titles = await owner.query<{ title: string }>(
    `SELECT title FROM proposal ORDER BY md5(process_id || number) LIMIT ${TITLES}`,
  );
  const people = await owner.query<{ person: string }>('SELECT person FROM comment_author LIMIT 1');
  return {
    titles: titles.rows.map(({ title }) => title),
    person: people.rows[0]?.person ?? '',
    year: Number(today.slice(0, 4)),
  };
}

async function writable(
  { owner }: BenchCluster,
  processes: readonly BenchProcess[],
): Promise<Omit<WriteWorld, 'member'>> {
  const at = (stage: string) => processes.filter(({ spec }) => spec.stage === stage).map(({ id }) => id);
  const people = await owner.query<{ id: string; name: string }>(
    'SELECT id, name FROM person ORDER BY email',
  );
  const spoken = await owner.query<{ process: string; number: number }>(
    `SELECT process_id AS process, number FROM proposal LEFT JOIN proposal_voice USING (process_id, number)
      WHERE state NOT IN ('merged', 'withdrawn') AND process_id = ANY ($1) ORDER BY places DESC NULLS LAST, process_id, number`,
    [[...at('proposing'), ...at('review'), ...at('ballot')]],
  );
  const judged = await owner.query<WriteWorld['judged'][number]>(
    `SELECT q.process_id AS process, q.number, p.laf_cd AS "lafCd", d.department,
            (SELECT max(id)::text FROM proposal_step s WHERE s.process_id = q.process_id AND s.number = q.number) AS version
       FROM proposal q JOIN process p ON p.id = q.process_id JOIN proposal_desk d USING (process_id, number)
      WHERE q.state = 'submitted' AND q.process_id = ANY ($1) ORDER BY md5(q.process_id || q.number)`,
    [at('review')],
  );
  return { people: people.rows, open: at('proposing'), spoken: spoken.rows, judged: judged.rows };
}

function byKind(raw: readonly Timed[]): Record<string, Share> {
  const kinds = Map.groupBy(raw, ({ measure, kind }) => `${measure}: ${kind}`);
  return Object.fromEntries(
    [...kinds].map(([kind, samples]) => [
      kind,
      { count: samples.length, p50_ms: percentile(samples, 0.5), p95_ms: percentile(samples, 0.95) },
    ]),
  );
}

function percentile(samples: readonly { ms: number }[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

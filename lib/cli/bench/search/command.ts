import { Command } from 'commander';
import { demoProjects } from '@/lib/cli/bench/search/corpora';
import { benchServers } from '@/lib/cli/bench/search/engines';
import type { BenchProject } from '@/lib/cli/bench/search/fill';
import { measureQuality, type Quality } from '@/lib/cli/bench/search/quality';
import { measureSpeed, type Speed } from '@/lib/cli/bench/search/speed';
import { wholeNumber } from '@/lib/cli/flags';
import { printJson } from '@/lib/cli/output';
import { startTestServer } from '@/lib/db/testing';

interface Flags {
  docs: number;
  seed: number;
  json?: boolean;
}

type Result = Speed & Quality & { engine: string; version: string };

/** `gotgan bench search`: how well and how fast each engine finds that is there. */
export function searchBenchCommand(): Command {
  return new Command('search')
    .description('judged queries and speed of each search engine that is there, over throw-away databases')
    .option('--docs <n>', 'documents; measured again over five times as many', wholeNumber, 480_000)
    .option('--seed <n>', 'of the queries that are made out of names', wholeNumber, 1)
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const results = await measure(flags, (line) => void process.stderr.write(`${line} …\n`));
      if (flags.json === true) printJson(results);
      else for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
    });
}

function lineOf({ engine, version, docs, ...of }: Result): string {
  return `${engine} ${version}, ${docs} documents: p50 ${of.p50_ms} ms, p95 ${of.p95_ms} ms, nDCG@10 ${of.ndcg10_hand} by hand and ${of.ndcg10_seed} by seed`;
}

async function measure({ docs, seed }: Flags, say: (line: string) => void): Promise<Result[]> {
  const engines = await benchServers();
  try {
    say('judged queries');
    const server = await startTestServer();
    const quality = await measureQuality(server, engines, seed).finally(() => server.stop());
    say('names');
    const speed = await measureSpeed(engines, takeEvenly(docs), { docs, seed, say });
    return engines.flatMap(({ engine, version }, at) => {
      const [found, measured] = [quality[at], speed[at]];
      if (found === undefined || measured === undefined) return [];
      return [{ engine, version, ...measured, ...found, raw: [...measured.raw, ...found.raw] }];
    });
  } finally {
    await Promise.all(engines.map(({ stop }) => stop()));
  }
}

/** So many projects of the nation's demo data, of every government its share. */
function takeEvenly(docs: number): BenchProject[] {
  const all = [...demoProjects('nation')];
  if (docs > all.length) throw new Error(`--docs: there are ${all.length} projects in a year at most`);
  return all.filter(
    (_, at) => Math.floor(((at + 1) * docs) / all.length) > Math.floor((at * docs) / all.length),
  );
}

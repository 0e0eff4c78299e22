import { Command } from 'commander';
import type pg from 'pg';
import { type GeneratedHistory, generateHistory } from '@/lib/cli/bench/generated-history';
import { printJson } from '@/lib/cli/output';
import { wholeNumber } from '@/lib/cli/flags';
import { createTestDatabase, startTestServer } from '@/lib/db/testing';
import { type Register, registerOf } from '@/lib/domain/governments';
import type { Moment } from '@/lib/domain/history';
import { findGovernmentAsOf } from '@/lib/queries/as-of/government';
import { findKnownBy } from '@/lib/queries/as-of/known';
import { listGovernments } from '@/lib/queries/governments';

const YEARS = [2022, 2023, 2024, 2025, 2026];
const REVISIONS = 30;
/** How often the largest government is asked for; every other one once. */
const LARGEST_TIMES = 50;

/** One read of one government: its figures by field, its largest projects, how far it was reported. */
interface AsOfSample {
  government: string;
  as_of: string;
  ms: number;
}

/** What `gotgan bench as-of --json` prints, and `bench sync` takes over. Times are wall-clock milliseconds of one client. */
export interface AsOfResult {
  projects: number;
  revisions: number;
  asof_p95_ms: number;
  asof_largest_p95_ms: number;
  raw: { asof: AsOfSample[]; asof_largest: AsOfSample[] };
}

/**
 * Reads one government as of a random day, every government once and the largest many times, out of a generated history in a
 * throw-away database: five years, thirty revisions for every tenth project.
 */
export async function benchAsOf(
  projects: number,
  progress: (line: string) => void = () => undefined,
): Promise<AsOfResult> {
  const server = await startTestServer();
  try {
    const db = await createTestDatabase(server);
    const world: GeneratedHistory = { projects, years: YEARS, revisions: REVISIONS };
    const revisions = await generateHistory(db.owner, world, progress);
    const measured = await measure(db.web);
    await db.drop();
    return { projects, revisions, ...measured };
  } finally {
    await server.stop();
  }
}

async function measure(web: pg.Pool): Promise<Omit<AsOfResult, 'projects' | 'revisions'>> {
  const register = registerOf(await listGovernments(web));
  const known = await findKnownBy(web, null);
  if (known === null) throw new Error('nothing was generated');
  const codes = await bySize(web);
  const days = randomDays();
  const read = (code: string) => timed(web, register, code, { asOf: days(), run: known.run });
  // The first reads fill the caches that a portal in use has filled.
  for (const code of codes) await read(code);
  const asof: AsOfSample[] = [];
  for (const code of codes) asof.push(await read(code));
  const [largest = ''] = codes;
  const asofLargest: AsOfSample[] = [];
  for (let time = 0; time < LARGEST_TIMES; time += 1) asofLargest.push(await read(largest));
  return {
    asof_p95_ms: percentile95(asof),
    asof_largest_p95_ms: percentile95(asofLargest),
    raw: { asof, asof_largest: asofLargest },
  };
}

/** The governments, the one with the most revisions first. */
async function bySize(web: pg.Pool): Promise<string[]> {
  const { rows } = await web.query<{ laf_cd: string }>(
    `SELECT laf_cd FROM project_revision WHERE fyr = $1 GROUP BY laf_cd ORDER BY count(*) DESC, laf_cd`,
    [YEARS[0]],
  );
  return rows.map((row) => row.laf_cd);
}

async function timed(web: pg.Pool, register: Register, code: string, moment: Moment): Promise<AsOfSample> {
  const year = Number(moment.asOf.slice(0, 4));
  const began = performance.now();
  const found = await findGovernmentAsOf(web, register, { lafCd: code, year }, moment);
  const ms = Math.round((performance.now() - began) * 100) / 100;
  if (found?.page.spending == null) throw new Error(`${code} had nothing on ${moment.asOf}`);
  return { government: code, as_of: moment.asOf, ms };
}

/** Days of all years, from the first on which a generated year has everything; the same ones in every run. */
function randomDays(): () => string {
  let state = 20_261_124;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return () => {
    const year = YEARS[next(YEARS.length)] ?? YEARS[0];
    return new Date(Date.UTC(year ?? 0, 0, 22 + next(330))).toISOString().slice(0, 10);
  };
}

function percentile95(samples: readonly AsOfSample[]): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

/** `gotgan bench as-of` */
export function asOfCommand(): Command {
  return new Command('as-of')
    .description('one government as of any date, out of a generated history in a throw-away database')
    .option('--projects <n>', 'projects of five years together', wholeNumber, 2_400_000)
    .option('--json', 'print one JSON document')
    .action(async ({ projects, json }: { projects: number; json?: boolean }) => {
      const result = await benchAsOf(projects, (line) => void process.stderr.write(`  ${line}\n`));
      if (json === true) printJson(result);
      else
        process.stdout.write(
          `as of any date: p95 ${result.asof_p95_ms} ms over all governments, ${result.asof_largest_p95_ms} ms for the largest\n`,
        );
    });
}

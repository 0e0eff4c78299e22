import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { checkLofin, type LofinRequest, runLofin, servicesOf } from '@/lib/cli/sync-lofin';
import { keptOutHint, summaryOf } from '@/lib/cli/sync-run';
import { type SyncReport } from '@/lib/pipeline/sync';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { TrafficError } from '@/lib/sources/lofin/errors';
import { type PageProgress } from '@/lib/sources/lofin/part';
import { SourceError } from '@/lib/sources/source';

/** What came of one service: its run's report, or why there is none. */
type Outcome = { service: string } & (SyncReport | { error: string; exit_code: number });

/**
 * `gotgan sync --source lofin`: each service a run of its own. One that fails leaves the others to be tried, unless the daily
 * traffic is used up. `--json`: one service's report as of any other sync, with `service`; of several `{ runs: [ … ] }`.
 */
export async function syncLofin(flags: LofinRequest & { json?: boolean }): Promise<void> {
  checkLofin(flags);
  const services = servicesOf(flags);
  const outcomes: Outcome[] = [];
  let failure: CliError | null = null;
  for (const service of services) {
    const outcome = await pull(service, flags);
    outcomes.push(outcome.said);
    failure = worse(failure, outcome.failure);
    if (outcome.isTraffic) break;
  }
  print(flags, services.length, outcomes, failure);
  if (failure !== null) throw failure;
}

interface Pulled {
  said: Outcome;
  failure: CliError | null;
  isTraffic: boolean;
}

async function pull(service: Service, flags: LofinRequest): Promise<Pulled> {
  const title = `${flags.dryRun === true ? 'Trial sync' : 'Sync'} of ${service.code} (${service.ko}) from 지방재정365`;
  try {
    const report = await step(title, (bar) => runLofin(service, flags, both(bar, lines(service.code))));
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    process.stderr.write(`${service.code}: ${summaryOf(report)}\n`);
    const hint = keptOutHint(report);
    if (hint !== null) process.stderr.write(`${hint}\n`);
    return {
      said: { service: service.code, ...report },
      failure: refusal(service, report),
      isTraffic: false,
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const message = `The source cannot be read, nothing was changed: ${error.message}`;
    const said = { service: service.code, error: message, exit_code: 4 };
    return { said, failure: new CliError(message, 4), isTraffic: error instanceof TrafficError };
  }
}

function refusal({ code }: Service, { refused }: SyncReport): CliError | null {
  if (refused.length === 0) return null;
  return new CliError(`${code}: refused, nothing was changed:\n  ${refused.join('\n  ')}`, 3);
}

/** A source that cannot be read outweighs a refusal; of two alike both are told. */
function worse(one: CliError | null, other: CliError | null): CliError | null {
  if (one === null || other === null) return one ?? other;
  const exitCode = one.exitCode === 4 || other.exitCode === 4 ? 4 : 3;
  return new CliError(`${one.message}\n${other.message}`, exitCode);
}

function print(
  { json }: { json?: boolean },
  services: number,
  outcomes: readonly Outcome[],
  failure: CliError | null,
): void {
  if (json !== true) return;
  const [only] = outcomes;
  if (services > 1) printJson({ runs: outcomes });
  else if (failure?.exitCode !== 4) printJson(only);
}

function both(...all: readonly PageProgress[]): PageProgress {
  return (done, total) => {
    for (const one of all) one(done, total);
  };
}

/** Where there is no terminal to draw a bar on: a line for every tenth of many pages. */
function lines(code: string): PageProgress {
  let told = 0;
  return (done, total) => {
    if (process.stderr.isTTY || total < 10) return;
    const tenth = Math.floor((done * 10) / total);
    if (tenth > told) process.stderr.write(`  ${code}: ${done} of ${total} pages\n`);
    told = tenth;
  };
}

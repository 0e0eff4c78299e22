import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { wholeNumber } from '@/lib/cli/flags';
import { Mirror } from '@/lib/cli/mirror/run';
import { serveCopies } from '@/lib/cli/mirror/serve';
import { askOverHttp, siteOf } from '@/lib/cli/mirror/site-ledger';
import { isProcessId } from '@/lib/http/routes';

interface Flags {
  from: string;
  election: string;
  dir: string;
  port?: number;
  host: string;
  every: number;
  once?: boolean;
}

/** `gotgan mirror`: a second host that keeps what a portal has signed about its ledgers, and serves it (docs/ledger-mirror.md). */
export function mirrorCommand(): Command {
  return new Command('mirror')
    .description(
      'keep a copy of the signed heads of a portal’s ledgers on another machine, check them, and serve them',
    )
    .requiredOption('--from <address>', 'the portal, such as https://gotgan.example.org')
    .requiredOption('--election <id>', 'a vote, or all', electionId)
    .requiredOption('--dir <folder>', 'where the copy is kept')
    .option('--port <number>', 'where it is served; without it, it is only kept', port)
    .option('--host <address>', 'the address of this machine that it is served on', '0.0.0.0')
    .option('--every <seconds>', 'how often the portal is looked at', seconds, 60)
    .option('--once', 'look once and end: exit code 1 where something contradicts what was signed')
    .action(run);
}

export function electionId(text: string): string {
  if (text !== 'all' && !isProcessId(text))
    throw new InvalidArgumentError(
      'The id of a participatory budget is needed, such as 4111000-2027, or all.',
    );
  return text;
}

function port(text: string): number {
  const number = wholeNumber(text);
  if (number > 65_535) throw new InvalidArgumentError('A port is a whole number up to 65535.');
  return number;
}

function seconds(text: string): number {
  const number = wholeNumber(text);
  if (number < 1) throw new InvalidArgumentError('At least one second.');
  return number;
}

async function run({ from, election, dir, once, ...flags }: Flags): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`);
  const mirror = new Mirror({
    site: siteOf(from),
    election,
    directory: path.resolve(dir),
    ask: askOverHttp,
    say,
  });
  if (once === true) {
    if (!(await mirror.lookAll()))
      throw new CliError('The copy and the portal do not agree, or it did not answer.', 1);
    return;
  }
  await serveAndWatch(mirror, flags, say);
}

async function serveAndWatch(
  mirror: Mirror,
  { port, host, every }: Pick<Flags, 'port' | 'host' | 'every'>,
  say: (line: string) => void,
): Promise<void> {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const server = port === undefined ? null : await serveCopies(mirror, { port, host });
  if (server !== null) say(`serving on port ${server.port}: /{election}/heads.json, /status`);
  await mirror.watch(every, ended.signal);
  await server?.close();
}

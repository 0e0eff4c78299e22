import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { ledgerLines } from '@/lib/cli/mirror/ledger-lines';
import { askOverHttp, siteOf } from '@/lib/cli/mirror/site-ledger';
import { verifyLedger } from '@/lib/cli/mirror/verify';
import { printJson } from '@/lib/cli/output';
import { type Claim, claimOfCode, claimsOfFile } from '@/lib/client/verify/claim';
import { isProcessId } from '@/lib/http/routes';

interface Flags {
  from: string;
  election: string;
  code?: string;
  receipt?: string;
  mirror?: string;
  json?: boolean;
}

/** `gotgan ledger`: what anyone can check of a vote's ledger, from outside. */
export function ledgerCommand(): Command {
  return new Command('ledger')
    .description('check the public ledger of a vote')
    .addCommand(
      new Command('verify')
        .description('check signatures, proofs, the second host, a receipt, and after publication every leaf')
        .requiredOption('--from <address>', 'the portal, such as https://gotgan.example.org')
        .requiredOption('--election <id>', 'the vote, such as 4111000-2027', processId)
        .option('--code <code>', 'a receipt: sixteen letters and digits')
        .option('--receipt <file>', 'the receipt that the vote page lets its voter save')
        .option('--mirror <address>', 'the second host, in the place of the one that the portal names')
        .option('--json', 'print one JSON document')
        .action(run),
    );
}

function processId(text: string): string {
  if (!isProcessId(text))
    throw new InvalidArgumentError('The id of a participatory budget is needed, such as 4111000-2027.');
  return text;
}

/** Exit codes: 0 nothing is wrong, 1 something is, 4 the portal or a file cannot be read. */
async function run({ from, election, code, receipt, mirror, json }: Flags): Promise<void> {
  const report = await verifyLedger({
    ask: askOverHttp,
    site: siteOf(from),
    election,
    mirror: mirror === undefined ? null : siteOf(mirror),
    claims: [...codeClaims(election, code), ...(await fileClaims(election, receipt))],
  });
  if (json === true) printJson(report);
  else process.stdout.write(`${ledgerLines(report).join('\n')}\n`);
  if (!report.ok) process.exitCode = 1;
}

function codeClaims(election: string, code: string | undefined): Claim[] {
  if (code === undefined) return [];
  const claim = claimOfCode(election, code);
  if (claim === null) throw new CliError(`${code} is no receipt: sixteen letters and digits are needed`, 2);
  return [claim];
}

async function fileClaims(election: string, file: string | undefined): Promise<Claim[]> {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file} cannot be read`, 4);
  });
  const claims = claimsOfFile(election, text);
  if (claims.length === 0) throw new CliError(`${file} holds no receipt of ${election}`, 4);
  return claims;
}

import { Command } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { memberPool } from '@/lib/db/connection';
import { checkAudit } from '@/lib/services/people/audit';

/** `gotgan audit verify`: whether every entry of the audit log is as it was written, and none is missing. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('the audit log')
    .addCommand(
      new Command('verify')
        .exitOverride()
        .description('check the seal of every entry: fails where one was altered or removed')
        .option('--json', 'print one JSON document')
        .action(verify),
    );
}

async function verify({ json }: { json?: boolean }): Promise<void> {
  const found = await checkAudit(await memberPool());
  if (json === true) printJson(found);
  else process.stdout.write(`${found.entries} entries, last hash ${found.head}\n`);
  const [first] = found.broken;
  if (first !== undefined)
    throw new CliError(
      `The audit log is broken at entry ${first.id}: ${first.fault} (${found.broken.length} in all)`,
      1,
    );
}

import { Command } from 'commander';
import { examine, report } from '@/lib/cli/doctor/doctor';
import { findingsText } from '@/lib/cli/doctor/finding';
import { printJson } from '@/lib/cli/output';
import { readEnv } from '@/lib/env';
import { withoutSecrets } from '@/lib/log';

/** `gotgan doctor`: what is wrong and what mends it. Exit codes: 0 nothing, 1 a problem was found. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look at everything that the portal stands on: what is wrong, and what mends it')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const raw = await examine(readEnv());
      const findings = raw.map(({ what, remedy, ...finding }) => ({
        ...finding,
        what: withoutSecrets(what),
        remedy: remedy === null ? null : withoutSecrets(remedy),
      }));
      const result = report(findings);
      if (options.json === true) printJson(result);
      else process.stdout.write(findingsText(findings));
      if (!result.ok) process.exitCode = 1;
    });
}

import { Command } from 'commander';
import { printJson } from '@/lib/cli/output';
import { readBuildStamp } from '@/lib/cli/site/build';
import { statusText } from '@/lib/cli/status-text';
import { databases, webPool } from '@/lib/db/connection';
import { snakeKeys } from '@/lib/domain/snake-keys';
import { readStatus } from '@/lib/queries/status';

/** `gotgan status`: what /status shows, on the terminal. */
export function statusCommand(): Command {
  return new Command('status')
    .description('runs, sources, who has reported, rows kept out and why, what waits')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      await databases();
      const build = await readBuildStamp();
      const status = await readStatus(await webPool(), { build, renders: null });
      if (options.json === true) printJson(snakeKeys(status));
      else process.stdout.write(statusText(status));
    });
}

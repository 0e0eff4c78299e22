import { Command } from 'commander';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { syncPool } from '@/lib/db/connection';
import { drainSearch, rebuildSearch, repairSearch } from '@/lib/search/drain';

type Work = (pool: Awaited<ReturnType<typeof syncPool>>) => Promise<number>;

/** `gotgan search`: the search documents, which are derived from the projects and made anew at any time. */
export function searchCommand(): Command {
  return new Command('search')
    .description('the search documents')
    .addCommand(
      subcommand(
        'repair',
        'compare every search document with its project, mend what differs, deliver what waits',
        repairSearch,
      ),
    )
    .addCommand(
      subcommand(
        'rebuild',
        'make every search document anew beside those in use, and deliver what waits',
        rebuildSearch,
      ),
    );
}

function subcommand(name: string, description: string, work: Work): Command {
  return new Command(name)
    .exitOverride()
    .description(description)
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const pool = await syncPool();
      const documents = await step(
        'Search documents',
        async () => (await work(pool)) + (await drainSearch(pool)),
        (count) => `${count} written or removed`,
      );
      if (json === true) printJson({ documents });
    });
}

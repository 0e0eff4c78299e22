import { Command } from 'commander';
import { printJson } from '@/lib/cli/output';
import { step } from '@/lib/cli/progress';
import { syncPool } from '@/lib/db/connection';
import { drainSearch, rebuildSearch } from '@/lib/search/drain';

/** `gotgan search`: the search documents, which are derived from the projects and made anew at any time. */
export function searchCommand(): Command {
  return new Command('search')
    .description('the search documents')
    .addCommand(
      new Command('rebuild')
        .exitOverride()
        .description('make every search document anew from the projects, and deliver what waits')
        .option('--json', 'print one JSON document')
        .action(rebuild),
    );
}

async function rebuild({ json }: { json?: boolean }): Promise<void> {
  const pool = await syncPool();
  const documents = await step(
    'Search documents',
    async () => {
      const written = await rebuildSearch(pool);
      return written + (await drainSearch(pool));
    },
    (count) => `${count} written or removed`,
  );
  if (json === true) printJson({ documents });
}

import { Command, Option } from 'commander';
import { ensureKoreanFonts, findBrowser } from '@/lib/cli/testing/browser';
import { addCounts, type Counts, runCheck, runPlaywright, runVitest } from '@/lib/cli/testing/rings';
import { startOutside } from '@/lib/cli/testing/outside';
import { startTestSite } from '@/lib/cli/testing/site';

/** `gotgan test`, the project's `npm test`: every ring, one line of counts at the end. */
export function testCommand(): Command {
  return new Command('test')
    .description('run every check and test; the last line counts them')
    .addOption(new Option('--only <ring>', 'one ring').choices(['static', 'unit', 'contract', 'browser']))
    .option('--full', 'everything that a usual run takes a sample of: each language and width, long counts')
    .action(async ({ only, full }: { only?: string; full?: true }) => {
      // Read in tests/support/sample.ts.
      const extent: Record<string, string> = full === true ? { TEST_FULL: '1' } : {};
      const rings: Record<string, () => Promise<Counts>> = {
        static: staticChecks,
        unit: () => runVitest(extent),
        // Part of the ring before; alone for who has a server to try.
        ...(only === 'contract' ? { contract: () => runVitest(extent, CONTRACTS) } : {}),
        browser: () => browserTests(extent),
      };
      let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
      for (const [name, ring] of Object.entries(rings)) {
        if (only !== undefined && only !== name) continue;
        counts = addCounts(counts, await guarded(name, ring));
      }
      const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
      process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
      process.exitCode = counts.failed > 0 ? 1 : 0;
    });
}

/** Of what sources and search engines must answer. */
const CONTRACTS = ['.contract.test.ts', 'lib/search/postgres/'];

/** A ring that cannot even run is a failure that is counted, not a run without a last line. */
async function guarded(name: string, ring: () => Promise<Counts>): Promise<Counts> {
  try {
    return await ring();
  } catch (error) {
    process.stderr.write(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The linter takes as long as the two others together: they run beside it. */
async function staticChecks(): Promise<Counts> {
  const program = (file: string) => `node_modules/${file}`;
  const [lint, formatting] = [
    runCheck('lint', [program('eslint/bin/eslint.js'), '.', '--max-warnings=0']),
    runCheck('formatting', [program('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
  ];
  const before = await formatting;
  const types = await runCheck('types', [program('typescript/bin/tsc'), '--noEmit', '-p', '.']);
  return [before, types, await lint].reduce(addCounts);
}

/** Two sites: one with demo data for most tests, and one that its own tests start empty, fill from files and restart. */
async function browserTests(extent: Record<string, string>): Promise<Counts> {
  ensureKoreanFonts();
  const shared = { ...extent, CHROMIUM_PATH: findBrowser() };
  const outside = await startOutside();
  const site = await startTestSite([], { at: outside.settingsAt });
  const onDemo = (project: string) => runPlaywright(project, { ...shared, ...site.settings });
  const withDemo = await onDemo('demo')
    .then(async (counts) => addCounts(counts, await onDemo('alone')))
    .finally(async () => {
      await site.remove();
      await outside.stop();
    });
  return addCounts(withDemo, await runPlaywright('files', shared));
}

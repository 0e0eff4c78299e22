import { createPool } from '@/lib/db/pool';
import { sync } from '@/lib/pipeline/sync';
import { fileSource } from '@/lib/sources/file/file-source';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/**
 * One sync in a process of its own, as a benchmark measures it: <portal> <file path | finance database address> <drain?>.
 * Prints its report with the time until the run was committed and the most memory that the process ever held.
 */
const [portal = '', from = '', drain = ''] = process.argv.slice(2);
const began = performance.now();
let committed = 0;
const isDatabase = from.startsWith('postgres');
const source = isDatabase ? financeDbSource(createPool(from, 2)) : fileSource({ path: from, partial: false });

async function print(more: object): Promise<void> {
  const { maxRSS } = process.resourceUsage();
  const text = JSON.stringify({ ...more, seconds: committed, max_rss_mb: Math.round(maxRSS / 102.4) / 10 });
  await new Promise((done) => process.stdout.write(`${text}\n`, done));
}

const report = await sync({
  pool: createPool(portal, 4),
  source,
  acceptRemovals: true,
  at: async (point) => {
    if (point !== 'committed') return;
    committed = Math.round(performance.now() - began) / 1000;
    // The search index is no part of the load: it is filled behind it, from the outbox.
    if (drain !== 'drain') {
      await print({});
      process.exit(0);
    }
  },
});
await print(report);
process.exit(report.refused.length === 0 ? 0 : 1);

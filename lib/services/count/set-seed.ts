import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { needsSeed } from '@/lib/domain/ballot/election-rules';
import { line } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { countDone, holdClosed, office, ofProcess } from '@/lib/services/count/fields';
import { defineAction } from '@/lib/services/define-action';
import { processTarget } from '@/lib/services/review/proposal';

/** Writes down the seed of the lot, as it was drawn in public after closing. Once: it is typed twice. */
export const setSeed = defineAction({
  ...office,
  name: 'count.set-seed',
  input: z.object({ ...ofProcess, seed: line(1000), again: line(1000) }),
  target: processTarget,
  detail: ({ seed }) => ({ seed }),
  run: async ({ tx, touch }, { process, seed, again }) => {
    const election = await holdClosed(tx, process);
    if (election === null) return undone('not-closed');
    if (!needsSeed(election.rules)) return undone('no-lot');
    if (election.seed !== null) return undone('seed-is-set');
    if (seed !== again) return undone('seeds-differ', 'again');
    await tx.query('UPDATE election SET seed = $2 WHERE process_id = $1', [process, seed]);
    touch(tags.process(process));
    return countDone(process, 'seed-set');
  },
});

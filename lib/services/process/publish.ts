import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import { editors, lockProcess } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

/** Makes a draft public, for good. It has to say who takes part, and when. */
export const publishProcess = defineAction({
  ...editors,
  name: 'process.publish',
  input: z.object({ process: processField }),
  target: processTarget,
  run: async (context, { process }) => {
    const { tx, now } = context;
    const locked = await lockProcess(tx, process, now);
    if (locked === null) return undone('not-found');
    if (locked.published) return undone('changed-meanwhile');
    const { rows } = await tx.query<{ tracks: boolean; phases: boolean }>(
      `SELECT EXISTS (SELECT FROM process_track WHERE process_id = $1) AS tracks,
              EXISTS (SELECT FROM process_phase WHERE process_id = $1) AS phases`,
      [process],
    );
    if (rows[0]?.tracks !== true) return undone('no-tracks');
    if (!rows[0].phases) return undone('no-phases');
    await tx.query('UPDATE process SET published_at = $2 WHERE id = $1', [process, now.toISOString()]);
    context.touch(tags.process(process), tags.processes());
    return { done: true, to: `/desk/${process}/settings`, said: 'process-published', subject: process };
  },
});

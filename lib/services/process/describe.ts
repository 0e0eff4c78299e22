import { z } from 'zod';
import { wonOrNull } from '@/lib/domain/money';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import { aboutFields, editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

/** Titles, summaries, the ceiling, and how many days a department has. */
export const describeProcess = defineAction({
  ...editors,
  name: 'process.describe',
  input: z.object({
    process: processField,
    ...aboutFields,
    reviewDays: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(365, 'invalid'),
  }),
  target: processTarget,
  run: async (context, input) => {
    const { process, titleKo, titleEn, summaryKo, summaryEn, ceiling, reviewDays } = input;
    const locked = await lockProcess(context.tx, process, context.now);
    if (locked === null) return undone('not-found');
    if (locked.votingBegun && ceiling !== (await ceilingOf(context.tx, process)))
      return undone('voting-begun', 'ceiling');
    await context.tx.query(
      `UPDATE process SET title_ko = $2, title_en = $3, summary_ko = $4, summary_en = $5, ceiling = $6, review_days = $7 WHERE id = $1`,
      [process, titleKo, titleEn, summaryKo, summaryEn, ceiling, reviewDays],
    );
    return saved(context, locked, 'about');
  },
});

async function ceilingOf(tx: Parameters<typeof lockProcess>[0], process: string) {
  const { rows } = await tx.query<{ ceiling: string | null }>('SELECT ceiling FROM process WHERE id = $1', [
    process,
  ]);
  return wonOrNull(rows[0]?.ceiling);
}

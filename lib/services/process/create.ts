import type { PoolClient } from 'pg';
import { z } from 'zod';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { aboutFields, editors } from '@/lib/services/process/shared';

const MOST_A_YEAR = 99;
const input = z.object({
  government: z.string('required').regex(/^\d{7}$/, 'invalid'),
  year: z.coerce.number('invalid').int('invalid').min(2000, 'invalid').max(2200, 'invalid'),
  ...aboutFields,
});

/** Makes a draft of a process, of which nobody outside the desk sees anything. */
export const createProcess = defineAction({
  ...editors,
  name: 'process.create',
  input,
  target: async (tx, { government }) => {
    const { rowCount } = await tx.query('SELECT FROM government WHERE laf_cd = $1', [government]);
    return rowCount === 1 ? { lafCd: government } : null;
  },
  run: async ({ tx }, process) => {
    const id = await insert(tx, process);
    if (id === null) return undone('too-many-processes', 'year');
    return { done: true, to: `/desk/${id}/settings`, said: 'process-created', subject: id, value: id };
  },
});

/** The first id of the year that is free. @returns null where none is */
async function insert(tx: PoolClient, process: z.infer<typeof input>): Promise<string | null> {
  const { government, year, titleKo, titleEn, summaryKo, summaryEn, ceiling } = process;
  for (let number = 1; number <= MOST_A_YEAR; number += 1) {
    const id = number === 1 ? `${government}-${year}` : `${government}-${year}-${number}`;
    const { rowCount } = await tx.query(
      `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL) ON CONFLICT (id) DO NOTHING`,
      [id, government, year, titleKo, titleEn, summaryKo, summaryEn, ceiling],
    );
    if (rowCount === 1) return id;
  }
  return null;
}

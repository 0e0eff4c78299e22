import type { PoolClient } from 'pg';
import { questionTags } from '@/lib/services/questions/lookups';
import { GONE } from '@/lib/domain/access/gone';

/**
 * Takes a person out of what they asked: questions and answers stay, under no name. Whoever closes the account calls it in the same
 * transaction.
 * @returns cache tags of the pages that change, for `context.touch`
 */
export async function forgetQuestions(tx: PoolClient, person: string): Promise<string[]> {
  const asked = 'SELECT question FROM question_asker WHERE person = $1';
  await tx.query(`UPDATE question_hidden SET asker_name = $2 WHERE question IN (${asked})`, [person, GONE]);
  const { rows } = await tx.query<{ id: number; beside: string[]; lafCd: string | null }>(
    `UPDATE question SET asker_name = $2 WHERE id IN (${asked}) AND state <> 'hidden' RETURNING id, beside, laf_cd AS "lafCd"`,
    [person, GONE],
  );
  await tx.query('DELETE FROM question_asker WHERE person = $1', [person]);
  return [...new Set(rows.flatMap(questionTags))];
}

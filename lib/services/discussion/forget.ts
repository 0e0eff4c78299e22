import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { GONE } from '@/lib/domain/access/gone';

/**
 * Takes a person out of what they said: comments stay without their name, agreement and the words of reports and appeals go; reports
 * still count. Whoever closes the account calls it in the same transaction.
 * @returns cache tags of the pages that change, for `context.touch`
 */
export async function forgetDiscussion(tx: PoolClient, person: string): Promise<string[]> {
  const spoken = await tx.query<Key>(
    `UPDATE comment c SET author_name = $2 FROM comment_author b WHERE b.comment = c.id AND b.person = $1
     RETURNING c.process_id AS process, c.number`,
    [person, GONE],
  );
  await tx.query(
    `UPDATE appeal SET text = '-', settled_at = coalesce(settled_at, now())
      WHERE comment IN (SELECT comment FROM comment_author WHERE person = $1)`,
    [person],
  );
  await tx.query('DELETE FROM comment_author WHERE person = $1', [person]);
  const agreed = await tx.query<Key>(
    'DELETE FROM endorsement WHERE person = $1 RETURNING process_id AS process, number',
    [person],
  );
  await tx.query('UPDATE report SET person = NULL, text = NULL WHERE person = $1', [person]);
  const keys = [...spoken.rows, ...agreed.rows];
  return [...new Set(keys.map(({ process, number }) => tags.proposal(process, number)))];
}

interface Key {
  process: string;
  number: number;
}

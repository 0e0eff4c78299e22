import { z } from 'zod';
import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { GONE } from '@/lib/domain/access/gone';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { forgetDiscussion } from '@/lib/services/discussion/forget';
import { forgetDrafts } from '@/lib/services/propose/forget';
import { forgetQuestions } from '@/lib/services/questions/forget';

/**
 * Closes the account for good. What was published stays without a name; what was the person's alone goes. Entries of the audit log
 * and ballots stay as they are: they carry an id, and nobody is behind it any more.
 */
export const eraseAccount = defineAction({
  name: 'account.erase',
  input: z.object({ sure: z.literal('yes', 'required') }),
  permission: 'account',
  target: () => ({ lafCd: null }),
  audited: true,
  run: async ({ tx, viewer, touch }, _sure) => {
    if (viewer === null) return undone('sign-in');
    if (viewer.demo) return undone('demo-stays');
    touch(...(await withoutName(tx, viewer.id)));
    touch(...(await forgetDiscussion(tx, viewer.id)));
    touch(...(await forgetQuestions(tx, viewer.id)));
    await forgetDrafts(tx, viewer.id);
    await tx.query(
      `UPDATE person SET name = $2, email = NULL, guardian_email = NULL, guardian_agreed_at = NULL, under_14_until = NULL,
              mail = '{}', erased_at = now() WHERE id = $1`,
      [viewer.id, GONE],
    );
    // Links that were mailed name the address, and a guardian's.
    await tx.query('DELETE FROM mailed_link WHERE person = $1 OR email = $2', [viewer.id, viewer.email]);
    await tx.query('UPDATE identity.eligibility_case SET text = NULL WHERE person = $1', [viewer.id]);
    for (const table of [
      'person_login',
      'second_factor',
      'notice',
      'held_form',
      'follow',
      'identity.ballot_draft',
      'identity.eligibility_answer',
      'identity.eligibility_sheet',
      'proposal_author',
    ])
      await tx.query(`DELETE FROM ${table} WHERE person = $1`, [viewer.id]);
    await tx.query('UPDATE role_grant SET revoked_at = now() WHERE person = $1 AND revoked_at IS NULL', [
      viewer.id,
    ]);
    await tx.query(
      'UPDATE person_session SET ended_at = now(), device = NULL WHERE person = $1 AND ended_at IS NULL',
      [viewer.id],
    );
    return { done: true, to: '/sign-in', said: 'erased', session: null };
  },
});

/** Takes the name off the proposals that the person was the first to write. @returns the cache tags of their pages */
async function withoutName(tx: PoolClient, person: string): Promise<string[]> {
  const { rows } = await tx.query<{ process_id: string }>(
    `UPDATE proposal p SET author_name = $2
       FROM (SELECT DISTINCT ON (process_id, number) process_id, number, person FROM proposal_author
              ORDER BY process_id, number, since, person) first
      WHERE first.person = $1 AND (p.process_id, p.number) = (first.process_id, first.number)
        AND EXISTS (SELECT FROM proposal_author a WHERE a.person = $1 AND (a.process_id, a.number) = (p.process_id, p.number))
      RETURNING p.process_id`,
    [person, GONE],
  );
  return [...new Set(rows.map(({ process_id: id }) => tags.process(id)))];
}

import { z } from 'zod';
import { cleanLine } from '@/lib/domain/text/clean';
import { seoulDay } from '@/lib/domain/calendar';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { localPathField } from '@/lib/services/fields';

/**
 * What somebody says of themselves before they write for the first time: the name that is shown, and whether they are under 14 (of
 * those the day on which they turn 14, and no other birthday: 개인정보 보호법 제22조의2 asks for a guardian's consent up to it).
 */
export const beginAccount = defineAction({
  name: 'account.begin',
  input: z.object({
    name: z.string('required').transform(cleanLine).pipe(z.string().min(2, 'too-short').max(20, 'too-long')),
    age: z.enum(['over', 'under'], 'required'),
    turns14: z.union([z.literal(''), z.iso.date('invalid')]).optional(),
    next: localPathField,
  }),
  permission: 'account',
  target: () => ({ lafCd: null }),
  audited: false,
  run: async ({ tx, viewer, now }, { name, age, turns14 = '', next }) => {
    if (viewer === null) return undone('sign-in');
    if (age === 'under' && turns14 <= seoulDay(now)) return undone('required', 'turns14');
    // Said once: who is under 14 does not grow up by sending the form again.
    const { rows } = await tx.query<{ isChild: boolean }>(
      `SELECT coalesce(under_14_until > $2::date, false) AS "isChild" FROM person WHERE id = $1 FOR UPDATE`,
      [viewer.id, seoulDay(now)],
    );
    if (rows[0]?.isChild === true && age === 'over') return undone('age-said', 'age');
    await tx.query(
      `UPDATE person SET name = $2, said_age_at = coalesce(said_age_at, now()), under_14_until = greatest(under_14_until, $3::date) WHERE id = $1`,
      [viewer.id, name, age === 'under' ? turns14 : null],
    );
    return { done: true, to: age === 'under' ? '/account/guardian' : next, said: 'saved' };
  },
});

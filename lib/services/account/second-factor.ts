import { z } from 'zod';
import { beginSecondFactor, confirmSecondFactor, takeCode } from '@/lib/auth/second-factor';
import type { ActionContext } from '@/lib/services/action';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { localPathField } from '@/lib/services/fields';
import { notify } from '@/lib/services/notices';

const PAGE = '/account/second-factor';
const codeField = z.string('required').trim().min(1, 'required').max(20, 'invalid');
/** Guessing six digits takes a million tries. */
const TRIES = [{ per: 'account', number: 6, seconds: 600 }] as const;
const own = { permission: 'account', target: () => ({ lafCd: null }), audited: true } as const;

/** Makes the key that an app is given. */
export const beginFactor = defineAction({
  ...own,
  name: 'second-factor.begin',
  input: z.object({}),
  run: async ({ tx, viewer }) => {
    if (viewer === null) return undone('sign-in');
    await beginSecondFactor(tx, viewer.id);
    return { done: true, to: PAGE };
  },
});

/** The first code shows that the app has the key: from then on the second factor is asked for. */
export const confirmFactor = defineAction({
  ...own,
  name: 'second-factor.confirm',
  input: z.object({ code: codeField }),
  limits: TRIES,
  run: async ({ tx, viewer, now }, { code }) => {
    if (viewer === null) return undone('sign-in');
    if (viewer.secondFactor !== 'none') return undone('changed-meanwhile');
    if (!(await takeCode(tx, viewer.id, code, now))) return undone('wrong-code', 'code');
    await confirmSecondFactor(tx, viewer.id);
    await given(tx, viewer.session, now);
    await notify(tx, [viewer.id], { kind: 'second-factor-on', topic: 'account', path: PAGE });
    return { done: true, to: PAGE, said: 'second-factor-on' };
  },
});

/** Gives the second factor in this session. */
export const giveFactor = defineAction({
  ...own,
  name: 'second-factor.give',
  input: z.object({ code: codeField, next: localPathField }),
  limits: TRIES,
  run: async ({ tx, viewer, now }, { code, next }) => {
    if (viewer === null) return undone('sign-in');
    if (!(await takeCode(tx, viewer.id, code, now))) return undone('wrong-code', 'code');
    await given(tx, viewer.session, now);
    return { done: true, to: next };
  },
});

/** Takes the second factor off the account: with a code of it, or a spare one. */
export const removeFactor = defineAction({
  ...own,
  name: 'second-factor.remove',
  input: z.object({ code: codeField }),
  limits: TRIES,
  run: async ({ tx, viewer, now }, { code }) => {
    if (viewer === null) return undone('sign-in');
    if (!(await takeCode(tx, viewer.id, code, now))) return undone('wrong-code', 'code');
    await tx.query('DELETE FROM second_factor WHERE person = $1', [viewer.id]);
    await tx.query('UPDATE person_session SET second_factor_at = NULL WHERE person = $1', [viewer.id]);
    await notify(tx, [viewer.id], { kind: 'second-factor-off', topic: 'account', path: PAGE });
    return { done: true, to: PAGE, said: 'second-factor-off' };
  },
});

async function given(tx: ActionContext['tx'], session: string, now: Date): Promise<void> {
  await tx.query('UPDATE person_session SET second_factor_at = $2 WHERE id = $1', [
    session,
    now.toISOString(),
  ]);
}

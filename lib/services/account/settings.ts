import { z } from 'zod';
import { endSession } from '@/lib/auth/sessions';
import { line } from '@/lib/domain/text/clean';
import { LANGUAGES } from '@/lib/domain/language';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { NOTICE_TOPICS } from '@/lib/services/notices';

const own = { permission: 'account', target: () => ({ lafCd: null }), audited: false } as const;
const TOPICS = NOTICE_TOPICS.filter((topic) => topic !== 'account');

/** The name that is shown from now on; what was written before keeps the name that it was written under. */
export const rename = defineAction({
  ...own,
  name: 'account.rename',
  input: z.object({ name: line(20), language: z.enum(LANGUAGES, 'invalid') }),
  limits: [{ per: 'account', number: 10, seconds: 3600 }],
  run: async ({ tx, viewer }, { name, language }) => {
    if (viewer === null) return undone('sign-in');
    if ([...name].length < 2) return undone('too-short', 'name');
    await tx.query('UPDATE person SET name = $2, language = $3 WHERE id = $1', [viewer.id, name, language]);
    return { done: true, to: '/account', said: 'saved' };
  },
});

/** What is sent by mail. Matters of the account always are. */
export const chooseMail = defineAction({
  ...own,
  name: 'account.mail',
  input: z.object({
    topics: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((given) => [given ?? []].flat())
      .pipe(z.array(z.enum(TOPICS, 'invalid'))),
  }),
  run: async ({ tx, viewer }, { topics }) => {
    if (viewer === null) return undone('sign-in');
    await tx.query('UPDATE person SET mail = $2 WHERE id = $1', [viewer.id, topics]);
    return { done: true, to: '/account', said: 'saved' };
  },
});

/** Ends one of the own sessions, on whatever device: this one too. */
export const endOwnSession = defineAction({
  ...own,
  name: 'account.end-session',
  input: z.object({ session: z.uuid('invalid') }),
  run: async ({ tx, viewer }, { session }) => {
    if (viewer === null) return undone('sign-in');
    const { rowCount } = await tx.query('SELECT FROM person_session WHERE id = $1 AND person = $2', [
      session,
      viewer.id,
    ]);
    if (rowCount !== 1) return undone('not-found');
    await endSession(tx, session);
    return session === viewer.session
      ? { done: true, to: '/sign-in', said: 'signed-out', session: null }
      : { done: true, to: '/account', said: 'session-ended' };
  },
});

/** Marks every notice up to one as read. */
export const readNotices = defineAction({
  ...own,
  name: 'account.read-notices',
  input: z.object({ until: z.string().regex(/^\d{1,18}$/, 'invalid') }),
  run: async ({ tx, viewer }, { until }) => {
    if (viewer === null) return undone('sign-in');
    await tx.query('UPDATE notice SET read_at = now() WHERE person = $1 AND id <= $2 AND read_at IS NULL', [
      viewer.id,
      until,
    ]);
    return { done: true, to: '/account/notices' };
  },
});

import { z } from 'zod';
import { messages } from '@/lib/content/messages';
import { localPath } from '@/lib/domain/language';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { emailField } from '@/lib/services/fields';
import { canMail, trySending } from '@/lib/services/mail/send';
import { makeLink, takeLink } from '@/lib/services/mailed-links';

const DAYS = 7;

/** Asks the guardian of somebody under 14 for consent, by mail (개인정보 보호법 제22조의2; only what is needed to ask is kept). */
export const askGuardian = defineAction({
  name: 'account.ask-guardian',
  input: z.object({ email: emailField }),
  permission: 'account',
  target: () => ({ lafCd: null }),
  limits: [{ per: 'account', number: 3, seconds: 3600 }],
  audited: true,
  run: async ({ tx, viewer, language, origin }, { email }) => {
    if (viewer?.bar !== 'guardian') return undone('guardian-not-needed');
    if (!canMail()) return undone('no-mail');
    if (email === viewer.email) return undone('guardian-own-address', 'email');
    await tx.query('UPDATE person SET guardian_email = $2 WHERE id = $1', [viewer.id, email]);
    const token = await makeLink(tx, { purpose: 'guardian', email, person: viewer.id, minutes: DAYS * 1440 });
    const { account } = messages(language);
    const link = `${origin}${localPath(language, `/account/guardian/agree?token=${token}`)}`;
    const text = account.guardianMail(viewer.name, link, String(DAYS));
    return (await trySending({ to: email, subject: account.guardianSubject, text }))
      ? { done: true, to: '/account/guardian', said: 'guardian-asked' }
      : undone('mail-failed');
  },
});

/** The guardian's consent, or their refusal, by the link that they were mailed: no account is needed for it. */
export const answerAsGuardian = defineAction({
  name: 'account.guardian-answer',
  input: z.object({
    token: z.string('required').min(20, 'link-used').max(100, 'link-used'),
    answer: z.enum(['agree', 'refuse'], 'required'),
  }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits: [{ per: 'address', number: 20, seconds: 600 }],
  audited: true,
  detail: ({ answer }) => ({ answer }),
  run: async ({ tx }, { token, answer }) => {
    const link = await takeLink(tx, 'guardian', token);
    if (link?.person === undefined || link.person === null) return undone('link-used');
    // Who is refused keeps an account that writes nothing; the guardian's address goes at once.
    await tx.query(
      `UPDATE person SET guardian_agreed_at = CASE WHEN $2 THEN now() END,
              guardian_email = CASE WHEN $2 THEN guardian_email END WHERE id = $1`,
      [link.person, answer === 'agree'],
    );
    return { done: true, to: '/account/guardian/agree', said: `guardian-${answer}` };
  },
});

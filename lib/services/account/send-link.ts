import { z } from 'zod';
import { messages } from '@/lib/content/messages';
import { localPath } from '@/lib/domain/language';
import { undone } from '@/lib/services/action';
import { countAttempt, keyedHash } from '@/lib/services/attempts';
import { defineAction } from '@/lib/services/define-action';
import { emailField, localPathField } from '@/lib/services/fields';
import { canMail, trySending } from '@/lib/services/mail/send';
import { makeLink } from '@/lib/services/mailed-links';
import { authSecret } from '@/lib/auth/session-cookie';

const MINUTES = 20;
/** To one mail address, whoever asks. */
const PER_RECEIVER = { number: 3, seconds: 900 };

/** Mails a link that signs in. The answer is the same whether or not there is an account. */
export const sendLink = defineAction({
  name: 'account.send-link',
  input: z.object({ email: emailField, next: localPathField }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits: [{ per: 'address', number: 10, seconds: 600 }],
  audited: false,
  run: async ({ tx, now, language, origin }, { email, next }) => {
    if (!canMail()) return undone('no-mail');
    const bucket = `mail:${keyedHash(authSecret(), 'mail', email)}`;
    if ((await countAttempt(tx, bucket, PER_RECEIVER, now)) > 0) return undone('too-often', 'email');
    const token = await makeLink(tx, { purpose: 'sign-in', email, detail: { next }, minutes: MINUTES });
    const { account } = messages(language);
    const link = `${origin}${localPath(language, `/sign-in/link?token=${token}`)}`;
    const text = account.linkMail(link, String(MINUTES));
    const isSent = await trySending({ to: email, subject: account.linkSubject, text });
    return isSent ? { done: true, to: '/sign-in/mailed' } : undone('mail-failed');
  },
});

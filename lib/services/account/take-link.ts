import { z } from 'zod';
import { personOfEmail } from '@/lib/auth/people';
import { beginSession } from '@/lib/auth/sessions';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { localPathField } from '@/lib/services/fields';
import { takeLink } from '@/lib/services/mailed-links';

/**
 * Signs in with a link that was mailed. The link leads to a page with a button, not to this: programs that look mails through open
 * every link in them.
 */
export const takeSignInLink = defineAction({
  name: 'account.take-link',
  input: z.object({ token: z.string('required').min(20, 'link-used').max(100, 'link-used') }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits: [{ per: 'address', number: 20, seconds: 600 }],
  audited: false,
  run: async ({ tx, language, device }, { token }) => {
    const link = await takeLink(tx, 'sign-in', token);
    if (link === null) return undone('link-used');
    const person = await personOfEmail(tx, link.email, language);
    const session = await beginSession(tx, { person, provider: 'mail', device });
    const next = localPathField.parse(link.detail['next']);
    return { done: true, to: next, session };
  },
});

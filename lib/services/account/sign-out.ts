import { z } from 'zod';
import { endSession } from '@/lib/auth/sessions';
import { defineAction } from '@/lib/services/define-action';

/** Ends the session in which it is asked. */
export const signOut = defineAction({
  name: 'account.sign-out',
  input: z.object({}),
  permission: 'account',
  target: () => ({ lafCd: null }),
  audited: false,
  run: async ({ tx, viewer }) => {
    if (viewer !== null) await endSession(tx, viewer.session);
    return { done: true, to: '/sign-in', said: 'signed-out', session: null };
  },
});

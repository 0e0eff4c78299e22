import { z } from 'zod';
import { beginSession } from '@/lib/auth/sessions';
import { readEnv } from '@/lib/env';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { localPathField } from '@/lib/services/fields';

/** Acts as one of the invented people: in demo mode alone, where `gotgan start` says so; nobody real can be chosen. */
export const actAs = defineAction({
  name: 'account.act-as',
  input: z.object({ person: z.uuid('invalid'), next: localPathField }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits: [{ per: 'address', number: 60, seconds: 60 }],
  audited: true,
  detail: ({ person }) => ({ person }),
  run: async ({ tx, device }, { person, next }) => {
    if (!readEnv().GOTGAN_DEMO_PEOPLE) return undone('demo-only');
    const { rowCount } = await tx.query('SELECT FROM person WHERE id = $1 AND demo AND erased_at IS NULL', [
      person,
    ]);
    if (rowCount !== 1) return undone('demo-only', 'person');
    const session = await beginSession(tx, { person, provider: 'demo', device });
    return { done: true, to: next, session };
  },
});

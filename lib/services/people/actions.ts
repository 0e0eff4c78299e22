import { z } from 'zod';
import { STAFF_ROLES } from '@/lib/domain/access/roles';
import { line } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { emailField } from '@/lib/services/fields';
import { grantIn, problemOf } from '@/lib/services/people/roles';

const PAGE = '/desk/people';
const blank = (value: unknown) => (value === '' ? undefined : value);

/** Gives a role to the account of a mail address. Operators give every one; nobody else gives any. */
export const giveRole = defineAction({
  name: 'role.give',
  input: z.object({
    email: emailField,
    role: z.enum(STAFF_ROLES, 'required'),
    lafCd: z.preprocess(
      blank,
      z
        .string()
        .regex(/^\d{7}$/, 'invalid')
        .optional(),
    ),
    department: z.preprocess(blank, line(100).optional()),
  }),
  permission: { roles: ['operator'] },
  target: (_tx, { lafCd = null }) => ({ lafCd }),
  limits: [{ per: 'account', number: 60, seconds: 3600 }],
  audited: true,
  detail: ({ role, department = null }) => ({ role, department }),
  run: async ({ tx, viewer }, { email, role, lafCd = null, department = null }) => {
    const wanted = { email, role, lafCd, department, by: 'operator', byPerson: viewer?.id ?? null };
    const problem = await problemOf(tx, wanted);
    if (problem !== null) return undone(problem, problem.startsWith('department') ? 'department' : 'lafCd');
    const grant = await grantIn(tx, wanted);
    return { done: true, to: PAGE, said: 'role-given', subject: `role ${grant}` };
  },
});

/** Takes a role back; the last operator's is not, so that somebody can give roles. */
export const takeRole = defineAction({
  name: 'role.take-back',
  input: z.object({ grant: z.string('required').regex(/^\d{1,18}$/, 'invalid') }),
  permission: { roles: ['operator'] },
  target: async (tx, { grant }) => {
    const { rows } = await tx.query<{ lafCd: string | null }>(
      'SELECT laf_cd AS "lafCd" FROM role_grant WHERE id = $1 AND revoked_at IS NULL FOR UPDATE',
      [grant],
    );
    return rows[0] ?? null;
  },
  audited: true,
  detail: ({ grant }) => ({ grant }),
  run: async ({ tx }, { grant }) => {
    // Two operators who take each other's role back at once: the second waits here, and then is the last.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('role_grant operators'))`);
    const { rows } = await tx.query<{ operators: number; role: string }>(
      `SELECT role, (SELECT count(*)::int FROM role_grant WHERE role = 'operator' AND revoked_at IS NULL) AS operators
         FROM role_grant WHERE id = $1`,
      [grant],
    );
    if (rows[0]?.role === 'operator' && rows[0].operators <= 1) return undone('last-operator');
    await tx.query('UPDATE role_grant SET revoked_at = now() WHERE id = $1', [grant]);
    return { done: true, to: PAGE, said: 'role-taken', subject: `role ${grant}` };
  },
});

export const peopleActions = [giveRole, takeRole] as const;

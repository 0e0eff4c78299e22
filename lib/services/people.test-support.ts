import type { Pool } from 'pg';
import { findViewer } from '@/lib/auth/sessions';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import type { AnyAction, Fields } from '@/lib/services/action';
import { type Outcome, perform } from '@/lib/services/perform';

/** People for tests of what they do. */
export const TEST_SECRET = 'a secret of thirty-two characters, or more';

interface NewRole {
  role: StaffRole;
  lafCd?: string | null;
  department?: string | null;
}

export interface NewPerson {
  name?: string;
  email?: string | null;
  roles?: readonly NewRole[];
  /** Whether the second factor was set up and given. */
  factor?: boolean;
  /** Whether they have said that they are 14 or older. */
  begun?: boolean;
}

const PLAIN: Required<NewPerson> = { name: '사람', email: null, roles: [], factor: false, begun: true };

/** Makes an account that is signed in. @param db the owner's */
export async function addPerson(db: Pool, wanted: NewPerson = {}): Promise<Viewer> {
  const { name, email, roles, factor, begun } = { ...PLAIN, ...wanted };
  const { rows } = await db.query<{ id: string }>(
    'INSERT INTO person (name, email, said_age_at) VALUES ($1, $2, CASE WHEN $3 THEN now() END) RETURNING id',
    [name, email, begun],
  );
  const id = rows[0]?.id ?? '';
  for (const role of roles) await addRole(db, id, role);
  if (factor)
    await db.query(`INSERT INTO second_factor (person, secret, confirmed_at) VALUES ($1, '\\x00', now())`, [
      id,
    ]);
  const session = await db.query<{ id: string }>(
    `INSERT INTO person_session (person, provider, ends_at, second_factor_at)
     VALUES ($1, 'test', now() + interval '1 day', CASE WHEN $2 THEN now() END) RETURNING id`,
    [id, factor],
  );
  return sameAgain(db, session.rows[0]?.id ?? '');
}

async function addRole(
  db: Pool,
  person: string,
  { role, lafCd = null, department = null }: NewRole,
): Promise<void> {
  await db.query(
    `INSERT INTO role_grant (person, role, laf_cd, department, granted_by) VALUES ($1, $2, $3, $4, 'test')`,
    [person, role, lafCd, department],
  );
}

/** Who acts in a session, as it stands now. */
export async function sameAgain(db: Pool, session: string): Promise<Viewer> {
  const viewer = await findViewer(db, session);
  if (viewer === null) throw new Error('the session has ended');
  return viewer;
}

export interface Doing {
  now?: Date;
  address?: string;
  file?: Uint8Array;
  language?: 'ko' | 'en';
}

/** Does something as the site's door has it done. @param pool with the rights of role gotgan_member */
export function act(
  pool: Pool,
  action: AnyAction,
  viewer: Viewer | null,
  [fields, doing = {}]: [Record<string, string | readonly string[]>, Doing?],
): Promise<Outcome> {
  const many: Fields = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, [value].flat()]),
  );
  return perform(pool, TEST_SECRET, action, {
    viewer,
    fields: many,
    address: '203.0.113.7',
    language: 'ko',
    origin: 'https://gotgan.test',
    ...doing,
  });
}

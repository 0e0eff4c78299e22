import type { Pool, PoolClient } from 'pg';
import type { Language } from '@/lib/domain/language';

type Db = Pool | PoolClient;

/** What an identity provider says of somebody who signs in. */
export interface Identity {
  /** The issuer. */
  provider: string;
  subject: string;
  /** Null where it is unknown, or the provider has not checked it. */
  email: string | null;
  language: Language;
}

/** Under which name somebody is shown who has not said one yet. */
const NAMELESS = '주민';

/** The account of an identity, made at its first sign-in; null where it was closed. An account of the same mail address is another one. */
export async function personOfIdentity(db: Db, identity: Identity): Promise<string | null> {
  const known = await db.query<{ id: string; open: boolean }>(
    `SELECT p.id, p.erased_at IS NULL AS open FROM person_login l JOIN person p ON p.id = l.person
      WHERE l.provider = $1 AND l.subject = $2`,
    [identity.provider, identity.subject],
  );
  const [row] = known.rows;
  if (row !== undefined) return row.open ? row.id : null;
  // Two sign-ins at once make one account: the second finds the first one's.
  const { rows } = await db.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO person (name, email, language)
       SELECT $3, CASE WHEN NOT EXISTS (SELECT FROM person WHERE email = $4) THEN $4 END, $5 RETURNING id)
     INSERT INTO person_login (provider, subject, person) SELECT $1, $2, id FROM made RETURNING person AS id`,
    [identity.provider, identity.subject, NAMELESS, identity.email, identity.language],
  );
  return rows[0]?.id ?? null;
}

/** The account of a mail address that was proved by a link, made where there is none. */
export async function personOfEmail(db: Db, email: string, language: Language): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO person (name, email, language) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
    [NAMELESS, email, language],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an account was neither found nor made');
  return row.id;
}

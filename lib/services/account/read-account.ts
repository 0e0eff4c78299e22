import { memberSitePool } from '@/lib/db/site-pool';
import type { Viewer } from '@/lib/domain/access/roles';
import { findEnrolment, type Enrolment } from '@/lib/auth/second-factor';

/** One of a person's sessions, for their own list. */
export interface OwnSession {
  id: string;
  device: string | null;
  provider: string;
  beganAt: string;
  seenAt: string;
  current: boolean;
}

export interface OwnAccount {
  email: string | null;
  mail: readonly string[];
  sessions: readonly OwnSession[];
  guardianAskedAt: string | null;
}

/** What the account page shows. */
export async function readAccount({ id, session }: Viewer): Promise<OwnAccount> {
  const pool = memberSitePool();
  const person = await pool.query<{ email: string | null; mail: string[]; asked: string | null }>(
    `SELECT email, mail, (SELECT max(created_at) FROM mailed_link WHERE person = p.id AND purpose = 'guardian') AS asked
       FROM person p WHERE id = $1`,
    [id],
  );
  const sessions = await pool.query<Omit<OwnSession, 'beganAt' | 'seenAt'> & { beganAt: Date; seenAt: Date }>(
    `SELECT id, device, provider, began_at AS "beganAt", seen_at AS "seenAt", id = $2 AS current FROM person_session
      WHERE person = $1 AND ended_at IS NULL AND ends_at > now() ORDER BY seen_at DESC LIMIT 50`,
    [id, session],
  );
  const [row] = person.rows;
  return {
    email: row?.email ?? null,
    mail: row?.mail ?? [],
    guardianAskedAt: row?.asked ?? null,
    sessions: sessions.rows.map((one) => ({
      ...one,
      beganAt: one.beganAt.toISOString(),
      seenAt: one.seenAt.toISOString(),
    })),
  };
}

/** How the account's second factor is set up, for its own page; spare codes only once the factor was given. */
export async function readEnrolment({ id, name, secondFactor }: Viewer): Promise<Enrolment | null> {
  const tx = await memberSitePool().connect();
  try {
    await tx.query('BEGIN');
    const found = await findEnrolment(tx, id, name);
    if (found === null) return null;
    return secondFactor === 'given' ? found : { ...found, spare: [] };
  } finally {
    await tx.query('ROLLBACK');
    tx.release();
  }
}

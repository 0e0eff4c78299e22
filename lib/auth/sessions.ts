import type { Pool, PoolClient } from 'pg';
import { SESSION_SECONDS } from '@/lib/auth/session-cookie';
import type { RoleGrant, Viewer, WritingBar } from '@/lib/domain/access/roles';
import { seoulDay } from '@/lib/domain/calendar';
import type { Language } from '@/lib/domain/language';

type Db = Pool | PoolClient;

/** A second factor is asked for again after this time. */
const SECOND_FACTOR_HOURS = 12;
/** When a session was last seen is noted this often at most. */
const SEEN_MINUTES = 5;

/**
 * Begins a session of a person.
 * @param device family of browser and system, for the person's own list
 * @returns its id
 */
export async function beginSession(
  db: Db,
  { person, provider, device }: { person: string; provider: string; device: string | null },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO person_session (person, provider, device, ends_at)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4)) RETURNING id`,
    [person, provider, device, SESSION_SECONDS],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a session was not begun');
  return row.id;
}

/** Whether somebody acts in a session: it has not ended, nor was the account closed. */
export async function isOpenSession(db: Db, session: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM person_session s JOIN person p ON p.id = s.person
      WHERE s.id = $1 AND s.ended_at IS NULL AND s.ends_at > now() AND p.erased_at IS NULL`,
    [session],
  );
  return rowCount === 1;
}

/** Ends a session; one that is over already stays as it is. */
export async function endSession(db: Db, session: string): Promise<void> {
  await db.query('UPDATE person_session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [session]);
}

interface Row {
  id: string;
  name: string;
  email: string | null;
  language: Language;
  demo: boolean;
  under_14_until: string | null;
  guardian_agreed: boolean;
  said_age: boolean;
  barred: boolean;
  has_factor: boolean;
  gave_factor: boolean;
  late: boolean;
}

/** Who acts in a session; null where it has ended, or the account was closed. */
export async function findViewer(db: Db, session: string, now = new Date()): Promise<Viewer | null> {
  const { rows } = await db.query<Row>(
    `SELECT p.id, p.name, p.email, p.language, p.demo, p.under_14_until,
            p.guardian_agreed_at IS NOT NULL AS guardian_agreed, p.said_age_at IS NOT NULL AS said_age,
            p.barred_at IS NOT NULL AS barred, f.confirmed_at IS NOT NULL AS has_factor,
            s.second_factor_at > $2::timestamptz - make_interval(hours => $3) AS gave_factor,
            s.seen_at < $2::timestamptz - make_interval(mins => $4) AS late
       FROM person_session s JOIN person p ON p.id = s.person LEFT JOIN second_factor f ON f.person = p.id
      WHERE s.id = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.erased_at IS NULL`,
    [session, now.toISOString(), SECOND_FACTOR_HOURS, SEEN_MINUTES],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.late)
    await db.query('UPDATE person_session SET seen_at = $2 WHERE id = $1', [session, now.toISOString()]);
  const { id, name, email, language, demo } = row;
  const secondFactor = row.has_factor ? (row.gave_factor ? 'given' : 'asked') : 'none';
  return {
    id,
    session,
    name,
    email,
    language,
    demo,
    grants: await grantsOf(db, id),
    secondFactor,
    bar: barOf(row, now),
  };
}

/** Under 14, nothing is written without a guardian's consent (개인정보 보호법 제22조의2); whether somebody is, they say first. */
function barOf(row: Row, now: Date): WritingBar | null {
  if (row.barred) return 'barred';
  if (!row.said_age) return 'age';
  const isUnder14 = row.under_14_until !== null && row.under_14_until > seoulDay(now);
  return isUnder14 && !row.guardian_agreed ? 'guardian' : null;
}

async function grantsOf(db: Db, person: string): Promise<RoleGrant[]> {
  const { rows } = await db.query<RoleGrant>(
    `SELECT id, role, laf_cd AS "lafCd", department FROM role_grant WHERE person = $1 AND revoked_at IS NULL ORDER BY id`,
    [person],
  );
  return rows;
}

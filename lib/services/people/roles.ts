import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { personOfEmail } from '@/lib/auth/people';
import type { StaffRole } from '@/lib/domain/access/roles';
import { notify } from '@/lib/services/notices';

/** A role in force, with whose it is. */
export interface PersonWithRole {
  /** The id of the role. */
  grant: string;
  name: string;
  email: string | null;
  role: StaffRole;
  lafCd: string | null;
  department: string | null;
  since: string;
}

/** Everybody with a role. @param lafCd of one government; null: of all */
export async function listPeopleWithRoles(
  db: Pool | PoolClient,
  lafCd: string | null = null,
): Promise<PersonWithRole[]> {
  const { rows } = await db.query<PersonWithRole>(
    `SELECT g.id AS grant, p.name, p.email, g.role, g.laf_cd AS "lafCd", g.department,
            to_char(g.granted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
       FROM role_grant g JOIN person p ON p.id = g.person
      WHERE g.revoked_at IS NULL AND ($1::text IS NULL OR g.laf_cd = $1) ORDER BY g.laf_cd NULLS FIRST, g.role, g.id`,
    [lafCd],
  );
  return rows;
}

export interface NewRole {
  email: string;
  role: StaffRole;
  lafCd: string | null;
  department: string | null;
  /** Who gives it, as the list of roles says. */
  by: string;
  /** Their account; null: at the command line. */
  byPerson: string | null;
}

export type RoleProblem =
  | 'not-an-email'
  | 'government-missing'
  | 'government-unknown'
  | 'government-too-many'
  | 'department-missing'
  | 'department-too-many';

/** Gives a role to the account of a mail address, which is made where there is none yet. Written into the audit log. */
export async function grantRole(
  pool: Pool,
  wanted: NewRole,
): Promise<{ grant: string } | { problem: RoleProblem }> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const problem = await problemOf(tx, wanted);
    if (problem !== null) return { problem };
    const grant = await grantIn(tx, wanted);
    await tx.query('SELECT audit_write($1, NULL, $2, $3, $4, $5)', [
      wanted.byPerson,
      'role.grant',
      grant,
      wanted.lafCd,
      { role: wanted.role, department: wanted.department },
    ]);
    await tx.query('COMMIT');
    return { grant };
  } finally {
    await tx.query('ROLLBACK').catch(() => undefined);
    tx.release();
  }
}

/** What is wrong with a role that is to be given; null: nothing. */
export async function problemOf(
  tx: PoolClient,
  { email, role, lafCd, department }: NewRole,
): Promise<RoleProblem | null> {
  if (!z.email().safeParse(email).success) return 'not-an-email';
  const ofRole = departmentProblem(role, department) ?? governmentProblem(role, lafCd);
  if (ofRole !== null || lafCd === null) return ofRole;
  const { rowCount } = await tx.query('SELECT FROM government WHERE laf_cd = $1', [lafCd]);
  return rowCount === 0 ? 'government-unknown' : null;
}

function governmentProblem(role: StaffRole, lafCd: string | null): RoleProblem | null {
  if (role === 'operator') return lafCd === null ? null : 'government-too-many';
  return lafCd === null && role !== 'auditor' ? 'government-missing' : null;
}

function departmentProblem(role: StaffRole, department: string | null): RoleProblem | null {
  if (role === 'reviewer') return department === null ? 'department-missing' : null;
  return department === null ? null : 'department-too-many';
}

/** Gives it, and tells the person. @returns the id of the role */
export async function grantIn(
  tx: PoolClient,
  { email, role, lafCd, department, by }: NewRole,
): Promise<string> {
  const person = await personOfEmail(tx, email.toLowerCase(), 'ko');
  const { rows } = await tx.query<{ id: string }>(
    'INSERT INTO role_grant (person, role, laf_cd, department, granted_by) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [person, role, lafCd, department, by],
  );
  await notify(tx, [person], { kind: 'role-granted', topic: 'account', path: '/desk', detail: { role } });
  return rows[0]?.id ?? '';
}

/** Takes a role back; it stays in the list of what was. @returns false where there is none of this id in force */
export async function revokeRole(
  pool: Pool,
  id: string,
  { by, person }: { by: string; person: string | null },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH ended AS (UPDATE role_grant SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING id, laf_cd, role)
     SELECT audit_write($2, NULL, 'role.revoke', id::text, laf_cd, jsonb_build_object('role', role, 'by', $3::text)) FROM ended`,
    [id, person, by],
  );
  return rowCount === 1;
}

/** Closes the invented accounts of demo mode, so that the database can serve real people. @returns how many */
export async function removeDemoPeople(pool: Pool): Promise<number> {
  await pool.query(
    `UPDATE role_grant SET revoked_at = now() WHERE revoked_at IS NULL AND person IN (SELECT id FROM person WHERE demo)`,
  );
  await pool.query(
    `UPDATE person_session SET ended_at = now() WHERE ended_at IS NULL AND person IN (SELECT id FROM person WHERE demo)`,
  );
  const { rowCount } = await pool.query(
    'UPDATE person SET erased_at = now() WHERE demo AND erased_at IS NULL',
  );
  return rowCount ?? 0;
}

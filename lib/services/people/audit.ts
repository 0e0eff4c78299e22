import type { Pool } from 'pg';

export interface AuditCheck {
  entries: number;
  /** The hash of the last entry, hex: noted elsewhere it proves later that nothing before it has changed. */
  head: string | null;
  broken: { id: string; fault: string }[];
}

/** Checks the chain of the audit log. An end that was cut off shows only against a head that was noted before. */
export async function checkAudit(pool: Pool): Promise<AuditCheck> {
  const { rows } = await pool.query<{ entries: number; head: string | null }>(
    `SELECT count(*)::int AS entries, (SELECT encode(hash, 'hex') FROM audit_entry ORDER BY id DESC LIMIT 1) AS head FROM audit_entry`,
  );
  const broken = await pool.query<{ id: string; fault: string }>(
    'SELECT id, fault FROM audit_broken() LIMIT 100',
  );
  return { entries: rows[0]?.entries ?? 0, head: rows[0]?.head ?? null, broken: broken.rows };
}

export interface AuditEntry {
  id: string;
  at: string;
  /** The account's name now; null: nobody, or the account was closed. */
  name: string | null;
  role: string | null;
  action: string;
  subject: string;
  lafCd: string | null;
  detail: string;
  /** Hex. */
  hash: string;
}

const PAGE = 100;

/**
 * Entries of the audit log, the newest first.
 * @param lafCd of one government; null: all
 * @param before only entries before this one
 */
export async function listAudit(
  pool: Pool,
  { lafCd, before }: { lafCd: string | null; before: string | null },
): Promise<AuditEntry[]> {
  const { rows } = await pool.query<AuditEntry>(
    `SELECT e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, p.name, e.role, e.action, e.subject,
            e.laf_cd AS "lafCd", e.detail, encode(e.hash, 'hex') AS hash
       FROM audit_entry e LEFT JOIN person p ON p.id = e.person AND p.erased_at IS NULL
      WHERE ($1::text IS NULL OR e.laf_cd = $1) AND ($2::bigint IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
    [lafCd, before, PAGE],
  );
  return rows;
}

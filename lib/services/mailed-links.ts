import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';

export type LinkPurpose = 'sign-in' | 'guardian' | 'change-email' | 'question';

export interface NewLink {
  purpose: LinkPurpose;
  email: string;
  person?: string | null;
  detail?: Record<string, unknown>;
  minutes: number;
}

export interface UsedLink {
  email: string;
  person: string | null;
  detail: Record<string, unknown>;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Makes a link that works once. @returns the token in it: only the mail has it */
export async function makeLink(
  tx: PoolClient,
  { purpose, email, person = null, detail = {}, minutes }: NewLink,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    `INSERT INTO mailed_link (token_hash, purpose, email, person, detail, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))`,
    [hashOf(token), purpose, email, person, detail, minutes],
  );
  return token;
}

/** Uses a link up. @returns null where it is unknown, was used, or is too old */
export async function takeLink(
  tx: PoolClient,
  purpose: LinkPurpose,
  token: string,
): Promise<UsedLink | null> {
  const { rows } = await tx.query<UsedLink>(
    `UPDATE mailed_link SET used_at = now()
      WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > now() RETURNING email, person, detail`,
    [hashOf(token), purpose],
  );
  return rows[0] ?? null;
}

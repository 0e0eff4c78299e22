import type { Pool, PoolClient } from 'pg';
import { seal, unseal } from '@/lib/auth/seal';
import { seoulDay } from '@/lib/domain/calendar';
import { type KeptClaims, keptClaims, pickClaims, readClaimNames } from '@/lib/domain/eligibility/claims';

/** Sealed claims open for the login alone that they were kept with. */
const purposeOf = (provider: string, subject: string) => `claims ${JSON.stringify([provider, subject])}`;

/**
 * Keeps what an identity provider says of age and residence beside the login, sealed, over what it said before. Where the site is
 * not set to keep any, what was kept goes.
 * @param setting OIDC_CLAIMS
 */
export async function keepClaims(
  db: Pool | PoolClient,
  { provider, subject }: { provider: string; subject: string },
  setting: string | undefined,
  claims: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = setting === undefined ? null : readClaimNames(setting);
  const kept = names === null ? null : JSON.stringify(pickClaims(names, claims));
  await db.query('UPDATE person_login SET claims = $3, claims_on = $4 WHERE provider = $1 AND subject = $2', [
    provider,
    subject,
    kept === null ? null : seal(purposeOf(provider, subject), Buffer.from(kept)),
    kept === null ? null : seoulDay(new Date()),
  ]);
}

/** @throws Error where they were changed, moved to another login, or sealed with another secret */
export function openClaims(login: { provider: string; subject: string }, sealed: Buffer): KeptClaims {
  const plain = unseal(purposeOf(login.provider, login.subject), sealed).toString('utf8');
  return keptClaims.parse(JSON.parse(plain));
}

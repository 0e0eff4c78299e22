import { memberSitePool } from '@/lib/db/site-pool';
import type { StaffRole } from '@/lib/domain/access/roles';
import { readEnv } from '@/lib/env';
import { canMail } from '@/lib/services/mail/send';

/** An invented person that anybody may act as, with what they may do. */
export interface DemoPerson {
  id: string;
  name: string;
  grants: readonly { role: StaffRole; lafCd: string | null; department: string | null }[];
}

/** How somebody can sign in here. */
export interface SignInWays {
  /** What the identity provider is called; null: there is none. */
  provider: string | null;
  mail: boolean;
  /** None outside of demo mode. */
  demo: readonly DemoPerson[];
}

export async function signInWays(): Promise<SignInWays> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME, GOTGAN_DEMO_PEOPLE } = readEnv();
  const provider =
    OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined
      ? null
      : (OIDC_NAME ?? new URL(OIDC_ISSUER).host);
  return { provider, mail: canMail(), demo: GOTGAN_DEMO_PEOPLE ? await demoPeople() : [] };
}

async function demoPeople(): Promise<DemoPerson[]> {
  const { rows } = await memberSitePool().query<DemoPerson>(
    `SELECT p.id, p.name, coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'lafCd', g.laf_cd, 'department', g.department)
              ORDER BY g.id) FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
       FROM person p LEFT JOIN role_grant g ON g.person = p.id AND g.revoked_at IS NULL
      WHERE p.demo AND p.erased_at IS NULL GROUP BY p.id ORDER BY p.id`,
  );
  return rows;
}

import { randomBytes } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { addPerson } from '@/lib/services/people.test-support';
import type { SiteDatabase } from '@/tests/e2e/support/paper';

/** Somebody new who may vote in a track. @returns their session */
export async function someVoter(
  { owner }: SiteDatabase,
  { process, track }: { process: string; track: string },
): Promise<{ session: string }> {
  const voter = await addPerson(owner, { name: '투표한 주민' });
  const key = randomBytes(32);
  await owner.query(
    `WITH claim AS (INSERT INTO identity.eligibility_claim (process_id, person_key, namespace, person)
       SELECT process_id, $2, namespace, $3 FROM identity.eligibility_process WHERE process_id = $1 RETURNING process_id, person_key, namespace)
     INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
       SELECT process_id, person_key, namespace, $4, current_date FROM claim`,
    [process, key, voter.id, track],
  );
  return voter;
}

/** A browser is signed in as somebody. */
export async function comeAs(
  context: BrowserContext,
  { session }: { session: string },
  site: string,
): Promise<void> {
  const value = await sealSession(session);
  await context.addCookies([{ name: sessionCookieName(site), value, url: site }]);
}

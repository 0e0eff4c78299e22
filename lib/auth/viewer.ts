import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { findViewer } from '@/lib/auth/sessions';
import { openSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { memberSitePool } from '@/lib/db/site-pool';
import type { Viewer } from '@/lib/domain/access/roles';
import { readEnv } from '@/lib/env';

/**
 * Where this site is, as whoever asks it sees it: the setting, else what the request says (on a machine of one's own, where
 * nothing is mailed).
 */
export async function siteOrigin(): Promise<string> {
  const { SITE_URL, TRUST_PROXY } = readEnv();
  if (SITE_URL !== undefined) return new URL(SITE_URL).origin;
  const asked = await headers();
  const secure = TRUST_PROXY && asked.get('x-forwarded-proto') === 'https';
  return `${secure ? 'https' : 'http'}://${asked.get('host') ?? 'localhost'}`;
}

/**
 * Who is signed in; null: nobody. Read in signed-in parts alone: a page that reads it is made for each visit. Read once a request.
 */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  const kept = (await cookies()).get(sessionCookieName(await siteOrigin()))?.value;
  const session = await openSession(kept);
  return session === null ? null : findViewer(memberSitePool(), session);
});

import type { NextRequest } from 'next/server';
import { openSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { isOpenSession } from '@/lib/auth/sessions';
import { memberSitePool } from '@/lib/db/site-pool';

/** Pages that only somebody signed in has, by their path without language. */
const OWN =
  /^\/(?:account(?:\/(?:begin|guardian|notices|second-factor))?|desk(?:\/.*)?|participate\/[^/]+\/(?:propose\/[^/]+|proposals\/[^/]+\/edit))$/;

export function isOwnPage(path: string): boolean {
  return OWN.test(path);
}

/** Whether a request comes with a session that is open. */
export async function isSignedIn(request: NextRequest): Promise<boolean> {
  for (const scheme of ['https:', 'http:']) {
    const session = await openSession(request.cookies.get(sessionCookieName(scheme))?.value);
    if (session !== null) return isOpenSession(memberSitePool(), session);
  }
  return false;
}

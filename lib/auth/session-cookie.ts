import { decode, encode } from 'next-auth/jwt';
import { readEnv } from '@/lib/env';

/** For how long a sign-in holds at most. */
export const SESSION_SECONDS = 14 * 86_400;

/** What the site signs and seals with. @throws Error where it was started without one */
export function authSecret(): string {
  const secret = readEnv().AUTH_SECRET;
  if (secret === undefined)
    throw new Error('The site was started without AUTH_SECRET: start it with `npm start`.');
  return secret;
}

/** The cookie of a session, of the form that next-auth gives it: over https it is never sent otherwise. */
export function sessionCookieName(origin: string): string {
  return `${origin.startsWith('https:') ? '__Secure-' : ''}next-auth.session-token`;
}

export function sessionCookieOptions(origin: string) {
  const secure = origin.startsWith('https:');
  return { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_SECONDS } as const;
}

/** A session's id as the encrypted token that the cookie carries. */
export function sealSession(session: string): Promise<string> {
  return encode({ token: { session }, secret: authSecret(), maxAge: SESSION_SECONDS });
}

/** The session's id in a cookie's token; null where it is none of ours, or too old. */
export async function openSession(token: string | undefined): Promise<string | null> {
  if (token === undefined) return null;
  const found = await decode({ token, secret: authSecret() }).catch(() => null);
  const session = found?.['session'];
  return typeof session === 'string' && /^[0-9a-f-]{36}$/.test(session) ? session : null;
}

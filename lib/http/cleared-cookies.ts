import { DESK_COOKIE, deskCookieOptions } from '@/lib/auth/desk-sign-in';

/** What next-auth keeps during a sign-in, by any of its prefixes; not a session. */
const OF_SIGN_IN = /^(?:__(?:Host|Secure)-)?next-auth\.(?!session-token)/;

/** Headers that remove all that a sign-in has left in a browser. */
export function clearedCookies(kept: readonly { name: string }[], origin: string): string[] {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const gone = (name: string, path: string) =>
    `${name}=; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
  const ofSignIn = kept.filter(({ name }) => OF_SIGN_IN.test(name)).map(({ name }) => gone(name, '/'));
  return [...ofSignIn, gone(DESK_COOKIE, deskCookieOptions(origin).path)];
}

import { createHash, randomBytes } from 'node:crypto';
import NextAuth from 'next-auth';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { DESK_COOKIE, deskCookieOptions, sealDeskSignIn } from '@/lib/auth/desk-sign-in';
import { authOptions, OIDC } from '@/lib/auth/oidc';
import { authSecret } from '@/lib/auth/session-cookie';
import { siteOrigin } from '@/lib/auth/viewer';
import { isLanguage } from '@/lib/domain/language';
import { PROCESS_ID } from '@/lib/domain/process/ids';
import { backPath } from '@/lib/http/act/same-site';

/**
 * Sends somebody to the identity provider: a link, since browsers hold a form to this site (form-action) over redirects too. It
 * changes nothing here, and the provider's answer is held to the state that is set now. next-auth wants a token of its own,
 * which is made on its behalf. With `desk`, a process, somebody shows who they are at a desk, and is not signed in here.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const origin = await siteOrigin();
  const { searchParams: query } = request.nextUrl;
  const isAtDesk = await markDesk(origin, query);
  const csrfToken = randomBytes(32).toString('hex');
  const secure = origin.startsWith('https:');
  const hash = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex');
  (await cookies()).set(`${secure ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${hash}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
  });
  const callbackUrl = `${origin}${backPath(query.get('next') ?? undefined)}`;
  const asked = new NextRequest(`${origin}/api/auth/signin/${OIDC}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl }).toString(),
  });
  const context = { params: Promise.resolve({ nextauth: ['signin', OIDC] }) };
  // next-auth's types know the older form of both.
  return (await NextAuth(
    asked as never,
    context as never,
    authOptions(isAtDesk ? nowhere : null),
  )) as Response;
}

/** What is asked of the provider does not depend on what becomes of its answer. */
const nowhere = () => Promise.resolve('/');

/** Says to the way back whether this is a sign-in at a desk; one that was broken off before is none. */
async function markDesk(origin: string, query: URLSearchParams): Promise<boolean> {
  const jar = await cookies();
  const process = query.get('desk') ?? '';
  const language = query.get('lang') ?? '';
  const isAtDesk = PROCESS_ID.test(process) && isLanguage(language);
  const options = deskCookieOptions(origin);
  if (isAtDesk) jar.set(DESK_COOKIE, sealDeskSignIn({ process, language, begun: new Date() }), options);
  else jar.set(DESK_COOKIE, '', { ...options, maxAge: 0 });
  return isAtDesk;
}

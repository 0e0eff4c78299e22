import { createHash, randomBytes } from 'node:crypto';
import NextAuth from 'next-auth';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { authOptions, OIDC } from '@/lib/auth/oidc';
import { authSecret } from '@/lib/auth/session-cookie';
import { siteOrigin } from '@/lib/auth/viewer';
import { backPath } from '@/lib/http/act/same-site';

/**
 * Sends somebody to the identity provider: a link, since browsers hold a form to this site (form-action) over redirects too. It
 * changes nothing here, and the provider's answer is held to the state that is set now. next-auth wants a token of its own,
 * which is made on its behalf.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const origin = await siteOrigin();
  const next = request.nextUrl.searchParams.get('next') ?? undefined;
  const csrfToken = randomBytes(32).toString('hex');
  const secure = origin.startsWith('https:');
  const hash = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex');
  (await cookies()).set(`${secure ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${hash}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
  });
  const callbackUrl = `${origin}${backPath(next)}`;
  const asked = new NextRequest(`${origin}/api/auth/signin/${OIDC}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl }).toString(),
  });
  const context = { params: Promise.resolve({ nextauth: ['signin', OIDC] }) };
  // next-auth's types know the older form of both.
  return (await NextAuth(asked as never, context as never, authOptions())) as Response;
}

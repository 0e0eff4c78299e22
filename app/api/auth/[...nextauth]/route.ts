import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { DESK_COOKIE, type DeskSignIn, openDeskSignIn } from '@/lib/auth/desk-sign-in';
import { type AtDesk, authOptions } from '@/lib/auth/oidc';
import { siteOrigin } from '@/lib/auth/viewer';
import { memberSitePool } from '@/lib/db/site-pool';
import { deskPassPage } from '@/lib/domain/eligibility/desk-pass';
import { localPath } from '@/lib/domain/language';
import { clearedCookies } from '@/lib/http/cleared-cookies';
import { giveDeskPass } from '@/lib/services/paper/desk-pass';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Where the identity provider sends people back to. Nothing else of next-auth has a door here: the rest goes through actions. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth[0] !== 'callback') return new Response(null, { status: 404 });
  const desk = openDeskSignIn(request.cookies.get(DESK_COOKIE)?.value, new Date());
  if (desk !== null) return fromDesk(request, context, desk);
  // Next hands over a promise of the parameters, and next-auth takes one; its types are older.
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}

/**
 * Whoever has shown at the provider who they are gets a pass for the desk, as a fragment, which no address of a request has. Of this
 * sign-in nothing is left in the browser; one that was there before stays.
 */
async function fromDesk(request: NextRequest, context: Context, desk: DeskSignIn): Promise<Response> {
  const origin = await siteOrigin();
  let claims: Claimed | null = null;
  const options = authOptions((stated) => {
    claims = stated;
    return Promise.resolve(origin);
  });
  // Types as above.
  await NextAuth(request as never, context as never, options);
  const to = await passPage(claims, desk);
  const headers = new Headers({ Location: localPath(desk.language, to), 'Cache-Control': 'no-store' });
  for (const cookie of clearedCookies(request.cookies.getAll(), origin)) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

type Claimed = Parameters<AtDesk>[0];

async function passPage(claims: Claimed | null, desk: DeskSignIn): Promise<string> {
  if (claims === null) return deskPassPage(desk.process, 'not-signed-in-there');
  const given = await giveDeskPass(memberSitePool(), claims, { ...desk, now: new Date() });
  return 'problem' in given
    ? deskPassPage(desk.process, given.problem)
    : `${deskPassPage(desk.process)}#${given.pass}`;
}

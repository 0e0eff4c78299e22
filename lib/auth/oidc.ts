import type { NextAuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { keepClaims } from '@/lib/auth/kept-claims';
import { personOfIdentity } from '@/lib/auth/people';
import { beginSession } from '@/lib/auth/sessions';
import { authSecret, SESSION_SECONDS } from '@/lib/auth/session-cookie';
import { memberSitePool } from '@/lib/db/site-pool';
import { readEnv } from '@/lib/env';
import { log } from '@/lib/log';

/** How the provider is named in addresses: `/api/auth/callback/oidc` is registered with it. */
export const OIDC = 'oidc';

/** The claims that are asked for (OpenID Connect Core 1.0, 5.1); nothing of them is kept but what an account has. */
interface Claims {
  sub: string;
  email?: string;
  email_verified?: boolean;
  locale?: string;
}

/** At a desk many people use one browser: the provider is to ask each anew, and to say when it did (OpenID Connect Core 1.0, 3.1.2.1). */
const ANEW = { prompt: 'login', max_age: 0 };

function providerOf(
  [issuer, clientId, clientSecret]: readonly [string, string, string],
  atDesk: boolean,
): OAuthConfig<Claims> {
  return {
    id: OIDC,
    name: 'OpenID Connect',
    type: 'oauth',
    issuer,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: readEnv().OIDC_SCOPE, ...(atDesk ? ANEW : {}) } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // Only the subject goes on to the callbacks below, which read the claims themselves.
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** Takes the claims of an ID token. @returns the whole address to go on to */
export type AtDesk = (claims: Readonly<Record<string, unknown>>) => Promise<string>;

/**
 * The settings of next-auth: sessions as encrypted tokens that carry a session's id and nothing else.
 * @param atDesk somebody shows who they are, and no session begins
 */
export function authOptions(atDesk: AtDesk | null = null): NextAuthOptions {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = '' } = readEnv();
  const providers =
    OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined
      ? []
      : [providerOf([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET], atDesk !== null)];
  return {
    providers,
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    // What goes wrong between the provider and this site is the operator's to see, without what it carried.
    logger: {
      error: (code) => log.error({ code }, 'sign-in'),
      warn: () => undefined,
      debug: () => undefined,
    },
    callbacks: {
      // An address in the place of a yes ends the sign-in there, before anything of an account is looked up or made.
      ...(atDesk === null ? {} : { signIn: ({ profile }) => atDesk({ ...profile }) }),
      jwt: async ({ token, account, profile }) => {
        if (account === null || account === undefined) return { session: token['session'] };
        // The profile is what `profile` above was given: the claims of the ID token.
        return { session: await sessionOf(OIDC_ISSUER ?? '', profile as Claims | undefined) };
      },
      session: ({ session }) => session,
    },
  };
}

async function sessionOf(provider: string, claims: Claims | undefined): Promise<string | null> {
  if (claims === undefined) return null;
  const { sub, email, email_verified: isProved, locale } = claims;
  const pool = memberSitePool();
  const person = await personOfIdentity(pool, {
    provider,
    subject: sub,
    email: isProved === true && email !== undefined ? email.toLowerCase() : null,
    language: locale?.startsWith('en') === true ? 'en' : 'ko',
  });
  if (person === null) return null;
  await keepClaims(pool, { provider, subject: sub }, readEnv().OIDC_CLAIMS, { ...claims });
  return beginSession(pool, { person, provider, device: null });
}

import type { JWT } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { openClaims } from '@/lib/auth/kept-claims';
import { authOptions } from '@/lib/auth/oidc';
import { findViewer } from '@/lib/auth/sessions';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

const ISSUER = 'https://id.example.go.kr';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  vi.stubEnv('DATABASE_URL_MEMBER', db.urls.member);
  vi.stubEnv('AUTH_SECRET', 'a secret of thirty-two characters, or more');
  vi.stubEnv('OIDC_ISSUER', ISSUER);
  vi.stubEnv('OIDC_CLIENT_ID', 'open-gotgan');
  vi.stubEnv('OIDC_CLAIMS', 'birth=birthdate,district=address.region');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

/** Comes back from the provider with what its ID token says, as next-auth hands it over. */
async function comeBack(profile: Record<string, unknown>): Promise<JWT | undefined> {
  const given = { token: {}, user: { id: 'x' }, account: { provider: 'oidc', type: 'oauth' }, profile };
  // The callback's declared parameters name more than it reads.
  return authOptions().callbacks?.jwt?.(given as never);
}

it('a sign-in begins a session, and keeps of what the provider states only what is asked for, sealed', async () => {
  const claims = { sub: 'abc', birthdate: '1990-02-28', address: { region: '행궁동' }, name: '홍길동' };
  const token = await comeBack({ ...claims, email: 'Kim@Example.org', email_verified: true });
  const viewer = await findViewer(db.member, String(token?.['session']));
  expect(viewer).toMatchObject({ email: 'kim@example.org', bar: 'age' });
  const { rows } = await db.owner.query<{ claims: Buffer; row: string }>(
    'SELECT claims, l::text AS row FROM person_login l WHERE person = $1',
    [viewer?.id],
  );
  const [login] = rows;
  if (login === undefined) throw new Error('no login was kept');
  const kept = JSON.stringify(openClaims({ provider: ISSUER, subject: 'abc' }, login.claims));
  expect(kept).toContain('1990-02-28');
  expect(kept).toContain('행궁동');
  expect(kept).not.toContain('홍길동');
  expect(login.claims.includes('1990-02-28')).toBe(false);
});

it('an address that the provider has not checked is not taken, and a closed account gets no session', async () => {
  const token = await comeBack({ sub: 'unchecked', email: 'lee@example.org', email_verified: false });
  const viewer = await findViewer(db.member, String(token?.['session']));
  expect(viewer?.email).toBeNull();
  await db.owner.query('UPDATE person SET erased_at = now() WHERE id = $1', [viewer?.id]);
  expect(await comeBack({ sub: 'unchecked' })).toEqual({ session: null });
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDeskSignIn, sealDeskSignIn } from '@/lib/auth/desk-sign-in';

beforeAll(() => vi.stubEnv('AUTH_SECRET', 'a secret of thirty-two characters, or more'));
afterAll(() => vi.unstubAllEnvs());

const BEGUN = new Date('2027-07-01T01:00:00.000Z');
const SIGN_IN = { process: '4111000-2027-2', language: 'en', begun: BEGUN } as const;
const minutes = (count: number) => new Date(BEGUN.getTime() + count * 60_000);

it('a sign-in at a desk comes back as it was begun, for a quarter of an hour', () => {
  const cookie = sealDeskSignIn(SIGN_IN);
  expect(cookie).not.toContain('4111000');
  expect(openDeskSignIn(cookie, minutes(15))).toEqual(SIGN_IN);
  expect(openDeskSignIn(cookie, minutes(15.1))).toBeNull();
});

it('what is none of ours is none', () => {
  const cookie = sealDeskSignIn(SIGN_IN);
  const changed = `${cookie.startsWith('A') ? 'B' : 'A'}${cookie.slice(1)}`;
  for (const other of [undefined, '', 'x', changed, Buffer.from('4111000-2027 ko').toString('base64url')])
    expect(openDeskSignIn(other, BEGUN)).toBeNull();
});

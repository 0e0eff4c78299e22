import { expect, it } from 'vitest';
import { clearedCookies } from '@/lib/http/cleared-cookies';

const named = (...names: string[]) => names.map((name) => ({ name }));

it('removes what a sign-in has left, and neither a session nor what is not of it', () => {
  const kept = named(
    '__Host-next-auth.csrf-token',
    '__Secure-next-auth.pkce.code_verifier',
    '__Secure-next-auth.session-token',
    'theme',
  );
  expect(clearedCookies(kept, 'https://gotgan.example.org')).toEqual([
    '__Host-next-auth.csrf-token=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure',
    '__Secure-next-auth.pkce.code_verifier=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure',
    'gotgan-desk=; Path=/api/; HttpOnly; SameSite=Lax; Max-Age=0; Secure',
  ]);
  expect(
    clearedCookies(named('next-auth.state', 'next-auth.session-token'), 'http://localhost:3000'),
  ).toEqual([
    'next-auth.state=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    'gotgan-desk=; Path=/api/; HttpOnly; SameSite=Lax; Max-Age=0',
  ]);
});

import { expect, it } from 'vitest';
import { isOwnPage } from '@/lib/http/sign-in-door';

it.each([
  ['/account', true],
  ['/account/begin', true],
  ['/account/second-factor', true],
  // A guardian has no account.
  ['/account/guardian/agree', false],
  ['/desk', true],
  ['/desk/4111000-2027/12', true],
  ['/desk/audit', true],
  ['/participate/4111000-2027/propose', false],
  ['/participate/4111000-2027/propose/0b1d6f0e-0000-4000-8000-000000000000', true],
  ['/participate/4111000-2027/proposals/12', false],
  ['/participate/4111000-2027/proposals/12/join', false],
  ['/participate/4111000-2027/proposals/12/edit', true],
  ['/', false],
  ['/accounts', false],
])('%s is for somebody signed in: %s', (path, own) => {
  expect(isOwnPage(path)).toBe(own);
});

import { expect, it } from 'vitest';
import { selfHost } from '@/lib/http/outbox/self-host';

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
  ['[::]', '::1'],
  ['::1', '::1'],
  ['2001:db8::7', '2001:db8::7'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['localhost', 'localhost'],
  ['portal.internal', 'portal.internal'],
])('a server that listens on %s is reached at %s', (host, reached) => {
  expect(selfHost(host)).toBe(reached);
});

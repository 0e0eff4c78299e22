import { expect, it } from 'vitest';
import { selfAddress } from '@/lib/http/outbox/self-address';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['[::]', 'http://[::1]:3000'],
  ['::1', 'http://[::1]:3000'],
  ['2001:db8::7', 'http://[2001:db8::7]:3000'],
  ['localhost', 'http://localhost:3000'],
  ['portal.internal', 'http://portal.internal:3000'],
])('a server that listens on %s calls itself at %s', (host, address) => {
  expect(selfAddress(host, 3000)).toBe(address);
  expect(URL.canParse(address)).toBe(true);
});

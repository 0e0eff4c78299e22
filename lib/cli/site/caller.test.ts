import { describe, expect, it } from 'vitest';
import { markCaller } from '@/lib/cli/site/caller.mjs';

type Headers = Record<string, string>;

function marked(headers: Headers, address: string | undefined, trusted = false): Headers {
  markCaller(headers, address, trusted);
  return headers;
}

describe('who calls', () => {
  it.each<[string, Headers, string | undefined, boolean, string]>([
    ['on this machine', {}, '127.0.0.1', false, 'local'],
    ['on this machine over IPv6', {}, '::1', false, 'local'],
    ['on this machine, mapped', {}, '::ffff:127.0.0.1', false, 'local'],
    ['from the network', {}, '10.0.0.7', false, 'remote'],
    ['gone already', {}, undefined, false, 'remote'],
    [
      'through a proxy on this machine that is not believed',
      { 'x-forwarded-for': '127.0.0.1' },
      '127.0.0.1',
      false,
      'remote',
    ],
    ['through one that says less', { forwarded: 'for=127.0.0.1' }, '127.0.0.1', false, 'remote'],
    [
      'through a believed proxy, from the network',
      { 'x-forwarded-for': '8.8.8.8' },
      '127.0.0.1',
      true,
      'remote',
    ],
    [
      'through a believed proxy, claiming to be here',
      { 'x-forwarded-for': '127.0.0.1, 8.8.8.8' },
      '127.0.0.1',
      true,
      'remote',
    ],
    ['through a believed proxy, from here', { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1', true, 'local'],
    [
      'past a believed proxy, from the network',
      { 'x-forwarded-for': '127.0.0.1' },
      '10.0.0.7',
      true,
      'remote',
    ],
    ['saying who it is', { 'x-gotgan-caller': 'local' }, '10.0.0.7', false, 'remote'],
  ])('%s', (_, headers, address, trusted, caller) => {
    expect(marked(headers, address, trusted)).toHaveProperty('x-gotgan-caller', caller);
  });

  it('what proxies say goes no further where they are not believed', () => {
    const said = () => ({ 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', host: 'a' });
    expect(marked(said(), '127.0.0.1')).toEqual({ host: 'a', 'x-gotgan-caller': 'remote' });
    expect(marked(said(), '127.0.0.1', true)).toMatchObject({ 'x-forwarded-host': 'evil.example' });
  });
});

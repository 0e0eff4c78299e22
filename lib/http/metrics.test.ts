import { describe, expect, it } from 'vitest';
import { refusal } from '@/lib/http/metrics';

const status = (headers: Record<string, string>, token?: string) =>
  refusal(new Headers(headers), token)?.status ?? 200;

describe('who may read the metrics', () => {
  it('without a token: who calls from this machine', () => {
    expect(status({ 'x-gotgan-caller': 'local' })).toBe(200);
    expect(status({ 'x-gotgan-caller': 'remote' })).toBe(403);
    expect(status({})).toBe(403);
    expect(status({ authorization: 'Bearer anything' })).toBe(403);
  });

  it('with a token: who brings it, from wherever', () => {
    const token = 'a-token-of-sixteen-and-more';
    expect(status({ authorization: `Bearer ${token}` }, token)).toBe(200);
    expect(status({ authorization: `Bearer ${token}x` }, token)).toBe(401);
    expect(status({ authorization: token }, token)).toBe(401);
    expect(status({ 'x-gotgan-caller': 'local' }, token)).toBe(401);
  });
});

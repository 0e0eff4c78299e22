import { describe, expect, it } from 'vitest';
import { problemResponse } from '@/lib/http/problem';
import { toUrlSearchParams } from '@/lib/http/search-params';

describe('problem details', () => {
  it('say type, title, status, detail and where, as RFC 9457 wants them', async () => {
    const errors = [{ parameter: 'year', value: 'abc', detail: 'four digits' }];
    const response = problemResponse('invalid-parameters', {
      detail: 'See errors.',
      instance: '/api/search',
      errors,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toEqual({
      type: 'urn:open-gotgan:problem:invalid-parameters',
      title: 'Parameters of the request are not of their form',
      status: 400,
      detail: 'See errors.',
      instance: '/api/search',
      errors,
    });
  });

  it('tell when to come again where it took too long', () => {
    const response = problemResponse('too-slow', { detail: 'Narrow it.', instance: '/api/search' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('query of a page', () => {
  it('keeps every value of a repeated parameter', () => {
    expect(toUrlSearchParams({ q: 'a b', year: ['2025', '2026'], none: undefined }).toString()).toBe(
      'q=a+b&year=2025&year=2026',
    );
  });
});

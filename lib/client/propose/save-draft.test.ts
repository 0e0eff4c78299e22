import { describe, expect, it } from 'vitest';
import { clockOf, outcomeOf } from '@/lib/client/propose/save-draft';

describe('what became of a draft that was sent', () => {
  it.each([
    [
      { to: '/', said: 'draft-saved', value: { version: 3, at: '2026-05-10T03:04:05Z' } },
      { kind: 'saved', version: 3, at: '2026-05-10T03:04:05Z' },
    ],
    // It was handed in from another tab.
    [
      { to: '/', said: 'proposed', value: null },
      { kind: 'refused', field: '', code: 'changed-meanwhile' },
    ],
  ])('done: %j', (answer, outcome) => {
    expect(outcomeOf(200, answer)).toEqual(outcome);
  });

  it.each([
    [422, { errors: [{ parameter: '', value: '', detail: 'newer-version' }] }, { kind: 'newer' }],
    [
      422,
      { errors: [{ parameter: 'need', value: '', detail: 'personal-number' }] },
      { kind: 'refused', field: 'need', code: 'personal-number' },
    ],
    [403, { reasons: [{ id: 'barred', detail: 'barred' }] }, { kind: 'refused', field: '', code: 'barred' }],
    [
      401,
      { reasons: [{ id: 'sign-in', detail: 'sign-in' }] },
      { kind: 'refused', field: '', code: 'sign-in' },
    ],
    [404, {}, { kind: 'refused', field: '', code: 'invalid' }],
    [413, null, { kind: 'refused', field: '', code: 'invalid' }],
  ])('refused with %s: %j', (status, answer, outcome) => {
    expect(outcomeOf(status, answer)).toEqual(outcome);
  });

  it.each([429, 500, 503])('to be tried again after %s', (status) => {
    expect(() => outcomeOf(status, {})).toThrow(String(status));
  });
});

it('tells the time of day in Korea', () => {
  expect(clockOf('2026-05-10T03:04:05Z')).toBe('12:04');
  expect(clockOf('2026-05-10T15:00:00Z')).toBe('00:00');
});

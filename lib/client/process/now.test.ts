import { describe, expect, it } from 'vitest';
import { holdsFor, isProcessNow } from '@/lib/client/process/now';

const at = '2026-09-14T08:59:00Z';
const until = (next: string) => ({
  phase: 'voting' as const,
  ends: next,
  next: { phase: null, at: next },
  at,
});

describe('the answer', () => {
  it('is taken in its form', () => {
    expect(isProcessNow(until('2026-09-14T09:00:00Z'))).toBe(true);
    expect(isProcessNow({ phase: null, ends: null, next: null, at })).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a text', 'voting'],
    ['an unknown phase', { ...until(at), phase: 'lunch' }],
    ['an end that is no instant', { ...until(at), ends: 'soon' }],
    ['a switch without its time', { ...until(at), next: { phase: null } }],
    ['no word on what comes', { phase: null, ends: null, at }],
    ['no clock', { phase: null, ends: null, next: null }],
  ])('%s is refused', (_, answer) => {
    expect(isProcessNow(answer)).toBe(false);
  });
});

describe('how long an answer holds', () => {
  it('up to the next switch', () => {
    expect(holdsFor(until('2026-09-14T09:00:00Z'))).toBe(60_000);
  });

  it('a second at least, ten minutes at most', () => {
    expect(holdsFor(until('2026-09-14T08:59:00Z'))).toBe(1_000);
    expect(holdsFor(until('2026-12-31T15:00:00Z'))).toBe(600_000);
  });

  it('for good where nothing switches any more; without an answer it is asked again', () => {
    expect(holdsFor({ ...until(at), next: null })).toBe(false);
    expect(holdsFor(undefined)).toBe(600_000);
  });
});

import { describe, expect, it } from 'vitest';
import { nowOf } from '@/lib/domain/process/now';
import type { PhaseTime } from '@/lib/domain/process/types';

const PHASES: PhaseTime[] = [
  { phase: 'proposing', begins: '2026-03-01T15:00:00Z', ends: '2026-04-30T15:00:00Z' },
  { phase: 'review', begins: '2026-04-30T15:00:00Z', ends: '2026-08-31T09:00:00Z' },
  { phase: 'voting', begins: '2026-09-01T00:00:00Z', ends: '2026-09-14T09:00:00Z' },
  { phase: 'execution', begins: '2026-12-31T15:00:00Z', ends: null },
];
const now = (at: string) => nowOf(PHASES, new Date(at));

describe('which phase it is', () => {
  it('before the first: none, and when it begins', () => {
    expect(now('2026-01-01T00:00:00.999Z')).toEqual({
      phase: null,
      ends: null,
      next: { phase: 'proposing', at: '2026-03-01T15:00:00Z' },
      at: '2026-01-01T00:00:00Z',
    });
  });

  it('switches at the second, not one later', () => {
    expect(now('2026-04-30T14:59:59.999Z')).toMatchObject({
      phase: 'proposing',
      ends: '2026-04-30T15:00:00Z',
      next: { phase: 'review', at: '2026-04-30T15:00:00Z' },
      at: '2026-04-30T14:59:59Z',
    });
    expect(now('2026-04-30T15:00:00.000Z')).toMatchObject({
      phase: 'review',
      ends: '2026-08-31T09:00:00Z',
      next: { phase: null, at: '2026-08-31T09:00:00Z' },
    });
  });

  it('between two: none, and what comes', () => {
    expect(now('2026-08-31T09:00:00Z')).toMatchObject({
      phase: null,
      next: { phase: 'voting', at: '2026-09-01T00:00:00Z' },
    });
  });

  it('in one without end: nothing switches any more', () => {
    expect(now('2027-06-01T00:00:00Z')).toMatchObject({ phase: 'execution', ends: null, next: null });
  });

  it('without a schedule: nothing at all', () => {
    const at = '2027-06-01T00:00:00Z';
    expect(nowOf([], new Date(at))).toEqual({ phase: null, ends: null, next: null, at });
  });
});

import { describe, expect, it } from 'vitest';
import { nextSwitch, phaseAt } from '@/lib/domain/process/phases';
import type { PhaseTime } from '@/lib/domain/process/types';

/** Proposing ends in the second in which review begins; then a gap; execution has no end. */
const PHASES: PhaseTime[] = [
  { phase: 'proposing', begins: '2026-03-02T00:00:00Z', ends: '2026-04-30T09:00:00Z' },
  { phase: 'review', begins: '2026-04-30T09:00:00Z', ends: '2026-06-30T09:00:00Z' },
  { phase: 'voting', begins: '2026-09-01T00:00:00Z', ends: '2026-09-10T09:00:00Z' },
  { phase: 'execution', begins: '2026-12-31T15:00:00Z', ends: null },
];

describe('the phase at an instant', () => {
  it.each([
    ['2026-03-01T23:59:59Z', null],
    ['2026-03-02T00:00:00Z', 'proposing'],
    ['2026-04-30T08:59:59Z', 'proposing'],
    ['2026-04-30T09:00:00Z', 'review'],
    ['2026-04-30T18:00:00+09:00', 'review'],
    ['2026-06-30T08:59:59.999Z', 'review'],
    ['2026-06-30T09:00:00Z', null],
    ['2026-08-31T23:59:59Z', null],
    ['2026-09-01T00:00:00Z', 'voting'],
    ['2026-09-10T09:00:00Z', null],
    ['2026-12-31T15:00:00Z', 'execution'],
    ['2099-01-01T00:00:00Z', 'execution'],
  ])('%s: %s', (instant, phase) => {
    expect(phaseAt(PHASES, instant)).toBe(phase);
  });
});

describe('the next switch', () => {
  it.each([
    ['2026-01-01T00:00:00Z', { at: '2026-03-02T00:00:00Z', phase: 'proposing' }],
    ['2026-03-02T00:00:00Z', { at: '2026-04-30T09:00:00Z', phase: 'review' }],
    ['2026-04-30T08:59:59Z', { at: '2026-04-30T09:00:00Z', phase: 'review' }],
    ['2026-04-30T09:00:00Z', { at: '2026-06-30T09:00:00Z', phase: null }],
    ['2026-07-01T00:00:00Z', { at: '2026-09-01T00:00:00Z', phase: 'voting' }],
    ['2026-09-10T09:00:00Z', { at: '2026-12-31T15:00:00Z', phase: 'execution' }],
    ['2026-12-31T15:00:00Z', null],
  ])('after %s', (instant, expected) => {
    expect(nextSwitch(PHASES, instant)).toEqual(expected);
  });

  it('is the same whatever order the phases stand in, and none without phases', () => {
    expect(nextSwitch(PHASES.toReversed(), '2026-07-01T00:00:00Z')).toEqual({
      at: '2026-09-01T00:00:00Z',
      phase: 'voting',
    });
    expect(nextSwitch([], '2026-07-01T00:00:00Z')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { proposingAt } from '@/components/propose/proposing-now';

const [begins, ends] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'];
const PHASES = [
  { phase: 'proposing', begins, ends },
  { phase: 'review', begins: ends, ends: null },
] as const;

describe('whether proposals are taken', () => {
  it.each([
    ['2026-04-30T23:59:59.999Z', 'before'],
    ['2026-05-01T00:00:00Z', 'on'],
    ['2026-05-31T23:59:59.999Z', 'on'],
    ['2026-06-01T00:00:00Z', 'over'],
  ])('at %s: %s', (at, kind) => {
    expect(proposingAt(PHASES, new Date(at))).toEqual({ kind, begins, ends });
  });

  it('without an end, or without a phase', () => {
    const open = [{ phase: 'proposing', begins, ends: null }] as const;
    expect(proposingAt(open, new Date('2030-01-01T00:00:00Z'))).toEqual({ kind: 'on', begins, ends: null });
    expect(proposingAt([], new Date())).toEqual({ kind: 'none', begins: null, ends: null });
  });
});

import type { Program, Size } from '@/prisma/demo/catalogue/program';
import type { GovernmentFacts, Kind } from '@/prisma/demo/facts/governments';
import type { Random } from '@/prisma/demo/random';

/** The median of a small project's budget in won, in an ordinary lower tier. */
const MEDIAN: Record<Size, number> = { xs: 14e6, s: 85e6, m: 600e6, l: 4.5e9 };
const SPREAD: Record<Size, number> = { xs: 0.9, s: 1.25, m: 1.05, l: 0.9 };
/** The same work costs more where there are more people. */
const SCALE: Record<Kind, number> = { M: 5, P: 6, D: 1, C: 1.6, G: 0.9 };
const SEOUL_SCALE = 14;

/** A small project's budget in won. */
export function tailAmount(size: Size, government: GovernmentFacts, chance: Random): number {
  const scale = government.lafCd === '1100000' ? SEOUL_SCALE : SCALE[government.kind];
  return MEDIAN[size] * scale * chance.noise(SPREAD[size]);
}

/** How much a core programme's weight varies from place to place, and from year to year. */
export function coreSpread(program: Program): { place: number; year: number } {
  return program.pace === 'works' || program.pace === 'once'
    ? { place: 0.35, year: 0.2 }
    : { place: 0.18, year: 0.04 };
}

/** Budgets are written in thousands of won; a government's own ones often in rounder figures. */
export function rounded(amount: number, own: boolean, chance: Random): number {
  const unit =
    own && amount > 20e6 && chance.chance(0.4) ? 1_000_000 : own && chance.chance(0.3) ? 10_000 : 1_000;
  return Math.max(unit, Math.round(amount / unit) * unit);
}

/** Of what the current budget has beyond the planned amount: quantiles of its share as published (1: nothing was planned). */
const CARRIED_QUANTILES = [0.005, 0.046, 0.15, 0.301, 0.639, 1] as const;
const CARRIED_AT = [0, 0.05, 0.25, 0.5, 0.75, 0.86] as const;

/** How much of the current budget was added after planning (carried over, transferred), as a share. */
export function carriedShare(program: Program, chance: Random): number {
  const often = program.pace === 'works' ? 0.62 : program.role === 'core' ? 0.08 : 0.17;
  if (!chance.chance(often)) return 0;
  const q = chance.next();
  if (program.role === 'core') return 0.02 + 0.3 * q * q;
  const i = CARRIED_AT.findLastIndex((at) => at <= q);
  const [low = 0, high = 1] = [CARRIED_QUANTILES[i], CARRIED_QUANTILES[i + 1]];
  const from = CARRIED_AT[i] ?? 0;
  const to = CARRIED_AT[i + 1] ?? 1;
  return low + ((high - low) * (q - from)) / (to - from);
}

import { sumWon } from '@/lib/domain/money';
import { type Amounts, type ProjectRow } from '@/lib/domain/project/types';
import { AMOUNT_NAMES } from '@/lib/domain/project/columns';

/**
 * What is odd about a published row. It is shown, never hidden, clamped or stored: flags are computed from the amounts.
 * - `negative`: an amount below zero (a correction, as a rule)
 * - `overspent`: spent above the current budget
 * - `sources-differ`: the four funding sources, all reported, do not add up to the current budget
 * - `planned-above-current`: planned above the current budget
 * - `outdated-government`: the government's code was not valid in that fiscal year
 */
export type ProjectFlag =
  'negative' | 'overspent' | 'sources-differ' | 'planned-above-current' | 'outdated-government';

/** @param governmentExisted whether the row's government code was valid on any day of the fiscal year */
export function projectFlags(amounts: Amounts, governmentExisted: boolean): ProjectFlag[] {
  const { planned, current, spent } = amounts;
  const flags: ProjectFlag[] = [];
  if (AMOUNT_NAMES.some((name) => (amounts[name] ?? 0) < 0)) flags.push('negative');
  if (above(spent, current)) flags.push('overspent');
  if (sourcesDiffer(amounts)) flags.push('sources-differ');
  if (above(planned, current)) flags.push('planned-above-current');
  if (!governmentExisted) flags.push('outdated-government');
  return flags;
}

function above(amount: number | null, limit: number | null): boolean {
  return amount !== null && limit !== null && amount > limit;
}

function sourcesDiffer({ current, national, province, municipal, other }: Amounts): boolean {
  const sources = sumWon([national, province, municipal, other]);
  return current !== null && sources.missing === 0 && sources.total !== current;
}

/** A transfer between a government's own accounts: the name contains (not: begins with) one of two words. */
export function isInternalTransfer({ name }: Pick<ProjectRow, 'name'>): boolean {
  return name.includes('내부거래') || name.includes('보전지출');
}

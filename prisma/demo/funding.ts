import type { AccountKind, Mix, Program } from '@/prisma/demo/catalogue/program';
import { type GovernmentFacts, isHeadOffice } from '@/prisma/demo/facts/governments';
import type { Random } from '@/prisma/demo/random';

/** Shares of the four funding sources; they add up to 1. `own` is the government itself: 시도비 of a head office, 시군구비 below. */
export interface Funding {
  national: number;
  province: number;
  municipal: number;
  other: number;
}

/** National and provincial shares by mix; the rest is municipal. Districts of 서울 get less from the nation and more from the city. */
type Rates = Record<Exclude<Mix, 'own' | 'works' | 'other'>, readonly [national: number, province: number]>;
const SEOUL_DISTRICT: Rates = {
  n50: [0.42, 0.33],
  n70: [0.5, 0.25],
  n100: [1, 0],
  livelihood: [0.6, 0.28],
  prov: [0, 0.6],
};
const DISTRICT: Rates = {
  n50: [0.5, 0.3],
  n70: [0.7, 0.2],
  n100: [1, 0],
  livelihood: [0.9, 0.07],
  prov: [0, 0.55],
};
const CITY: Rates = {
  n50: [0.5, 0.15],
  n70: [0.7, 0.09],
  n100: [1, 0],
  livelihood: [0.9, 0.07],
  prov: [0, 0.3],
};
const COUNTY: Rates = {
  n50: [0.5, 0.15],
  n70: [0.72, 0.09],
  n100: [1, 0],
  livelihood: [0.8, 0.1],
  prov: [0, 0.3],
};

/** Accounts that live on charges, bonds and transfers: part of their money is 기타. */
const WITH_OTHER = new Set<AccountKind>([
  'parking',
  'transport',
  'metro',
  'market',
  'disaster-fund',
  'industry',
]);

function ratesOf(government: GovernmentFacts): Rates {
  if (government.kind === 'D') return government.lafCd.startsWith('11') ? SEOUL_DISTRICT : DISTRICT;
  return government.kind === 'G' ? COUNTY : CITY;
}

function works(government: GovernmentFacts, chance: Random): Funding {
  // The three others at their highest come to less than the whole.
  const poor = government.kind === 'G' ? 1.08 : 1;
  const national = chance.chance(0.75) ? chance.between(0.3, 0.52) * poor : 0;
  const province = chance.chance(0.7) ? chance.between(0.08, 0.3) : 0;
  const other = chance.chance(0.1) ? chance.between(0.02, 0.12) : 0;
  return { national, province, municipal: 1 - national - province - other, other };
}

function ofHeadOffice(mix: Mix, government: GovernmentFacts, chance: Random): Funding {
  if (mix === 'own' || mix === 'prov' || mix === 'other')
    return { national: 0, province: 1, municipal: 0, other: 0 };
  if (mix === 'works') {
    const national = chance.chance(0.6) ? chance.between(0.3, 0.7) : 0;
    return { national, province: 1 - national, municipal: 0, other: 0 };
  }
  // What the nation and the province bear together, of which the head office's budget shows both parts.
  const [national, province] = government.lafCd === '1100000' ? SEOUL_DISTRICT[mix] : CITY[mix];
  const share = national / (national + province);
  return { national: share, province: 1 - share, municipal: 0, other: 0 };
}

/** @param granted whether it is of the kind that a province's special grant (특별조정교부금) pays for */
function ofLowerTier(mix: Mix, government: GovernmentFacts, granted: boolean, chance: Random): Funding {
  if (mix === 'works') return works(government, chance);
  if (mix === 'own' || mix === 'other') {
    const grant = mix === 'own' && granted && chance.chance(0.2) ? chance.between(0.1, 0.7) : 0;
    return { national: 0, province: grant, municipal: 1 - grant, other: 0 };
  }
  const [national, province] = ratesOf(government)[mix];
  return { national, province, municipal: 1 - national - province, other: 0 };
}

/** Who pays for a project, as shares. */
export function fundingOf(
  { mix, account, pace }: Pick<Program, 'mix' | 'account' | 'pace'>,
  government: GovernmentFacts,
  chance: Random,
): Funding {
  const head = isHeadOffice(government.lafCd);
  const base = head
    ? ofHeadOffice(mix, government, chance)
    : ofLowerTier(mix, government, pace === 'works', chance);
  const other =
    account !== null && WITH_OTHER.has(account) && chance.chance(0.6) ? chance.between(0.2, 0.7) : 0;
  const keep = 1 - other;
  return {
    national: base.national * keep,
    province: base.province * keep,
    municipal: base.municipal * keep,
    other: base.other * keep + other,
  };
}

/**
 * Shares of an amount, in whole `unit` won; what rounding leaves goes to the largest source, so that the four add up to
 * the amount exactly.
 */
export function divide(amount: number, funding: Funding, unit: number): [number, number, number, number] {
  const shares = [funding.national, funding.province, funding.municipal, funding.other];
  const parts = shares.map((share) => Math.round((amount * share) / unit) * unit) as [
    number,
    number,
    number,
    number,
  ];
  const largest = shares.indexOf(Math.max(...shares));
  const rest = amount - parts.reduce((sum, part) => sum + part, 0);
  parts[largest] = (parts[largest] ?? 0) + rest;
  return parts;
}

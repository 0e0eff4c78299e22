import { type SectionCode } from '@/prisma/demo/facts/fields';

/**
 * Who pays. `own`: the government itself. `n50` … `n100`: that share by the nation, the rest by province and
 * municipality. `livelihood`: the graded rates of the basic livelihood benefits. `prov`: a province's subsidy.
 * `works`: national, provincial and own money as it comes together for a building site. `other`: 기타 (funds, reserves).
 */
export type Mix = 'own' | 'n50' | 'n70' | 'n100' | 'livelihood' | 'prov' | 'works' | 'other';

/**
 * How money is spent through the year. `monthly`: wages and benefits. `early`: all handed over within the first months.
 * `grant`: in one or two instalments. `ops`: running costs. `works`: planning first, then construction, the rest carried
 * over. `once`: all on one day. `autumn`: all in November. `reserve`: hardly ever.
 */
export type Pace = 'monthly' | 'early' | 'grant' | 'ops' | 'works' | 'once' | 'autumn' | 'reserve';

/** A special account or fund; null: the general account. See accounts.ts for what governments call them. */
export type AccountKind =
  | 'parking'
  | 'transport'
  | 'metro'
  | 'water'
  | 'sewer'
  | 'medical'
  | 'housing'
  | 'fire'
  | 'school'
  | 'renewal'
  | 'industry'
  | 'market'
  | 'stability-fund'
  | 'disaster-fund'
  | 'regional-fund'
  | 'small-fund';

/** The usual size of a small project: the median of its class in won is in amounts.ts. */
export type Size = 'xs' | 's' | 'm' | 'l';

interface Common {
  section: SectionCode;
  /** The kinds of government that have it, letters of Kind. `S`: the head office of Seoul alone. */
  where: string;
  mix: Mix;
  pace: Pace;
  account: AccountKind | null;
  /** Forms of the name, one of which a government uses. {g} its own name without 시, 군, 구; {p} a place; {d} a department. */
  names: readonly string[];
}

/** A programme that every government of its kinds has, and that takes a share of the field's money. */
export interface CoreProgram extends Common {
  role: 'core';
  weight: number;
}

/** A small project: some governments have it, some have several. */
export interface TailProgram extends Common {
  role: 'tail';
  size: Size;
}

export type Program = CoreProgram | TailProgram;

interface CoreOptions {
  account?: AccountKind;
}

/** A core programme; forms of its name are parted by `|`. */
export function core(
  section: SectionCode,
  where: string,
  mix: Mix,
  pace: Pace,
  weight: number,
  names: string,
  { account }: CoreOptions = {},
): CoreProgram {
  return {
    role: 'core',
    section,
    where,
    mix,
    pace,
    weight,
    names: names.split('|'),
    account: account ?? null,
  };
}

/** Several small projects alike in everything but the name. */
export function tail(
  section: SectionCode,
  where: string,
  mix: Mix,
  pace: Pace,
  size: Size,
  ...names: string[]
): TailProgram[] {
  return names.map((name) => ({
    role: 'tail',
    section,
    where,
    mix,
    pace,
    size,
    names: name.split('|'),
    account: null,
  }));
}

/** The same in a special account or fund. */
export function inAccount(account: AccountKind, programs: readonly TailProgram[]): TailProgram[] {
  return programs.map((program) => ({ ...program, account }));
}

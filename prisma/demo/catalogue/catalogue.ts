import { ADMINISTRATION } from '@/prisma/demo/catalogue/administration';
import { AGRICULTURE } from '@/prisma/demo/catalogue/agriculture';
import { CULTURE } from '@/prisma/demo/catalogue/culture';
import { ECONOMY } from '@/prisma/demo/catalogue/economy';
import { ENVIRONMENT } from '@/prisma/demo/catalogue/environment';
import { HEALTH } from '@/prisma/demo/catalogue/health';
import { LAND_SCIENCE } from '@/prisma/demo/catalogue/land-science';
import type { CoreProgram, Program, TailProgram } from '@/prisma/demo/catalogue/program';
import { SAFETY_EDUCATION } from '@/prisma/demo/catalogue/safety-education';
import { TRANSPORT } from '@/prisma/demo/catalogue/transport';
import { WELFARE } from '@/prisma/demo/catalogue/welfare';
import { WELFARE_CARE } from '@/prisma/demo/catalogue/welfare-care';
import { WELFARE_SUPPORT } from '@/prisma/demo/catalogue/welfare-support';
import { type FieldCode, fieldOf } from '@/prisma/demo/facts/fields';
import type { GovernmentFacts } from '@/prisma/demo/facts/governments';
import { fits, isSingleTier } from '@/prisma/demo/facts/traits';

/** Every programme of the demo world. */
export const CATALOGUE: readonly Program[] = [
  ...ADMINISTRATION,
  ...SAFETY_EDUCATION,
  ...CULTURE,
  ...ENVIRONMENT,
  ...WELFARE,
  ...WELFARE_CARE,
  ...WELFARE_SUPPORT,
  ...HEALTH,
  ...AGRICULTURE,
  ...ECONOMY,
  ...TRANSPORT,
  ...LAND_SCIENCE,
];

const SEOUL = '1100000';

/** A head office without a lower tier also does the small work of a city. */
function isThere(program: Program, government: GovernmentFacts): boolean {
  if (program.where === 'S') return government.lafCd === SEOUL;
  if (program.where.includes(government.kind)) return true;
  return program.role === 'tail' && isSingleTier(government) && program.where.includes('C');
}

/** The programme with the forms of its name that make sense there; null: with none. */
function fitted<P extends Program>(program: P, government: GovernmentFacts): P | null {
  const names = program.names.filter((name) => fits(name, government));
  return names.length === 0 ? null : { ...program, names };
}

export interface FieldPrograms {
  /** Largest first. */
  cores: CoreProgram[];
  tails: TailProgram[];
}

const known = new Map<string, FieldPrograms>();

/** What a government may have in a field. */
export function programsOf(government: GovernmentFacts, field: FieldCode): FieldPrograms {
  const key = government.lafCd + field;
  const programs = known.get(key) ?? findPrograms(government, field);
  known.set(key, programs);
  return programs;
}

function findPrograms(government: GovernmentFacts, field: FieldCode): FieldPrograms {
  const mine = CATALOGUE.filter(
    (program) => fieldOf(program.section) === field && isThere(program, government),
  ).flatMap((program) => fitted(program, government) ?? []);
  const cores = mine.filter((program) => program.role === 'core');
  return {
    cores: cores.sort((a, b) => b.weight - a.weight),
    tails: mine.filter((program) => program.role === 'tail'),
  };
}

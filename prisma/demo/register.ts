import { GOVERNMENTS, type GovernmentFacts, isHeadOffice, type Kind } from '@/prisma/demo/facts/governments';
import { isUnderMerged, MERGED_CD, REORGANISED_ON } from '@/prisma/demo/succession';

/** Rows of the government relations, in the order of their columns; null is SQL NULL. */
export type RegisterRow = readonly (string | number | null)[];
export interface Register {
  government: RegisterRow[];
  government_name: RegisterRow[];
  government_population: RegisterRow[];
  succession: RegisterRow[];
}

const KIND: Record<Kind, string> = {
  M: 'metropolitan',
  P: 'province',
  D: 'district',
  C: 'city',
  G: 'county',
};
const POPULATION_YEAR = 2025;
const EARLIEST = '0001-01-01';
const CLOSED_2026 = new Set(['2900000', '4600000', '2811000', '2812000']);
const MOVED_GUNWI = '2023-07-01';
const MERGED_NAME = '전남광주통합특별시';

/** Founded on 2026-07-01: code, kind, short and formal name. */
const FOUNDED: readonly (readonly [string, Kind, string, string])[] = [
  [MERGED_CD, 'M', '전남광주본청', MERGED_NAME],
  ['2811500', 'D', '인천영종구', '인천광역시 영종구'],
  ['2812500', 'D', '인천제물포구', '인천광역시 제물포구'],
  ['2818500', 'D', '인천검단구', '인천광역시 검단구'],
];

const SUCCESSION: readonly (readonly [string, string, string, string])[] = [
  ['4771000', '2772000', 'moved', MOVED_GUNWI],
  ['2900000', MERGED_CD, 'merged', REORGANISED_ON],
  ['4600000', MERGED_CD, 'merged', REORGANISED_ON],
  ['2811000', '2811500', 'split', REORGANISED_ON],
  ['2811000', '2812500', 'split', REORGANISED_ON],
  ['2812000', '2812500', 'merged', REORGANISED_ON],
  ['2818000', '2818500', 'split', REORGANISED_ON],
];

function upperOf(lafCd: string): string {
  return lafCd === MERGED_CD ? MERGED_CD : `${lafCd.slice(0, 2)}00000`;
}

/** The names that began on 2026-07-01 with the code kept. */
function renamed({ lafCd, name }: GovernmentFacts): RegisterRow[] {
  if (lafCd === '2818000') return [[lafCd, REORGANISED_ON, '인천서해구', '인천광역시 서해구']];
  if (!isUnderMerged(lafCd) || isHeadOffice(lafCd)) return [];
  return [[lafCd, REORGANISED_ON, `전남광주${name}`, `${MERGED_NAME} ${name}`]];
}

function governmentRow(facts: GovernmentFacts, reorganised: boolean): RegisterRow {
  const { lafCd, kind } = facts;
  const closed = reorganised && CLOSED_2026.has(lafCd);
  const upper = reorganised && !closed && isUnderMerged(lafCd) ? MERGED_CD : facts.waLafCd;
  const from = lafCd === '2772000' ? MOVED_GUNWI : null;
  return [lafCd, upper, KIND[kind], from, closed ? REORGANISED_ON : null];
}

/** The government relations as an operator's register stands on `today`: what is founded later is not there yet. */
export function register(today: string): Register {
  const reorganised = today >= REORGANISED_ON;
  const founded = reorganised ? FOUNDED : [];
  const names = GOVERNMENTS.map((facts) => [facts.lafCd, EARLIEST, facts.shortName, facts.fullName]);
  return {
    government: [
      ...GOVERNMENTS.map((facts) => governmentRow(facts, reorganised)),
      ...founded.map(([lafCd, kind]) => [lafCd, upperOf(lafCd), KIND[kind], REORGANISED_ON, null]),
      ['4771000', '4700000', 'county', null, MOVED_GUNWI],
    ],
    government_name: [
      ...names,
      ...founded.map(([lafCd, , short, full]) => [lafCd, REORGANISED_ON, short, full]),
      ...(reorganised ? GOVERNMENTS.flatMap(renamed) : []),
      ['4771000', EARLIEST, '경북군위군', '경상북도 군위군'],
    ],
    government_population: GOVERNMENTS.map((facts) => [facts.lafCd, POPULATION_YEAR, facts.population]),
    succession: SUCCESSION.filter(([, , , on]) => on <= today).map((row) => [...row]),
  };
}

import type { Random } from '@/prisma/demo/random';

/** What a firm's name says it does. Every name begins with 예시 ("example") and ends with a number: none is a real firm's. */
const TRADES = {
  공사: ['건설', '종합건설', '토건', '조경', '전기', '통신', '설비', '포장', '방수'],
  용역: ['엔지니어링', '기획', '연구원', '환경', '시스템', '디자인', '컨설팅', '관리', '미디어'],
  물품: ['상사', '산업', '테크', '가구', '유통', '문구', '정보', '기계', '농산'],
} as const;
export type ContractKind = keyof typeof TRADES;

/** One name in several hands: before or after, in full or as a sign, with and without a blank (pitfall 13). */
const FORMS: readonly ((name: string) => string)[] = [
  (name) => `㈜${name}`,
  (name) => `(주)${name}`,
  (name) => `주식회사 ${name}`,
  (name) => `${name}(주)`,
  (name) => `${name} 주식회사`,
  (name) => `㈜ ${name}`,
  (name) => name,
];
const USUAL_FORMS = 3;

/** The agency that buys for governments: material that the government provides itself (관급자재). */
const STATE_SUPPLY = '조달청';
const STATE_SUPPLIED = 0.02;

/** @param pool how many firms there are to choose from; a few of them have most of the work */
export function vendor(kind: ContractKind, pool: number, chance: Random): string {
  if (kind !== '용역' && chance.chance(STATE_SUPPLIED)) return STATE_SUPPLY;
  const number = Math.floor(pool * chance.next() ** 2.4);
  const trades = TRADES[kind];
  const name = `예시${trades[number % trades.length] ?? ''}${String(number).padStart(4, '0')}`;
  // A firm is mostly written in its own way, sometimes in another.
  const form = chance.chance(0.9) ? number % USUAL_FORMS : chance.int(0, FORMS.length - 1);
  return (FORMS[form] ?? FORMS[6])?.(name) ?? name;
}

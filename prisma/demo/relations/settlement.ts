import type { Cell } from '@/prisma/demo/copy';
import { random } from '@/prisma/demo/random';
import type { YearSums } from '@/prisma/demo/relations/sums';

/** One section in this many was settled at another amount than its projects come to: a late entry on one side only. */
const DIFFERS_ONE_IN = 2500;

/** finance.settlement of a year that is over: what the projects of each section spent. */
export function* settlementRows(seed: number, { lafCd, year, spent }: YearSums): Generator<Cell[]> {
  for (const [sectionCd, { fieldCd, fieldNm, sectionNm, amount }] of spent) {
    const chance = random(seed, lafCd, year, 'settlement', sectionCd);
    const late = chance.chance(1 / DIFFERS_ONE_IN) ? chance.int(1, 900) * 10_000 : 0;
    yield [year, lafCd, fieldCd, fieldNm, sectionCd, sectionNm, amount + late];
  }
}

import { amountShort } from '@/lib/domain/format';
import { won } from '@/lib/domain/money';
import type { Cell } from '@/prisma/demo/copy';
import { type ProcessSpec, type TrackKey, trackKeys } from '@/prisma/demo/participation/specs';

const MILLION = 1_000_000;

/** Names of the tracks, and who may propose and vote in each. */
const TRACKS: readonly (readonly [key: TrackKey, ko: string, en: string, whoKo: string, whoEn: string])[] = [
  [
    'general',
    '일반',
    'General',
    '{ko}에 살거나 {ko}에 있는 직장, 학교, 단체에 다니는 사람',
    'Everybody who lives in {en}, or works, studies or belongs to an organisation there',
  ],
  [
    'town',
    '동네',
    'Neighbourhoods',
    '{ko}에 살거나 {ko}에 있는 직장, 학교, 단체에 다니는 사람. 한 동네를 위한 작은 사업을 모았습니다',
    'Everybody who lives in {en}, or works, studies or belongs to an organisation there; small works of one neighbourhood',
  ],
  [
    'youth',
    '청년',
    'Young adults',
    '19세부터 39세까지의 {ko} 청년',
    'Residents of {en} from 19 to 39 years of age',
  ],
  [
    'teen',
    '청소년',
    'Teenagers',
    '9세부터 18세까지의 {ko} 청소년',
    'Residents of {en} from 9 to 18 years of age',
  ],
];

const total = (spec: ProcessSpec) =>
  trackKeys(spec).reduce((sum, key) => sum + (spec.ceilings[key] ?? 0), 0) * MILLION;

/** A row of `process`. */
export function processCells(spec: ProcessSpec, id: string, fiscalYear: number): Cell[] {
  const { lafCd, ko, en } = spec;
  const ceiling = won(total(spec));
  return [
    id,
    lafCd,
    fiscalYear,
    `${ko} ${fiscalYear}년 주민참여예산`,
    `Participatory budget ${fiscalYear} of ${en}`,
    `${ko}의 ${fiscalYear}년 예산 가운데 ${amountShort(ceiling, 'ko')}을 어디에 쓸지 주민이 제안하고 고릅니다. 제안은 담당 부서가 법령과 비용을 검토하고, 분과위원회가 심사한 뒤 주민투표로 정합니다. 한 사업은 3억 원까지이며, 땅을 사거나 해마다 운영비가 드는 일은 제안할 수 없습니다.`,
    `Residents propose and choose what ${amountShort(ceiling, 'en')} of the ${fiscalYear} budget of ${en} is spent on. Departments look at each proposal's legality and cost, committees of residents screen them, and a vote decides. A project may cost up to 300 million won; buying land and costs that come back every year are left out.`,
    ceiling,
    'true',
  ];
}

/** Rows of `process_track`, but for the rules. */
export function trackCells({ ko, en, ceilings }: ProcessSpec, id: string): Cell[][] {
  const named = (text: string) => text.replaceAll('{ko}', ko).replaceAll('{en}', en);
  return TRACKS.filter(([key]) => ceilings[key] !== undefined).map(
    ([key, nameKo, nameEn, whoKo, whoEn], position) => [
      id,
      key,
      position,
      nameKo,
      nameEn,
      named(whoKo),
      named(whoEn),
      (ceilings[key] ?? 0) * MILLION,
    ],
  );
}

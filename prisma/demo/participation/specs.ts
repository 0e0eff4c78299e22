import type { Phase } from '@/lib/domain/process/types';
import { plusDays, seoul } from '@/prisma/demo/participation/calendar';
import type { DemoTrack } from '@/prisma/demo/participation/ideas/idea';

/** A track: 동네, small works of a neighbourhood, is there in some governments alone, and takes its proposals from 일반. */
export type TrackKey = DemoTrack | 'town';
const TRACK_KEYS: readonly TrackKey[] = ['general', 'town', 'youth', 'teen'];

export const trackKeys = ({ ceilings }: Pick<ProcessSpec, 'ceilings'>) =>
  TRACK_KEYS.filter((key) => ceilings[key] !== undefined);

/** A process to be invented: whose, how far it has come, how large, and the places that its proposals speak of. */
export interface ProcessSpec {
  lafCd: string;
  ko: string;
  en: string;
  /** `ballot`: the vote is near; `voting`: it is on, `counted`: over and published, both held on the portal (lib/cli/demo-election). */
  stage: 'proposing' | 'review' | 'ballot' | 'voting' | 'counted' | 'last-year' | 'years-ago';
  proposals: number;
  /** In millions of won. */
  ceilings: Record<DemoTrack, number> & Partial<Record<TrackKey, number>>;
  neighbourhoods: readonly string[];
  streams: readonly string[];
}

export const SPECS: readonly ProcessSpec[] = [
  {
    lafCd: '1122000',
    ko: '은평구',
    en: 'Eunpyeong-gu',
    stage: 'proposing',
    proposals: 88,
    ceilings: { general: 1650, youth: 100, teen: 100 },
    neighbourhoods: words(
      '녹번동 불광동 갈현동 구산동 대조동 응암동 역촌동 신사동 증산동 수색동 진관동 구파발동',
    ),
    streams: ['불광천', '창릉천'],
  },
  {
    lafCd: '4111000',
    ko: '수원시',
    en: 'Suwon-si',
    stage: 'review',
    proposals: 164,
    ceilings: { general: 4200, youth: 500, teen: 300 },
    neighbourhoods: words(
      '매탄동 영통동 인계동 정자동 조원동 세류동 권선동 율전동 화서동 우만동 파장동 호매실동 금곡동 망포동',
    ),
    streams: ['수원천', '서호천', '원천리천', '황구지천'],
  },
  {
    lafCd: '2619000',
    ko: '해운대구',
    en: 'Haeundae-gu',
    stage: 'ballot',
    proposals: 96,
    ceilings: { general: 1200, youth: 150, teen: 100 },
    neighbourhoods: words('송정동 반여동 반송동 재송동 석대동'),
    streams: ['석대천', '수영강'],
  },
  {
    lafCd: '1118000',
    ko: '성북구',
    en: 'Seongbuk-gu',
    stage: 'last-year',
    proposals: 132,
    ceilings: { general: 1800, youth: 200, teen: 120 },
    neighbourhoods: words(
      '돈암동 정릉동 길음동 종암동 석관동 장위동 하월곡동 성북동 안암동 보문동 동선동 삼선동',
    ),
    streams: ['정릉천', '성북천', '우이천'],
  },
  {
    lafCd: '4211000',
    ko: '춘천시',
    en: 'Chuncheon-si',
    stage: 'years-ago',
    proposals: 104,
    ceilings: { general: 1500, youth: 150, teen: 80 },
    neighbourhoods: words('효자동 석사동 퇴계동 후평동 근화동 소양동 온의동 칠전동 사농동 신북읍 동내면'),
    streams: ['공지천', '약사천'],
  },
  {
    lafCd: '4511000',
    ko: '전주시',
    en: 'Jeonju-si',
    stage: 'voting',
    proposals: 128,
    ceilings: { general: 1600, town: 300, youth: 150, teen: 80 },
    neighbourhoods: words(
      '풍남동 노송동 완산동 동서학동 서서학동 중화산동 평화동 서신동 삼천동 효자동 인후동 덕진동 금암동 송천동 혁신동',
    ),
    streams: ['전주천', '삼천', '건산천'],
  },
  {
    lafCd: '3014000',
    ko: '유성구',
    en: 'Yuseong-gu',
    stage: 'counted',
    proposals: 92,
    ceilings: { general: 900, town: 300, youth: 100, teen: 60 },
    neighbourhoods: words('봉명동 온천동 노은동 신성동 전민동 구즉동 관평동 원신흥동 상대동 학하동 진잠동'),
    streams: ['유성천', '갑천', '탄동천'],
  },
];

function words(text: string): string[] {
  return text.split(' ');
}

/** Milliseconds. */
export interface Span {
  phase: Phase;
  begins: number;
  ends: number;
}

/** Days from today on which the phases up to the count begin and end. */
const LIVE: Partial<Record<ProcessSpec['stage'], readonly (readonly [Phase, number, number])[]>> = {
  proposing: [
    ['proposing', -20, 24],
    ['review', 25, 54],
    ['screening', 55, 70],
    ['voting', 75, 89],
    ['counting', 89, 91],
  ],
  review: [
    ['proposing', -68, -22],
    ['review', -21, 15],
    ['screening', 16, 34],
    ['voting', 40, 54],
    ['counting', 54, 56],
  ],
  ballot: [
    ['proposing', -120, -76],
    ['review', -75, -36],
    ['screening', -35, -7],
    ['voting', 5, 15],
    ['counting', 15, 17],
  ],
  voting: [
    ['proposing', -120, -76],
    ['review', -75, -40],
    ['screening', -39, -12],
    ['voting', -3, 11],
    ['counting', 11, 13],
  ],
  counted: [
    ['proposing', -150, -106],
    ['review', -105, -70],
    ['screening', -69, -42],
    ['voting', -26, -12],
    ['counting', -12, -10],
  ],
};

/** Months and days of a process in the year before its fiscal year. */
const USUAL: readonly (readonly [Phase, string, string])[] = [
  ['proposing', '04-01', '05-31'],
  ['review', '06-03', '07-19'],
  ['screening', '07-22', '08-23'],
  ['voting', '09-02', '09-15'],
  ['counting', '09-15', '09-17'],
];

/** When its phases are, and the fiscal year whose budget it decides. Days begin at nine and end at six. */
export function scheduleOf(
  stage: ProcessSpec['stage'],
  today: string,
): { fiscalYear: number; spans: Span[] } {
  const present = Number(today.slice(0, 4));
  const live = LIVE[stage]?.map(
    ([phase, from, to]) => [phase, plusDays(today, from), plusDays(today, to)] as const,
  );
  const before = present - (stage === 'years-ago' ? 3 : 1);
  const days =
    live ?? USUAL.map(([phase, from, to]) => [phase, `${before}-${from}`, `${before}-${to}`] as const);
  const counted = days.at(-1)?.[2] ?? today;
  const fiscalYear = Number(counted.slice(0, 4)) + 1;
  const spans = days.map(([phase, from, to]): Span => {
    const begins = phase === 'counting' ? seoul(from, 18) : seoul(from, 9);
    return { phase, begins, ends: phase === 'counting' ? seoul(to, 9) : seoul(to, 18) };
  });
  const year = seoul(`${fiscalYear}-01-01`);
  return {
    fiscalYear,
    spans: [
      ...spans,
      { phase: 'result', begins: seoul(counted, 9), ends: year },
      { phase: 'execution', begins: year, ends: seoul(`${fiscalYear + 1}-01-01`) },
    ],
  };
}

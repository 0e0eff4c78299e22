import { type GovernmentFacts, isHeadOffice } from '@/prisma/demo/facts/governments';

/** 세종 and 제주 have no lower tier: they do the work of both. */
const SINGLE_TIER = new Set(['3200000', '4900000']);
/** The metropolitan cities with an underground railway. */
const WITH_METRO = new Set(['1100000', '2600000', '2700000', '2800000', '2900000', '3000000']);
/** Cities and counties by the sea, as 지방재정365 names them. */
const COASTAL = new Set(
  `부산기장군 인천강화군 인천옹진군 울산울주군 경기안산시 경기화성시 경기시흥시 경기평택시 경기김포시
  강원강릉시 강원동해시 강원속초시 강원삼척시 강원고성군 강원양양군 충남보령시 충남서산시 충남당진시 충남서천군
  충남홍성군 충남태안군 전북군산시 전북김제시 전북고창군 전북부안군 전남목포시 전남여수시 전남순천시 전남광양시
  전남고흥군 전남보성군 전남장흥군 전남강진군 전남해남군 전남영암군 전남무안군 전남함평군 전남영광군 전남완도군
  전남진도군 전남신안군 경북포항시 경북경주시 경북영덕군 경북울진군 경북울릉군 경남창원시 경남통영시 경남사천시
  경남거제시 경남고성군 경남남해군 경남하동군`.split(/\s+/),
);
const BY_THE_BORDER = new Set(['28', '41', '42']);

const OF_THE_SEA = /어촌|어업|수산|어선|해양|여객선|항만|어항|어도|\{p\}항/;
const ANYWHERE = /내수면|농수산물|농축수산물/;

export function isSingleTier(government: GovernmentFacts): boolean {
  return SINGLE_TIER.has(government.lafCd);
}

function isInland(government: GovernmentFacts): boolean {
  if (isHeadOffice(government.lafCd)) return government.lafCd === '4300000';
  return !COASTAL.has(government.shortName);
}

/** Names of what not every government has, and who has it. */
const BOUND: readonly (readonly [name: RegExp, has: (government: GovernmentFacts) => boolean])[] = [
  [/도시철도|지하철|교통공사|전동차/, ({ lafCd }) => WITH_METRO.has(lafCd)],
  [/자치구|시ㆍ군|시군/, (government) => !isSingleTier(government)],
  [/지역개발(채권|기금)/, ({ lafCd }) => lafCd !== '1100000'],
  [/접경/, ({ lafCd }) => BY_THE_BORDER.has(lafCd.slice(0, 2))],
];

/** Whether a programme of this name can be there at all: no harbour in the mountains, no lower tier in 세종. */
export function fits(name: string, government: GovernmentFacts): boolean {
  if (OF_THE_SEA.test(name) && !ANYWHERE.test(name) && isInland(government)) return false;
  return BOUND.every(([bound, has]) => !bound.test(name) || has(government));
}

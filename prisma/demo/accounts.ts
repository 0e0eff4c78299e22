import type { AccountKind } from '@/prisma/demo/catalogue/program';
import { type GovernmentFacts, isHeadOffice } from '@/prisma/demo/facts/governments';
import { random } from '@/prisma/demo/random';

export interface Account {
  code: string;
  name: string;
}

export const GENERAL: Account = { code: '100', name: '일반회계' };
const STABILITY: Account = { code: '419', name: '통합재정안정화기금' };

/** What special accounts are called; the empty name: the work is done in the general account there. */
const SPECIAL: Partial<Record<AccountKind, readonly string[]>> = {
  parking: [
    '주차장특별회계',
    '주차장사업특별회계',
    '주차장 특별회계',
    '교통사업특별회계',
    '주차장관리특별회계',
  ],
  transport: ['교통사업특별회계', '도시교통사업 특별회계', '도시교통특별회계', '광역교통시설특별회계', ''],
  metro: ['도시철도사업특별회계', '도시철도특별회계', '도시철도건설사업특별회계'],
  water: ['상수도사업특별회계', '지방상수도공기업특별회계', '상수도공기업특별회계', '상수도특별회계'],
  sewer: ['하수도사업특별회계', '하수도공기업특별회계', '공기업하수도사업특별회계', '하수도특별회계'],
  medical: ['의료급여기금특별회계', '의료급여기금 특별회계', '의료급여특별회계'],
  housing: ['주택사업특별회계', '국민주택사업특별회계'],
  fire: ['소방특별회계', '소방안전특별회계'],
  school: ['학교용지부담금특별회계', '학교용지확보등에관한특별회계'],
  renewal: ['도시재생특별회계', '', '', '', '도시재생'],
  industry: ['산업단지조성특별회계', '농공단지조성및관리특별회계', '', '산업단지특별회계'],
  market: ['농수산물도매시장특별회계', '도매시장사업특별회계', ''],
};
const FUNDS: Partial<Record<AccountKind, readonly string[]>> = {
  'disaster-fund': ['재난관리기금'],
  'regional-fund': ['지역개발기금', '지역개발기금특별회계'],
};

const SPECIAL_KINDS = Object.keys(SPECIAL) as AccountKind[];

/** A fund named after what it does: 식품진흥기금 운용 → 식품진흥기금. */
function fundOf(projectName: string): string {
  return /^\S*기금/.exec(projectName)?.[0] ?? '사회복지기금';
}

const FUND_CODES = ['401', '404', '407', '411', '415', '422', '425', '431'] as const;

function fundCode(name: string): string {
  const index = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % FUND_CODES.length;
  return FUND_CODES[index] ?? FUND_CODES[0];
}

function specialName(seed: number, government: GovernmentFacts, kind: AccountKind): string {
  const names = SPECIAL[kind];
  return names === undefined ? '' : random(seed, government.lafCd, 'account', kind).pick(names);
}

/** The special accounts of a government, numbered in the order of their names: one code means different accounts in different places. */
function specialAccount(seed: number, government: GovernmentFacts, kind: AccountKind): Account {
  const name = specialName(seed, government, kind);
  if (name === '') return GENERAL;
  const all = SPECIAL_KINDS.map((each) => specialName(seed, government, each)).filter((each) => each !== '');
  const order = [...new Set(all)].sort().indexOf(name);
  return { code: String(201 + order), name };
}

/** The account of a project. Counties and districts seldom have one for renewal or industry. */
export function accountOf(
  seed: number,
  government: GovernmentFacts,
  kind: AccountKind | null,
  projectName: string,
): Account {
  if (kind === null) return GENERAL;
  if (kind === 'stability-fund') return STABILITY;
  if (kind === 'small-fund') return { code: fundCode(fundOf(projectName)), name: fundOf(projectName) };
  const fund = FUNDS[kind];
  if (fund !== undefined) {
    const name = random(seed, government.lafCd, 'fund', kind).pick(fund);
    return { code: fundCode(name), name };
  }
  if (kind === 'fire' && !isHeadOffice(government.lafCd)) return GENERAL;
  return specialAccount(seed, government, kind);
}

import { METROPOLITAN } from '@/prisma/demo/facts/metropolitan';
import { PROVINCES_NORTH } from '@/prisma/demo/facts/provinces-north';
import { PROVINCES_SOUTH } from '@/prisma/demo/facts/provinces-south';

/** M metropolitan head office, P provincial head office, D district, C city, G county. */
export type Kind = 'M' | 'P' | 'D' | 'C' | 'G';

export interface GovernmentFacts {
  lafCd: string;
  /** The head office of its upper tier before 2026-07-01; its own code for a head office. */
  waLafCd: string;
  /** Its own name: 종로구. */
  name: string;
  /** The API's form: 서울종로구, 서울본청. */
  shortName: string;
  /** 서울특별시 종로구. */
  fullName: string;
  kind: Kind;
  population: number;
  /** The budget of 2023 in won. */
  size2023: number;
  /** The administrative code that begins a project's code. */
  adminCd: string;
}

const HUNDRED_MILLION = 100_000_000;

const UPPER_SHORT: Record<string, string> = {
  '11': '서울',
  '26': '부산',
  '27': '대구',
  '28': '인천',
  '29': '광주',
  '30': '대전',
  '31': '울산',
  '32': '세종',
  '41': '경기',
  '42': '강원',
  '43': '충북',
  '44': '충남',
  '45': '전북',
  '46': '전남',
  '47': '경북',
  '48': '경남',
  '49': '제주',
};

/** Whether a code is a head office's (본청): digits 3–5 are 000. */
export function isHeadOffice(lafCd: string): boolean {
  return lafCd.slice(2, 5) === '000';
}

/** The short name of the upper tier, as the API writes it before a lower tier's name. */
export function upperShort(lafCd: string): string {
  const short = UPPER_SHORT[lafCd.slice(0, 2)];
  if (short === undefined) throw new Error(`no upper tier known for ${lafCd}`);
  return short;
}

function parseLine(line: string, upperNames: ReadonlyMap<string, string>): GovernmentFacts {
  const [lafCd = '', name = '', kind = '', population, size, adminCd = ''] = line.split(' ');
  const waLafCd = `${lafCd.slice(0, 2)}00000`;
  const head = isHeadOffice(lafCd);
  return {
    lafCd,
    waLafCd,
    name,
    shortName: upperShort(lafCd) + (head ? '본청' : name),
    fullName: head ? name : `${upperNames.get(waLafCd) ?? ''} ${name}`,
    // The tables are ours and a test reads every line of them.
    kind: kind as Kind,
    population: Number(population),
    size2023: Number(size) * HUNDRED_MILLION,
    adminCd,
  };
}

function parse(): GovernmentFacts[] {
  const lines = [METROPOLITAN, PROVINCES_NORTH, PROVINCES_SOUTH].flatMap((table) => table.trim().split('\n'));
  const heads = lines.map((line) => line.split(' ')).filter(([code = '']) => isHeadOffice(code));
  const upperNames = new Map(heads.map(([code = '', name = '']) => [code, name]));
  return lines.map((line) => parseLine(line, upperNames));
}

/** The 243 governments that stood on 2026-06-30. */
export const GOVERNMENTS: readonly GovernmentFacts[] = parse();

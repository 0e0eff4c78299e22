import type { HardCase, HardRow } from '@/prisma/demo/hard-case';

const M = 1_000_000;

type Row = Pick<HardRow, 'name' | 'amounts'> & Partial<HardRow>;
/** Of 춘천시, two years ago. Amounts in won: planned, current, four sources, spent. */
const chuncheon = (row: Row): HardRow => ({ lafCd: '4211000', section: '142', year: -2, ...row });

/** The projects of the winners in prisma/demo/participation/cases.ts. */
export const WINNER_ROWS: HardCase = {
  id: 'won-by-residents',
  why: 'Projects that residents chose, and what may become of them: split, merged, renamed, cut, carried over, not spent, given up.',
  rows: [
    chuncheon({ name: '공지천 산책로 조명 설치', amounts: [52 * M, 52 * M, 0, 0, 52 * M, 0, 50_840_000] }),
    chuncheon({ name: '공지천 산책로 쉼터 조성', amounts: [38 * M, 38 * M, 0, 0, 38 * M, 0, 37_125_500] }),
    chuncheon({
      name: '석사동 어린이공원 시설 개선',
      amounts: [95 * M, 95 * M, 0, 0, 95 * M, 0, 92_377_000],
    }),
    chuncheon({ name: '효자동 골목 경관 개선', amounts: [42 * M, 42 * M, 0, 0, 42 * M, 0, 41_560_000] }),
    // What was left over stands in the next year under the same code, beside nothing planned (명시이월).
    chuncheon({
      name: '후평동 경로당 승강기 설치',
      section: '089',
      code: '3FE01',
      amounts: [120 * M, 120 * M, 0, 0, 120 * M, 0, 48_300_000],
    }),
    chuncheon({
      name: '후평동 경로당 승강기 설치',
      section: '089',
      year: -1,
      code: '3FE01',
      codeYear: -2,
      amounts: [0, 71_700_000, 0, 0, 71_700_000, 0, 70_155_000],
    }),
    chuncheon({ name: '온의동 자전거 공용 정비대 설치', amounts: [30 * M, 30 * M, 0, 0, 30 * M, 0, 0] }),
    chuncheon({
      name: '퇴계동 작은도서관 야간 개방',
      amounts: [38 * M, 38 * M, 0, 0, 38 * M, 0, 37_020_000],
    }),
    {
      lafCd: '1118000',
      name: '정릉동 공유부엌 조성',
      section: '089',
      year: 0,
      amounts: [45 * M, 45 * M, 0, 0, 45 * M, 0, 0],
    },
  ],
};

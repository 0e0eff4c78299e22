import type { HardCase } from '@/prisma/demo/hard-case';
import { WINNER_ROWS } from '@/prisma/demo/winner-rows';

const M = 1_000_000;

/** Every case; the renamed and the merged governments are in succession.ts. */
export const HARD_CASES: readonly HardCase[] = [
  {
    id: 'negative-spent',
    why: 'A refund is booked against a year in which nothing more was paid: cumulative spending falls below zero (pitfall 4).',
    rows: [
      {
        lafCd: '4271000',
        name: '재난지원금 반납분 정리',
        section: '025',
        year: 0,
        amounts: [30 * M, 30 * M, 0, 9 * M, 21 * M, 0, -12_345_670],
      },
      {
        lafCd: '2611000',
        name: '국고보조사업 정산(과오납 반환)',
        section: '014',
        year: -1,
        amounts: [8 * M, 8 * M, 0, 0, 8 * M, 0, -1_204_000],
      },
    ],
  },
  {
    id: 'negative-budget',
    why: 'A budget line cut by more than it had stands below zero until the next supplementary budget.',
    rows: [
      {
        lafCd: '4372000',
        name: '예산절감액 감액 조정',
        section: '014',
        year: 0,
        amounts: [0, -50 * M, 0, 0, -50 * M, 0, 0],
      },
    ],
  },
  {
    id: 'over-execution',
    why: 'Festivals settled in one line at several times their budget: 330 % and 208 % must be flagged, not clamped (pitfall 25).',
    rows: [
      {
        lafCd: '4276000',
        name: '여름 물놀이축제 개최',
        section: '062',
        year: 0,
        amounts: [100 * M, 100 * M, 0, 0, 100 * M, 0, 330 * M],
      },
      {
        lafCd: '4873000',
        name: '예술제 개최 지원',
        section: '061',
        year: -1,
        amounts: [60 * M, 60 * M, 0, 18 * M, 42 * M, 0, 124_800_000],
      },
    ],
  },
  {
    id: 'no-budget-but-spent',
    why: 'Money spent before the budget line was made: the rate of nothing is unknown, not zero and not infinite.',
    rows: [
      {
        lafCd: '4780000',
        name: '긴급 방역물품 구입(성립전예산)',
        section: '091',
        year: 0,
        amounts: [0, 0, 0, 0, 0, 0, 4_180_000],
      },
    ],
  },
  {
    id: 'internal-transfer',
    why: 'Transfers between own accounts have the words in the middle of the name too: matching the beginning misses 2 trillion won a year (pitfall 2).',
    rows: [
      {
        lafCd: '1111000',
        name: '주차장특별회계 내부거래지출(예탁금)',
        section: '126',
        year: 0,
        amounts: [4_300 * M, 4_300 * M, 0, 0, 4_300 * M, 0, 4_300 * M],
      },
      {
        lafCd: '4111000',
        name: '국ㆍ도비 정산 보전지출(반환금)',
        section: '014',
        year: 0,
        amounts: [2_150 * M, 2_150 * M, 0, 0, 2_150 * M, 0, 1_980_400_000],
      },
    ],
  },
  {
    id: 'to-be-deleted',
    why: 'A project entered by mistake: the first day of `gotgan demo advance` deletes it, and the portal marks it removed.',
    rows: [
      {
        lafCd: '4373000',
        name: '중복 입력 사업(삭제 예정)',
        section: '016',
        year: 0,
        amounts: [15 * M, 15 * M, 0, 0, 15 * M, 0, 0],
      },
    ],
  },
  {
    id: 'same-name-districts',
    why: 'Six districts are called 중구 and run projects of one name: names must carry their upper tier (pitfall 23).',
    rows: ['1112000', '2611000', '2711000', '3012000', '3111000'].map((lafCd, i) => ({
      lafCd,
      name: '원도심 골목길 재생',
      section: '142' as const,
      year: 0 as const,
      amounts: [(300 + i) * M, (300 + i) * M, 0, 100 * M, (200 + i) * M, 0, 40 * M] as const,
    })),
  },
  {
    id: 'digit-error',
    why: 'A current budget typed in with two digits too many; the four sources are right, and do not add up to it (pitfall 10).',
    rows: [
      {
        lafCd: '4575000',
        name: '마을안길 포장공사',
        section: '121',
        year: 0,
        amounts: [340 * M, 34_000 * M, 0, 102 * M, 238 * M, 0, 81_500_000],
      },
    ],
  },
  {
    id: 'section-with-letter',
    why: 'Sections carry letters (08A): a code read as a number is lost.',
    rows: [
      {
        lafCd: '1121000',
        name: '공동육아 품앗이 지원',
        section: '08A',
        year: 0,
        amounts: [24 * M, 24 * M, 0, 12 * M, 12 * M, 0, 9_600_000],
      },
    ],
  },
  {
    id: 'two-dots',
    why: 'ㆍ (U+318D) and · (U+00B7) are one sign in keys and two on screen.',
    rows: [
      {
        lafCd: '4478000',
        name: '농ㆍ축산물 직거래장터 운영',
        section: '101',
        year: 0,
        amounts: [18 * M, 18 * M, 0, 0, 18 * M, 0, 5_000_000],
      },
      {
        lafCd: '4478000',
        name: '향교·서원 문화유산 활용',
        section: '064',
        year: 0,
        amounts: [46 * M, 46 * M, 23 * M, 11_500_000, 11_500_000, 0, 20_000_000],
      },
    ],
  },
  {
    id: 'missing-amounts',
    why: 'Amounts not reported are missing, not zero (pitfall 8).',
    rows: [
      {
        lafCd: '4783000',
        name: '도서지역 생필품 해상운송비 지원',
        section: '103',
        year: 0,
        amounts: [120 * M, 120 * M, null, null, null, null, null],
      },
      {
        lafCd: '4880000',
        name: '청년 농업인 정착 지원',
        section: '101',
        year: 0,
        amounts: [null, 80 * M, 40 * M, 12 * M, 28 * M, 0, 33_000_000],
      },
    ],
  },
  {
    id: 'below-planned',
    why: 'A transfer out leaves the current budget below the planned amount (pitfall 25).',
    rows: [
      {
        lafCd: '4511000',
        name: '청사 방호 및 안내',
        section: '016',
        year: 0,
        amounts: [95 * M, 61 * M, 0, 0, 61 * M, 0, 44_210_000],
      },
    ],
  },
  {
    id: 'two-departments',
    why: 'After a reorganisation one project stands under two departments in one snapshot: both rows count.',
    rows: [
      {
        lafCd: '4415000',
        name: '공공데이터 품질관리',
        section: '016',
        year: 0,
        dept: '0901',
        code: '3F001',
        amounts: [28 * M, 28 * M, 0, 0, 28 * M, 0, 10_000_000],
      },
      {
        lafCd: '4415000',
        name: '공공데이터 품질관리',
        section: '016',
        year: 0,
        dept: '0902',
        code: '3F001',
        amounts: [17 * M, 17 * M, 0, 0, 17 * M, 0, 0],
      },
    ],
  },
  {
    id: 'blank-code',
    why: 'No project code was given: the name stands in for it in the key.',
    rows: [
      {
        lafCd: '4687000',
        name: '섬마을 순회 진료·방문간호',
        section: '091',
        year: 0,
        code: '',
        amounts: [36 * M, 36 * M, 0, 10_800_000, 25_200_000, 0, 15_300_000],
      },
    ],
  },
  {
    id: 'untidy-name',
    why: 'Names come with two blanks, a trailing blank and quotation marks (pitfall 14).',
    rows: [
      {
        lafCd: '4612000',
        name: '"찾아가는  복지상담실" 운영, 읍면 순회 ',
        section: '089',
        year: 0,
        amounts: [12 * M, 12 * M, 0, 0, 12 * M, 0, 3_000_000],
      },
    ],
  },
  {
    id: 'no-field',
    why: 'A row whose field was not reported is still in the total.',
    rows: [
      {
        lafCd: '4113000',
        name: '미분류 사업비',
        section: null,
        year: 0,
        amounts: [5 * M, 5 * M, 0, 0, 5 * M, 0, 0],
      },
    ],
  },
  WINNER_ROWS,
];

/** A government without a single row in the year before the present one: not reported, nothing removed. */
export const UNREPORTED = { lafCd: '4872000', year: -1 } as const;

/** The name of the project that the first day of officials' work deletes. */
export const DELETED_PROJECT = { lafCd: '4373000', name: '중복 입력 사업(삭제 예정)' } as const;

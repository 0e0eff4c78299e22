import type { ProcessSpec } from '@/prisma/demo/participation/specs';

/** What became of the money of a winner, as the case shows it. */
export type CaseSign = 'cut' | 'renamed' | 'carried-over' | 'merged' | 'split' | 'unspent' | 'cancelled';

/** A proposal that wins for certain, whose projects stand in the demo finance data under these names (prisma/demo/hard-cases.ts). */
export interface WinnerCase {
  sign: CaseSign;
  stage: ProcessSpec['stage'];
  title: string;
  need: string;
  content: string;
  place: string;
  department: string;
  author: string;
  votes: number;
  /** In won. */
  cost: number;
  projects: readonly string[];
  /** What its project was called when it was tied, where that is another name. */
  nameThen?: string;
  /** Whether its project is it alone. */
  whole: boolean;
}

const M = 1_000_000;
const CHUNCHEON = { stage: 'years-ago', whole: true } as const;

/** Each of what may happen after the vote, once. The portal finds it out by itself: here are the projects, not the signs. */
export const WINNER_CASES: readonly WinnerCase[] = [
  {
    ...CHUNCHEON,
    sign: 'split',
    title: '공지천 산책로에 조명과 쉼터를',
    need: '해가 지면 어두워 걷지 못하고, 한 시간을 걸어도 앉을 곳이 없습니다.',
    content: '온의교에서 퇴계교까지 낮은 조명 40개를 놓고 비를 피할 수 있는 쉼터 세 곳을 만듭니다.',
    place: '공지천 온의교~퇴계교',
    department: '도로과',
    author: '강변걷기',
    votes: 3120,
    cost: 90 * M,
    projects: ['공지천 산책로 조명 설치', '공지천 산책로 쉼터 조성'],
  },
  {
    ...CHUNCHEON,
    sign: 'merged',
    title: '석사동 어린이공원에 그늘막을',
    need: '여름 한낮에는 놀이기구가 뜨거워 아이들이 놀지 못합니다.',
    content: '모래놀이터와 그네 위에 접이식 그늘막 네 개를 세웁니다.',
    place: '석사동 어린이공원',
    department: '공원녹지과',
    author: '세아이엄마',
    votes: 2870,
    cost: 40 * M,
    projects: ['석사동 어린이공원 시설 개선'],
    whole: false,
  },
  {
    ...CHUNCHEON,
    sign: 'merged',
    title: '석사동 어린이공원 바닥분수 설치',
    need: '가까운 물놀이장이 버스로 40분 거리입니다.',
    content: '공원 가운데 마당에 바닥분수를 놓고 여름 석 달 동안 운영합니다.',
    place: '석사동 어린이공원',
    department: '공원녹지과',
    author: '물놀이좋아',
    votes: 2410,
    cost: 55 * M,
    projects: ['석사동 어린이공원 시설 개선'],
    whole: false,
  },
  {
    ...CHUNCHEON,
    sign: 'renamed',
    title: '효자동 골목을 안심 벽화 길로',
    need: '낡은 담장이 이어져 밤길이 무섭습니다.',
    content: '담장 300미터를 고쳐 벽화를 그리고 바닥 조명을 놓습니다.',
    place: '효자동 낭만골목',
    department: '도시재생과',
    author: '골목대장',
    votes: 2650,
    cost: 42 * M,
    projects: ['효자동 골목 경관 개선'],
    nameThen: '효자동 안심 벽화 골목 조성',
  },
  {
    ...CHUNCHEON,
    sign: 'carried-over',
    title: '후평동 경로당 승강기 설치',
    need: '2층 모임방에 올라가지 못하는 어르신이 열 분이 넘습니다.',
    content: '건물 바깥에 6인승 승강기를 달고 출입구 턱을 없앱니다.',
    place: '후평동 제1경로당',
    department: '어르신복지과',
    author: '통장일기',
    votes: 2980,
    cost: 120 * M,
    projects: ['후평동 경로당 승강기 설치'],
  },
  {
    ...CHUNCHEON,
    sign: 'unspent',
    title: '온의동 자전거 공용 정비대 설치',
    need: '바람 한 번 넣으려면 시내까지 끌고 가야 합니다.',
    content: '공기주입기와 공구가 달린 정비대를 세 곳에 놓습니다.',
    place: '온의동 일대',
    department: '교통과',
    author: '두바퀴',
    votes: 1990,
    cost: 30 * M,
    projects: ['온의동 자전거 공용 정비대 설치'],
  },
  {
    ...CHUNCHEON,
    sign: 'cut',
    title: '퇴계동 작은도서관을 밤에도 열기',
    need: '퇴근하고 오면 문이 닫혀 있어 책을 빌리지 못합니다.',
    content: '무인 대출기와 출입 장치를 두고 밤 열 시까지 엽니다.',
    place: '퇴계동 작은도서관',
    department: '도서관과',
    author: '밤의독서',
    votes: 2240,
    cost: 60 * M,
    projects: ['퇴계동 작은도서관 야간 개방'],
  },
  {
    sign: 'cancelled',
    stage: 'last-year',
    title: '정릉동 공유 부엌 만들기',
    need: '함께 밥을 지을 곳이 없어 반찬 나눔을 골목에서 합니다.',
    content: '주민센터 1층 빈 방에 조리대와 냉장고를 놓고 예약해 쓰게 합니다.',
    place: '정릉동 주민센터',
    department: '복지정책과',
    author: '반찬나눔',
    votes: 2130,
    cost: 45 * M,
    projects: ['정릉동 공유부엌 조성'],
    whole: true,
  },
];

/** The project that officials give up once its winner is tied to it. */
export const GIVEN_UP = { lafCd: '1118000', name: '정릉동 공유부엌 조성' } as const;

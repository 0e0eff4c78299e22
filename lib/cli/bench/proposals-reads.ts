import type { Pool } from 'pg';
import type { BenchProcess } from '@/lib/cli/bench/proposals-world';
import type { DeskListState } from '@/lib/domain/process/desk-list';
import { PROPOSAL_SORTS, type ProposalListState } from '@/lib/domain/process/proposal-list';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';
import { findDeskProposal } from '@/lib/queries/desk/proposal';
import { listDeskProcesses } from '@/lib/queries/desk/processes';
import { findWorkList } from '@/lib/queries/desk/work-list';
import { findVoice, listComments } from '@/lib/queries/discussion/comments';
import { listHidden, listReported } from '@/lib/queries/discussion/desk';
import { findOwnPart } from '@/lib/queries/discussion/own';
import { findProcess } from '@/lib/queries/process/process-page';
import { listProcesses } from '@/lib/queries/process/processes';
import { listProposals } from '@/lib/queries/process/proposal-list';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { findBudgetLines } from '@/lib/queries/proposal-help/budget-lines';
import { searchProposals } from '@/lib/queries/proposal-help/search';
import { findSimilarProposals } from '@/lib/queries/proposal-help/similar';
import type { Random } from '@/prisma/demo/random';

/** What is read, and of whom. */
export interface ReadWorld {
  web: Pool;
  member: Pool;
  processes: readonly BenchProcess[];
  /** Some proposals' titles, and somebody who wrote. */
  titles: readonly string[];
  person: string;
  /** `YYYY-MM-DD`, and the fiscal year that runs. */
  today: string;
  year: number;
}

/** A read by its kind; what it answers with is not looked at. */
export interface Read {
  kind: string;
  what: string;
  read: () => Promise<unknown>;
}

const NO_FILTER: ProposalListState = { q: '', track: null, state: null, sort: 'newest', page: 1 };
const WHOLE_DESK: DeskListState = {
  state: null,
  department: null,
  late: null,
  track: null,
  words: null,
  page: 1,
};
const LAST = 10_000;
const TRACKS = ['general', 'youth', 'teen'] as const;
const DEPARTMENTS = ['도로과', '공원녹지과', '교통행정과', '-'] as const;
/** What people look for: frequent, rare, one syllable, with particles, several words, and what is nowhere. */
const WORDS = [
  ...['보안등', '놀이터', '주차', '도서관에서', '어린이', '공원', '길', 'CCTV', '쓰레기', '화장실'],
  ...['버스 정류장', '시장 주차장', '불광천 산책로', '매탄동 놀이터', '횡단보도 조명', '경로당 경사로'],
  ...['두아이아빠', '청소년이 쉬는 곳', '전동휠체어 충전', '무인도서관 로봇'],
] as const;

/** Lists and pages, each round the same ones for every process and others by chance. */
export function listReads(world: ReadWorld, chance: Random): Read[] {
  return world.processes.flatMap((process, at) => [
    ...proposalLists(world, process, chance),
    ...pages(world, process, chance),
    ...deskLists(world, process, chance),
    ...(at % 10 === 0 ? wholeLists(world, process) : []),
  ]);
}

function proposalLists({ web, today }: ReadWorld, { id }: BenchProcess, chance: Random): Read[] {
  const list = (kind: string, state: Partial<ProposalListState>): Read => ({
    kind,
    what: `${id} ${JSON.stringify(state)}`,
    read: () => listProposals(web, id, { ...NO_FILTER, ...state }, today),
  });
  return [
    list('proposals', {}),
    list('proposals, filtered', {
      track: chance.pick([...TRACKS, null]),
      state: chance.pick(PROPOSAL_STATES),
      sort: chance.pick(PROPOSAL_SORTS),
    }),
    list('proposals, a deep page', { sort: chance.pick(PROPOSAL_SORTS), page: LAST }),
    list('proposals, some page', { sort: chance.pick(PROPOSAL_SORTS), page: chance.int(2, 60) }),
  ];
}

function pages(world: ReadWorld, { id, spec }: BenchProcess, chance: Random): Read[] {
  const { web, member, person, today } = world;
  const number = chance.int(1, spec.proposals);
  const what = `${id}/${number}`;
  const comments = (kind: string, of: number, page: number): Read => ({
    kind,
    what: `${id}/${of} page ${page}`,
    read: () => listComments(web, id, of, page),
  });
  return [
    { kind: 'process', what: id, read: () => findProcess(web, id, today) },
    { kind: 'proposal', what, read: () => findProposal(web, id, number, today) },
    { kind: 'proposal, what was said', what, read: () => findVoice(web, id, number) },
    { kind: 'proposal, own part', what, read: () => findOwnPart(member, person, id, number) },
    comments('comments', number, 1),
    // The first proposal of the first process has the most.
    ...(id === world.processes[0]?.id
      ? [1, 500, LAST].map((page) => comments('comments of the largest', 1, page))
      : [comments('comments', 1, LAST)]),
  ];
}

function deskLists({ member, today }: ReadWorld, { id, spec }: BenchProcess, chance: Random): Read[] {
  const list = (kind: string, state: Partial<DeskListState>): Read => ({
    kind,
    what: `${id} ${JSON.stringify(state)}`,
    read: () => findWorkList(member, id, { ...WHOLE_DESK, ...state }, today),
  });
  const number = chance.int(1, spec.proposals);
  return [
    list('work list', {}),
    list('work list, filtered', {
      state: chance.pick([null, 'submitted', 'feasible'] as const),
      department: chance.pick(DEPARTMENTS),
      late: chance.pick([null, '1'] as const),
    }),
    list('work list, words', { words: chance.pick(WORDS) }),
    list('work list, a deep page', { page: LAST }),
    {
      kind: 'proposal on the desk',
      what: `${id}/${number}`,
      read: () => findDeskProposal(member, id, number, today),
    },
  ];
}

function wholeLists({ web, member, today }: ReadWorld, { spec: { lafCd } }: BenchProcess): Read[] {
  const editor = [{ role: 'editor', lafCd, department: null }] as const;
  const operator = [{ role: 'operator', lafCd: null, department: null }] as const;
  return [
    { kind: 'processes', what: 'all', read: () => listProcesses(web, today) },
    { kind: 'desk', what: lafCd, read: () => listDeskProcesses(member, editor, today) },
    {
      kind: 'desk, every government',
      what: 'all',
      read: () => listDeskProcesses(member, operator, today),
    },
    { kind: 'reports', what: lafCd, read: () => listReported(member, [lafCd], '0') },
    { kind: 'hidden comments', what: lafCd, read: () => listHidden(member, [lafCd], null) },
  ];
}

/** Searches over all, within a government and a process; what is like a title, and the projects that may pay for it already. */
export function searchReads(world: ReadWorld, chance: Random): Read[] {
  const { web, processes, titles, year } = world;
  const searches = WORDS.flatMap((words): Read[] => {
    const { id, spec } = chance.pick(processes);
    const search = (kind: string, more: Partial<Parameters<typeof searchProposals>[1]>): Read => ({
      kind,
      what: `${words} ${JSON.stringify(more)}`,
      read: () => searchProposals(web, { words, page: 1, ...more }),
    });
    return [
      search('search', {}),
      search('search, a deep page', { page: chance.int(2, 40) }),
      search('search in a government', { lafCd: spec.lafCd }),
      search('search in a process', { processId: id, state: chance.pick([null, 'won'] as const) }),
    ];
  });
  const texts = titles.flatMap((text): Read[] => {
    const { lafCd } = chance.pick(processes).spec;
    return [
      { kind: 'similar', what: text, read: () => findSimilarProposals(web, { text, lafCd }, 5) },
      { kind: 'budget lines', what: text, read: () => findBudgetLines(web, { text, lafCd, year }, 5) },
    ];
  });
  return [
    ...searches,
    { kind: 'search, all', what: '', read: () => searchProposals(web, { words: '', page: 1 }) },
    {
      kind: 'search, all, a deep page',
      what: '',
      read: () => searchProposals(web, { words: '', page: LAST }),
    },
    ...texts,
  ];
}

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toTheSecond } from '@/components/ballot/exact-time';
import { countLines } from '@/components/ballot/count-lines';
import { ruleLines } from '@/components/ballot/rule-lines';
import { VoteView } from '@/components/ballot/VoteView';
import { whyText } from '@/components/ballot/why-text';
import { messages } from '@/lib/content/messages';
import { VOTE_STATES, type VoteState } from '@/lib/domain/ballot/election-data';
import type { BallotRules } from '@/lib/domain/ballot/types';
import type { VotePage } from '@/lib/domain/ballot/vote-page';
import type { ProcessLine } from '@/lib/domain/process/types';

const RULES: BallotRules = {
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  least: 2,
  most: 3,
  points: null,
  fields: [{ key: 'road', name: { ko: '길', en: 'Roads' }, most: 1, projects: [4, 7] }],
  blank: 'counts',
  ceiling: '1200000000',
  projects: [4, 7, 9].map((number) => ({ number, title: `사업 ${number}`, cost: '29000000' })),
};

// The page reads the id and the titles alone.
const PROCESS = {
  id: '4111000-2027',
  titles: { ko: '수원시 2027년 주민참여예산', en: 'Suwon' },
} as ProcessLine;

const own = (tracks: string[], paperCheckedIn = false, why: string | null = null): VotePage['own'] => ({
  tracks: tracks.map((track) => ({ track, credentialIssued: false, paperCheckedIn })),
  why,
  mark: 'mark',
});

function page(state: VoteState | null, who: VotePage['own'] = null): string {
  const election =
    state === null
      ? null
      : {
          state,
          begins: '2027-05-10T00:00:00.000Z',
          ends: '2027-05-20T14:59:59.000Z',
          rulesHash: 'ab'.repeat(32),
          casts: 50,
          ballots: [RULES],
          tracks: [],
        };
  const vote: VotePage = { now: '2027-05-11T00:00:05.000Z', election, own: who };
  return renderToStaticMarkup(
    <VoteView language="ko" process={PROCESS} vote={vote} token="" kiosk={false} />,
  );
}

const ISLAND = 'class="ballot"';

describe('where the vote stands', () => {
  it.each([
    [null, '투표 규칙을 아직 확정하지 않았습니다', '/participate/4111000-2027/proposals'],
    ['frozen', '2027년 5월 10일 09:00:00', null],
    ['keyed', '담당 공무원 두 사람이 투표를 열 차례입니다', null],
    ['ahead', '고를 사업을 미리 담아 둘 수 있습니다', null],
    ['on', '2027년 5월 20일 23:59:59', null],
    ['ending', '제때 도착한 표를 받아 마무리하고 있습니다', '/participate/4111000-2027/verify'],
    ['closed', '모여서 개표합니다', '/participate/4111000-2027/verify'],
    ['published', '결과와 개표 자료를 모두 공개했습니다', '/participate/4111000-2027/result'],
  ] as const)('%s: %s', (state, text, link) => {
    const html = page(state);
    expect(html).toContain(text);
    if (link !== null) expect(html).toContain(`href="${link}"`);
    expect(html).toContain('2027년 5월 11일 09:00:05');
  });

  it('the vote itself is there from the opening on', () => {
    const shown = VOTE_STATES.filter((state) => page(state, own(['general'])).includes(ISLAND));
    expect(shown).toEqual(['ahead', 'on', 'ending', 'closed', 'published']);
  });
});

describe('who may vote', () => {
  it.each([
    ['nobody is signed in', null, '로그인하고 투표하기', false],
    ['it was not asked', own([], false, 'not-asked'), '투표 자격을 아직 확인하지 않았습니다.', false],
    ['it was decided against', own([], false, 'decided-no'), '투표할 수 없다고 결정했습니다.', false],
    ['a sheet of paper was given', own(['general'], true), '이 사이트에서는 투표할 수 없습니다.', false],
    ['it was confirmed', own(['general']), '투표할 수 있는 구분: 일반.', true],
  ] as const)('%s', (_what, who, text, votes) => {
    const html = page('on', who);
    expect(html).toContain(text);
    expect(html.includes(ISLAND)).toBe(votes);
  });
});

it('says the rules before they bite, and never more choices than there are projects', () => {
  expect(ruleLines('ko', { ...RULES, most: 5 })).toEqual([
    '사업 3개 가운데 3개까지 고릅니다.',
    '하나라도 고르면 2개 이상 골라야 합니다.',
    '‘길’ 분야에서는 1개까지 고릅니다.',
    '아무것도 고르지 않은 표(백지)도 낼 수 있고, 다른 표와 함께 셉니다.',
    '이 구분의 예산은 1,200,000,000원입니다.',
  ]);
});

it('says what projects have to reach before they are counted', () => {
  const tracks = [
    {
      track: 'general',
      stages: [
        { stage: 'eliminate', by: 'share-of-ballots', ballots: 'general.pb', atLeast: '3/40' },
        { stage: 'select', ballots: 'general.pb', rule: 'greedy_by_votes', ties: 'mincost', budget: '1' },
      ],
    },
  ] satisfies Parameters<typeof countLines>[2]['tracks'];
  const vote = { ballots: [RULES], tracks };
  expect(countLines('ko', RULES, vote)).toEqual([
    '투표지의 7.5 % 이상이 골라야 선정될 수 있습니다.',
    '이에 못 미치면 예산이 남아도 선정하지 않습니다.',
  ]);
  expect(countLines('ko', { track: 'youth', file: 'youth.pb' }, vote)).toEqual([]);
});

it('says of panels what they weigh, and with what they decide', () => {
  const committee = {
    ...RULES,
    track: 'committee',
    name: { ko: '위원', en: 'Committee' },
    file: 'committee.pb',
  };
  const panels = [
    { name: 'general', ballots: 'general.pb', weight: '70', measure: 'share-of-votes' },
    { name: 'committee', ballots: 'committee.pb', weight: '30', measure: 'share-of-votes' },
  ] as const;
  const tracks: Parameters<typeof countLines>[2]['tracks'] = [
    {
      track: 'general',
      stages: [
        { stage: 'eliminate', by: 'votes', ballots: 'general.pb', atLeast: '2' },
        { stage: 'panels', panels: [...panels] },
        { stage: 'select', ballots: 'general.pb', rule: 'greedy_by_panels', ties: 'mincost', budget: '1' },
      ],
    },
  ];
  const vote = { ballots: [RULES, committee], tracks };
  expect(countLines('ko', RULES, vote)).toEqual([
    '2표 이상 받아야 선정될 수 있습니다.',
    '이에 못 미치면 예산이 남아도 선정하지 않습니다.',
    '기준은 위원 투표를 더하지 않은 표로 봅니다.',
    '표를 합쳐 셉니다. 비중: 일반 70, 위원 30. 비중을 곱하는 값: 모든 제안이 받은 표 가운데 비율 (%). 곱해서 더한 합산 점수가 높은 것부터 선정합니다.',
  ]);
  expect(countLines('ko', committee, vote)).toEqual([
    '‘일반’의 제안을 함께 정하는 위원 투표입니다. 비중: 30.',
  ]);
});

it('says why something cannot be chosen', () => {
  const words = messages('ko').ballot.tool;
  const place = { words, language: 'ko' as const, rules: RULES, basket: { choices: [4], points: [] } };
  expect(whyText(place, 'too-many-in-field', 7)).toBe(
    '‘길’ 분야에서 이미 1개를 골랐습니다. 그 가운데 하나를 빼면 고를 수 있습니다.',
  );
  const rules = { ...RULES, ceiling: '50000000' };
  expect(whyText({ ...place, rules }, 'over-ceiling', 9)).toBe(
    '담으면 예산을 8,000,000원 넘습니다. 다른 사업을 빼면 고를 수 있습니다.',
  );
  expect(whyText(place, 'void-with-choices')).toBe('이렇게는 고를 수 없습니다.');
});

it('tells moments to the second, in Korean time', () => {
  expect(toTheSecond('2026-06-30T05:05:09.000Z', 'ko')).toBe('2026년 6월 30일 14:05:09');
  expect(toTheSecond('2026-06-30T05:05:09.000Z', 'en')).toBe('30 June 2026, 14:05:09 KST');
});

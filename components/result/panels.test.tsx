import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OthersPart } from '@/components/result/OthersPart';
import { TrackBlock } from '@/components/result/TrackBlock';
import type { CountState, PublishedResult, ResultLine, ResultTrack } from '@/lib/domain/ballot/count-page';

const line = (number: number, score: string | null): ResultLine => ({
  ...{ number, title: `사업 ${number}`, cost: '200', votes: 3, points: null, rank: number },
  ...{ score, figures: score === null ? [] : ['2/7', '1'] },
  ...{ won: number === 1, why: score === null ? 'below-threshold' : null, money: null },
});
const TRACK: ResultTrack = {
  track: 'general',
  names: { ko: '일반', en: 'General' },
  file: 'general.pb',
  ...{ rule: 'greedy_by_panels', ties: 'mincost', increment: null },
  threshold: { by: 'votes', atLeast: '1000' },
  panels: {
    measure: 'share-of-votes',
    weights: [
      { track: 'general', weight: '70' },
      { track: 'committee', weight: '30' },
    ],
  },
  gives: 'nothing',
  ...{ budget: '800', cost: '600', left: '200' },
  lines: [line(1, '100/3'), line(2, '20'), line(3, null)],
  ...{ tieEvents: 0, lotEvents: 0, shared: null, ballots: 3, blank: 0, got: [1, 2], others: [] },
};
// The parts read nothing else of a vote and its result.
const vote = {} as CountState;
const published = {
  names: { general: TRACK.names, committee: { ko: '위원', en: 'Committee' } },
} as unknown as PublishedResult;
const part = (track: ResultTrack) => ({ language: 'ko', id: 'x', vote, published, track }) as const;

it('says what decided together, what projects came to, and what they had to reach', () => {
  const html = renderToStaticMarkup(<TrackBlock {...part(TRACK)} />);
  expect(html).toContain('비중: 일반 70, 위원 30.');
  expect(html).toContain('1,000표 이상 받아야 선정될 수 있습니다.');
  expect(html).toContain('합산 점수');
  expect(html).toMatch(/일반 \(%\)[^]*위원 \(%\)[^]*28\.57[^]*100\.00[^]*33\.33[^]*20\.00/);
  expect(html).toContain('최소한으로 받아야 하는 표나 점수에 못 미칩니다.');
});

it('links to the page that counts one file by no rule that this one does not know', () => {
  const html = renderToStaticMarkup(<OthersPart {...part(TRACK)} />);
  expect(html).toContain('선정 기준과 위원 투표를 넣지 않습니다');
  expect(html).not.toContain('rule=');
  const plain = { ...TRACK, rule: 'greedy_by_votes', threshold: null, panels: null };
  const other = renderToStaticMarkup(<OthersPart {...part(plain)} />);
  expect(other).toContain('rule=greedy_by_votes');
  expect(other).not.toContain('선정 기준');
  expect(renderToStaticMarkup(<TrackBlock {...part(plain)} />)).not.toContain('합산 점수');
});

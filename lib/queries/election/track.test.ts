import { expect, it } from 'vitest';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { readPb } from '@/lib/domain/participation/pb';
import { recount } from '@/lib/domain/participation/result-document';
import { readRules, type RulesDocument } from '@/lib/domain/participation/rules-document';
import { resultTrack } from '@/lib/queries/election/track';

const BALLOTS = `META
key;value
budget;800
vote_type;approval
PROJECTS
project_id;cost
1;300
2;200
3;150
VOTES
voter_id;vote
1;1
2;1
3;2,3
4;2
`;
const TRACK: BallotRules = {
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  ...{ least: 1, most: 2, points: null, fields: [], blank: 'counts', ceiling: '800' },
  projects: [1, 2, 3].map((number) => ({ number, title: `사업 ${number}`, cost: '0' })),
};
const RULES: RulesDocument = {
  format: 'gotgan-rules/1',
  title: { ko: '투표', en: 'Vote' },
  election: '4111000-2027',
  ballots: [{ file: 'general.pb' }],
  tracks: [
    {
      track: 'general',
      stages: [
        { stage: 'eliminate', by: 'votes', ballots: 'general.pb', atLeast: '2' },
        { stage: 'select', ballots: 'general.pb', rule: 'mes_cost', ties: 'mincost', budget: '800' },
      ],
    },
  ],
};

it('explains a count without what a threshold had taken out before', async () => {
  const text = JSON.stringify(RULES);
  const { result } = await recount({ rules: text, ballots: { 'general.pb': BALLOTS }, seed: null });
  const { file } = readPb(BALLOTS);
  if (file === null) throw new Error('the file cannot be read');
  const track = resultTrack(TRACK, { rules: readRules(text), result, file });
  // Four shares of 200. Both have two supporters for their cost: the cheaper one first.
  expect(track?.shared).toMatchObject({ endowment: '200', rounds: [{ project: 2 }, { project: 1 }] });
  expect(track?.threshold).toEqual({ by: 'votes', atLeast: '2' });
  expect(track?.panels).toBeNull();
  expect(track?.lines.map(({ number, votes, won, why }) => [number, votes, won, why])).toEqual([
    [2, 2, true, null],
    [1, 2, true, null],
    [3, 1, false, 'below-threshold'],
  ]);
  // 300 are left, and 3 would fit: no other rule gets it either.
  expect(track?.others.flatMap(({ gained }) => gained)).toEqual([]);
  expect(track?.others.map(({ rule }) => rule)).toContain('greedy_by_votes');
});

import { describe, expect, it } from 'vitest';
import { differences, expectedOf } from '@/lib/cli/demo-election/expected';
import { noNumbers } from '@/lib/domain/ballot/numbers';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import type { DemoVoter, PaperKind } from '@/prisma/demo/participation/voters';

const RULES: BallotRules = {
  ...{
    track: 'general',
    name: { ko: '일반', en: 'General' },
    file: 'general.pb',
    type: 'approval',
    least: 1,
    most: 2,
  },
  ...{ points: null, fields: [], blank: 'apart', ceiling: '300' },
  projects: [1, 2, 3].map((number) => ({ number, title: `제안 ${number}`, cost: '100' })),
};
const choosing = (...choices: number[]): Ballot => ({ void: false, choices, points: null });
const voter = (kind: PaperKind, ...ballots: Ballot[]): DemoVoter => ({
  papers: [{ track: 'general', kind, ballots }],
});

const VOTERS = [
  voter('plain', choosing(1, 2)),
  voter('again', choosing(3), choosing(1)),
  voter('void', choosing(2), { void: true, choices: [], points: null }),
  voter('blank', choosing()),
  voter('forged', choosing(1, 2, 3)),
];
const BUNDLE = { rules: RULES, number: 1, firstSerial: 1, code: new Uint8Array(16) };

describe('what is to be counted', () => {
  it('is told by what the voters wanted: the last ballot, and none of what was taken back or forged', () => {
    const expected = expectedOf(RULES, VOTERS, [{ ...BUNDLE, ballots: [choosing(2), choosing(3)] }]);
    expect(expected).toEqual({
      ...{ track: 'general', casts: 7, superseded: 2, voided: 1, invalid: 1, blank: 1, counted: 2, paper: 1 },
      votes: new Map([
        [1, 2],
        [2, 2],
      ]),
    });
  });

  it('differs where a vote is missing or was added', () => {
    const channels = noNumbers();
    Object.assign(channels.electronic, {
      ...{ casts: 7, superseded: 2, voided: 1, invalid: { 'too-many': 1 }, blank: 1, counted: 2 },
    });
    const track = { ...{ track: 'general', file: 'general.pb', blank_rule: 'apart' as const, channels } };
    const numbers = {
      tracks: [{ ...track, eligible: 5, credentials: 5, paper_check_ins: 0 }],
    };
    const file = (votes: readonly number[]) => ({
      'general.pb': [
        ...['META', 'key;value', 'description;d', 'country;c', 'unit;u', 'instance;2027', 'num_projects;3'],
        ...[
          'num_votes;2',
          'budget;300',
          'vote_type;approval',
          'rule;greedy',
          'PROJECTS',
          'project_id;cost;votes',
        ],
        ...votes.map((number, at) => `${at + 1};100;${number}`),
        ...['VOTES', 'voter_id;vote', '1;1,2', '2;1', ''],
      ].join('\n'),
    });
    const expected = [expectedOf(RULES, VOTERS, [])];
    expect(differences(expected, numbers, file([2, 1, 0]))).toEqual([]);
    expect(differences(expected, numbers, file([2, 1, 1]))).toEqual([
      'general, votes of 3: 0 voted, 1 counted',
    ]);
    channels.electronic.casts = 6;
    expect(differences(expected, numbers, file([2, 1, 0]))).toEqual(['general, casts: 7 voted, 6 counted']);
    expect(differences(expected, numbers, {})).toEqual(['general: was not counted']);
  });
});

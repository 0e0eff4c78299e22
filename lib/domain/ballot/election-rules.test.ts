import { describe, expect, it } from 'vitest';
import {
  electionRules,
  gapsOf,
  type RulesParts,
  type TrackParts,
  VOTE_SETTINGS,
} from '@/lib/domain/ballot/election-rules';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { readRules } from '@/lib/domain/participation/rules-document';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import type { TrackRules } from '@/lib/domain/process/track-rules';

const GREEDY: TrackRules = {
  ballot: 'approval',
  most: 2,
  rule: 'greedy_by_votes',
  ties: 'mincost',
  increment: null,
  seedSource: null,
  vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
};
const GENERAL: TrackParts = {
  key: 'general',
  name: { ko: '일반', en: 'General' },
  ceiling: 800,
  rules: GREEDY,
  projects: [
    { number: 1, title: '쉼터', cost: 300 },
    { number: 2, title: '가로등', cost: 200 },
  ],
};
const partsOf = (...tracks: TrackParts[]): RulesParts => ({
  process: '4111000-2027',
  title: { ko: '투표', en: 'Vote' },
  opens: '2027-05-10T00:00:00Z',
  closes: '2027-05-20T15:00:00Z',
  settings: VOTE_SETTINGS,
  tracks,
});
const withRules = (rules: Partial<TrackRules>): TrackParts => ({
  ...GENERAL,
  rules: { ...GREEDY, ...rules },
});
const codes = (...tracks: TrackParts[]) => gapsOf(partsOf(...tracks)).map(({ code, track }) => [code, track]);

const BALLOT = {
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  least: 1,
  most: 2,
  points: null,
  fields: [],
  blank: 'counts',
  ceiling: '800',
  projects: [
    { number: 1, title: '쉼터', cost: '300' },
    { number: 2, title: '가로등', cost: '200' },
  ],
};
const VOTE = {
  opens: '2027-05-10T00:00:00Z',
  closes: '2027-05-20T15:00:00Z',
  casts: 50,
  batch: 50,
  grace: 600,
  extension: { minutes: 30, by: 'length' },
  key: {
    holders: 5,
    needed: 3,
    bodies: [
      { name: { ko: '의회', en: 'Council' }, holders: 2 },
      { name: { ko: '감사부서', en: 'Auditor' }, holders: 1 },
      { name: { ko: '주민참여예산위원회', en: 'Citizens’ committee' }, holders: 2 },
    ],
  },
  ballots: [BALLOT],
};
const SELECT = {
  stage: 'select',
  ballots: 'general.pb',
  rule: 'greedy_by_votes',
  ties: 'mincost',
  budget: '800',
};
const DOCUMENT = {
  format: 'gotgan-rules/1',
  title: { ko: '투표', en: 'Vote' },
  election: '4111000-2027',
  ballots: [{ file: 'general.pb' }],
  tracks: [{ track: 'general', stages: [SELECT] }],
  vote: VOTE,
};
const hashOf = (parts: RulesParts) => sha256Hex(canonicalJson(electionRules(parts)));

describe('the rules as they are frozen', () => {
  it('are one stage for each track, in bytes that stay', async () => {
    expect(electionRules(partsOf(GENERAL))).toEqual(DOCUMENT);
    // Of the canonical JSON of the document above, by `sha256sum`.
    expect(await hashOf(partsOf(GENERAL))).toBe(
      '45ec30b888e910d18f1f5099f67290548b56e49dfb5fa1bae6e9cc816ba1264d',
    );
  });

  it('take out first what does not reach the threshold', () => {
    const parts = partsOf(withRules({ threshold: { by: 'share-of-ballots', atLeast: '1/20' } }));
    const eliminate = {
      stage: 'eliminate',
      by: 'share-of-ballots',
      ballots: 'general.pb',
      atLeast: '1/20',
    };
    expect(electionRules(parts)).toEqual({
      ...DOCUMENT,
      tracks: [{ track: 'general', stages: [eliminate, SELECT] }],
    });
    expect(readRules(canonicalJson(electionRules(parts)))).toEqual(electionRules(parts));
  });
});

const WEIGHED = withRules({
  rule: 'greedy_by_panels',
  panels: { weight: 70, measure: 'share-of-votes' },
});
const COMMITTEE: TrackParts = {
  key: 'committee',
  name: { ko: '위원', en: 'Committee' },
  ceiling: null,
  rules: { ...GREEDY, most: 1, rule: 'greedy_by_panels', panel: { of: 'general', weight: 30 } },
  projects: [],
};
const panelWith = (rules: Partial<TrackRules>): TrackParts => ({
  ...COMMITTEE,
  rules: { ...GREEDY, rule: 'greedy_by_panels', panel: { of: 'general', weight: 30 }, ...rules },
});

describe('panels', () => {
  it('are ballots of the same projects, and weigh in the track that they decide with', () => {
    const parts = partsOf(WEIGHED, COMMITTEE);
    const panel = (name: string, weight: string) => ({
      ...{ name, ballots: `${name}.pb`, weight },
      measure: 'share-of-votes',
    });
    const stages = [
      { stage: 'panels', panels: [panel('general', '70'), panel('committee', '30')] },
      { ...SELECT, rule: 'greedy_by_panels' },
    ];
    const other = {
      ...BALLOT,
      ...{ track: 'committee', name: { ko: '위원', en: 'Committee' }, file: 'committee.pb', most: 1 },
    };
    expect(electionRules(parts)).toEqual({
      ...DOCUMENT,
      ballots: [{ file: 'general.pb' }, { file: 'committee.pb' }],
      tracks: [{ track: 'general', stages }],
      vote: { ...VOTE, ballots: [BALLOT, other] },
    });
    expect(readRules(canonicalJson(electionRules(parts)))).toEqual(electionRules(parts));
  });

  it('are counted in the order of the tracks, whichever comes first', () => {
    const second = {
      ...COMMITTEE,
      key: 'experts',
      rules: { ...GREEDY, rule: 'greedy_by_panels', panel: { of: 'general', weight: 5 } },
    };
    const [stage] = electionRules(partsOf(second, WEIGHED, COMMITTEE)).tracks[0]?.stages ?? [];
    expect(stage).toMatchObject({
      panels: [
        { name: 'general', weight: '70' },
        { name: 'experts', weight: '5' },
        { name: 'committee', weight: '30' },
      ],
    });
  });

  it.each<[string, string, readonly TrackParts[]]>([
    ['no-panels', 'general', [WEIGHED]],
    [
      'panel-track',
      'committee',
      [WEIGHED, COMMITTEE, panelWith({ panel: { of: 'youth', weight: 30 } })].toSpliced(1, 1),
    ],
    [
      'panel-track',
      'experts',
      [WEIGHED, COMMITTEE, { ...panelWith({ panel: { of: 'committee', weight: 1 } }), key: 'experts' }],
    ],
    ['panel-rule', 'committee', [GENERAL, COMMITTEE]],
    ['panel-ballot', 'committee', [WEIGHED, panelWith({ ballot: 'cumulative' })]],
    ['panel-projects', 'committee', [WEIGHED, { ...COMMITTEE, projects: GENERAL.projects }]],
    ['no-vote', 'committee', [WEIGHED, panelWith({ vote: undefined })]],
    ['no-ceiling', 'general', [{ ...WEIGHED, ceiling: null }, COMMITTEE]],
    ['no-rules', 'general', [{ ...GENERAL, rules: null }, COMMITTEE]],
  ])('have a gap: %s of %s', (code, track, tracks) => {
    expect(codes(...tracks)).toContainEqual([code, track]);
    expect(() => electionRules(partsOf(...tracks))).toThrow('gaps');
  });

  it('may limit fields of the track’s projects, and of no others', () => {
    const fieldOf = (project: number): TrackRules['vote'] => ({
      ...{ knapsack: false, least: 1, points: null, blank: 'counts' },
      fields: [{ key: 'field-1', name: { ko: '길', en: 'Roads' }, most: 1, projects: [project] }],
    });
    expect(codes(WEIGHED, panelWith({ vote: fieldOf(2) }))).toEqual([]);
    expect(codes(WEIGHED, panelWith({ vote: fieldOf(3) }))).toEqual([['field-project', 'committee']]);
  });
});

describe('what is missing', () => {
  it.each<[string, TrackParts]>([
    ['no-rules', { ...GENERAL, rules: null }],
    ['no-vote', withRules({ vote: undefined })],
    ['no-ceiling', { ...GENERAL, ceiling: null }],
    ['no-projects', { ...GENERAL, projects: [] }],
    ['no-cost', { ...GENERAL, projects: [{ number: 1, title: '쉼터', cost: null }] }],
    ['over-ceiling', { ...GENERAL, ceiling: 7, projects: [{ number: 1, title: '쉼터', cost: 8 }] }],
    ['no-threshold', withRules({ rule: 'greedy_threshold' })],
  ])('%s', (code, track) => {
    expect(codes(track)).toEqual([[code, 'general']]);
    expect(() => electionRules(partsOf(track))).toThrow('gaps');
  });

  it('nothing, where the rule that asks for a threshold has one', () => {
    expect(codes(withRules({ rule: 'greedy_threshold', threshold: { by: 'votes', atLeast: '10' } }))).toEqual(
      [],
    );
  });
});

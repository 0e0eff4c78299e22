import type { BallotRules, BallotType } from '@/lib/domain/ballot/types';
import type {
  RulesDocument,
  Track as CountedTrack,
  VoteRules,
} from '@/lib/domain/participation/rules-document';
import { needsLot } from '@/lib/domain/participation/ties';
import type { TrackRules } from '@/lib/domain/process/track-rules';

type InBothLanguages = { ko: string; en: string };

/** What rules are made of when they are frozen. */
export interface RulesParts {
  process: string;
  title: InBothLanguages;
  /** Instants in UTC, to the second. */
  opens: string;
  closes: string;
  settings: Pick<VoteRules, 'casts' | 'batch' | 'grace' | 'extension' | 'key'>;
  tracks: readonly TrackParts[];
}

export interface TrackParts {
  key: string;
  name: InBothLanguages;
  /** Whole won; null: none of its own. */
  ceiling: number | null;
  /** Null: it was not said how its votes are counted. */
  rules: TrackRules | null;
  projects: readonly { number: number; title: string; cost: number | null }[];
}

/** Why rules cannot be frozen yet, and of which track or project. */
export interface RulesGap {
  code: 'no-rules' | 'no-vote' | 'no-ceiling' | 'no-projects' | 'no-cost' | 'field-project' | 'two-seeds';
  track: string;
  project?: number;
}

/** What a vote has where the office says nothing else: see docs/election-security.md for why. */
export const VOTE_SETTINGS: RulesParts['settings'] = {
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
};

/** What is still missing. */
export function gapsOf({ tracks }: RulesParts): RulesGap[] {
  const seeds = new Set(
    tracks.flatMap(({ rules }) => (rules?.seedSource ? [JSON.stringify(rules.seedSource)] : [])),
  );
  const first = tracks[0]?.key ?? '';
  return [
    ...tracks.flatMap(trackGaps),
    ...(seeds.size > 1 ? [{ code: 'two-seeds' as const, track: first }] : []),
  ];
}

function trackGaps({ key: track, ceiling, rules, projects }: TrackParts): RulesGap[] {
  if (rules === null) return [{ code: 'no-rules', track }];
  const known = new Set(projects.map(({ number }) => number));
  const stray =
    rules.vote?.fields.flatMap(({ projects: own }) => own.filter((number) => !known.has(number))) ?? [];
  return [
    ...(rules.vote === undefined ? [{ code: 'no-vote' as const, track }] : []),
    ...(ceiling === null ? [{ code: 'no-ceiling' as const, track }] : []),
    ...(projects.length === 0 ? [{ code: 'no-projects' as const, track }] : []),
    ...projects
      .filter(({ cost }) => cost === null || cost === 0)
      .map(({ number: project }) => ({ code: 'no-cost' as const, track, project })),
    ...stray.map((project) => ({ code: 'field-project' as const, track, project })),
  ];
}

/**
 * The rule document of a vote: how a ballot is filled in and how ballots are counted, whole. Its canonical JSON is what is frozen.
 * @throws RangeError where something is missing: see `gapsOf`
 */
export function electionRules(parts: RulesParts): RulesDocument {
  if (gapsOf(parts).length > 0) throw new RangeError('the rules have gaps');
  const ballots = parts.tracks.map(ballotRules);
  const seedSource = parts.tracks.find(({ rules }) => rules?.seedSource != null)?.rules?.seedSource;
  return {
    format: 'gotgan-rules/1',
    title: parts.title,
    election: parts.process,
    ballots: ballots.map(({ file }) => ({ file })),
    ...(seedSource == null ? {} : { seedSource }),
    tracks: parts.tracks.map((track) => countedTrack(track)),
    vote: { opens: parts.opens, closes: parts.closes, ...parts.settings, ballots: ballots.map(mutable) },
  };
}

const fileOf = (track: string) => `${track}.pb`;

/** As the schema has it: lists of its own. */
const mutable = ({ fields, projects, ...rest }: BallotRules) => ({
  ...rest,
  fields: fields.map((field) => ({ ...field, projects: [...field.projects] })),
  projects: [...projects],
});

function ballotRules({ key, name, ceiling, rules, projects }: TrackParts): BallotRules {
  if (rules?.vote === undefined || ceiling === null) throw new RangeError('the rules have gaps');
  const { least, points, blank, fields } = rules.vote;
  return {
    track: key,
    name,
    file: fileOf(key),
    type: typeOf(rules),
    least,
    most: rules.most,
    points,
    fields,
    blank,
    ceiling: String(ceiling),
    projects: projects.map(({ number, title, cost }) => ({ number, title, cost: String(cost) })),
  };
}

export function typeOf({ ballot, vote }: TrackRules): BallotType {
  if (ballot === 'ordinal') return 'ranking';
  if (ballot === 'cumulative' || ballot === 'scoring') return 'points';
  return vote?.knapsack === true ? 'knapsack' : 'approval';
}

function countedTrack({ key, rules, ceiling }: TrackParts): CountedTrack {
  if (rules === null) throw new RangeError('the rules have gaps');
  const { rule, ties, increment } = rules;
  return {
    track: key,
    stages: [
      {
        stage: 'select',
        ballots: fileOf(key),
        rule,
        ties,
        ...(increment === null ? {} : { increment }),
        budget: String(ceiling),
      },
    ],
  };
}

/** Whether the count of a vote needs a seed that is drawn after closing. */
export const needsSeed = ({ tracks }: RulesDocument) =>
  tracks.some(({ stages }) => stages.some((stage) => stage.stage === 'select' && needsLot(stage.ties)));

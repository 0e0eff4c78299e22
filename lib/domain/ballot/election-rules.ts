import type { BallotRules, BallotType } from '@/lib/domain/ballot/types';
import type {
  RulesDocument,
  StageOf,
  Track as CountedTrack,
  VoteRules,
} from '@/lib/domain/participation/rules-document';
import { needsLot } from '@/lib/domain/participation/ties';
import { isPanelRule } from '@/lib/domain/process/panels';
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
  code:
    | 'no-rules'
    | 'no-vote'
    | 'no-ceiling'
    | 'no-projects'
    | 'no-cost'
    | 'over-ceiling'
    | 'no-threshold'
    | 'no-panels'
    | 'panel-track'
    | 'panel-rule'
    | 'panel-ballot'
    | 'panel-projects'
    | 'field-project'
    | 'two-seeds';
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
    ...tracks.flatMap((track) =>
      track.rules?.panel === undefined ? trackGaps(track, tracks) : panelGaps(track, tracks),
    ),
    ...(seeds.size > 1 ? [{ code: 'two-seeds' as const, track: first }] : []),
  ];
}

function trackGaps(track: TrackParts, tracks: readonly TrackParts[]): RulesGap[] {
  const { key, ceiling, rules, projects } = track;
  if (rules === null) return [{ code: 'no-rules', track: key }];
  const checks: [boolean, RulesGap['code']][] = [
    [rules.vote === undefined, 'no-vote'],
    [lacksThreshold(rules), 'no-threshold'],
    [isPanelRule(rules.rule) && panelsOf(key, tracks).length === 0, 'no-panels'],
    [ceiling === null, 'no-ceiling'],
    [projects.length === 0, 'no-projects'],
  ];
  return [
    ...gaps(key, checks),
    ...projects
      .filter(({ cost }) => cost === null || cost === 0)
      .map(({ number: project }) => ({ code: 'no-cost' as const, track: key, project })),
    ...projects
      .filter(({ cost }) => ceiling !== null && cost !== null && cost > ceiling)
      .map(({ number: project }) => ({ code: 'over-ceiling' as const, track: key, project })),
    ...strayGaps(track),
  ];
}

/** A panel has people and ballots, and everything else of the track that it decides with: what is missing there is said there. */
function panelGaps(track: TrackParts, tracks: readonly TrackParts[]): RulesGap[] {
  const { key, rules, projects } = track;
  const main = mainOf(track, tracks);
  if (rules === null || main === null || main.rules?.panel !== undefined)
    return [{ code: 'panel-track', track: key }];
  const counted = main.rules;
  return [
    ...gaps(key, [
      [rules.vote === undefined, 'no-vote'],
      [projects.length > 0, 'panel-projects'],
      [counted !== null && !isPanelRule(counted.rule), 'panel-rule'],
      [counted !== null && typeOf(counted) !== typeOf(rules), 'panel-ballot'],
    ]),
    ...strayGaps(shownTo(track, tracks)),
  ];
}

const gaps = (track: string, checks: readonly [boolean, RulesGap['code']][]): RulesGap[] =>
  checks.flatMap(([missing, code]) => (missing ? [{ code, track }] : []));

/** Projects of a field that are not on the ballot. */
function strayGaps({ key: track, rules, projects }: TrackParts): RulesGap[] {
  const known = new Set(projects.map(({ number }) => number));
  const named = rules?.vote?.fields.flatMap(({ projects: own }) => own) ?? [];
  return named
    .filter((number) => !known.has(number))
    .map((project) => ({ code: 'field-project', track, project }));
}

const mainOf = ({ rules }: TrackParts, tracks: readonly TrackParts[]) =>
  tracks.find(({ key }) => key === rules?.panel?.of) ?? null;

const panelsOf = (main: string, tracks: readonly TrackParts[]) =>
  tracks.flatMap(({ key, rules }) =>
    rules?.panel?.of === main ? [{ key, weight: rules.panel.weight }] : [],
  );

/** What stands on a track's ballot: a panel's shows the projects and the ceiling of the track that it decides with. */
function shownTo(track: TrackParts, tracks: readonly TrackParts[]): TrackParts {
  const { ceiling, projects } = mainOf(track, tracks) ?? track;
  return { ...track, ceiling, projects };
}

/**
 * The rule document of a vote: how a ballot is filled in and how ballots are counted, whole. Its canonical JSON is what is frozen.
 * @throws RangeError where something is missing: see `gapsOf`
 */
export function electionRules(parts: RulesParts): RulesDocument {
  if (gapsOf(parts).length > 0) throw new RangeError('the rules have gaps');
  const ballots = parts.tracks.map((track) => ballotRules(shownTo(track, parts.tracks)));
  const seedSource = parts.tracks.find(({ rules }) => rules?.seedSource != null)?.rules?.seedSource;
  return {
    format: 'gotgan-rules/1',
    title: parts.title,
    election: parts.process,
    ballots: ballots.map(({ file }) => ({ file })),
    ...(seedSource == null ? {} : { seedSource }),
    tracks: parts.tracks
      .filter(({ rules }) => rules?.panel === undefined)
      .map((track) => countedTrack(track, parts.tracks)),
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

function countedTrack({ key, rules, ceiling }: TrackParts, tracks: readonly TrackParts[]): CountedTrack {
  if (rules === null) throw new RangeError('the rules have gaps');
  const { rule, ties, increment, threshold, panels } = rules;
  const ballots = fileOf(key);
  return {
    track: key,
    stages: [
      ...(threshold === undefined ? [] : [{ stage: 'eliminate' as const, ballots, ...threshold }]),
      ...(panels === undefined ? [] : [panelStage({ key, ...panels }, tracks)]),
      {
        stage: 'select',
        ballots,
        rule,
        ties,
        ...(increment === null ? {} : { increment }),
        budget: String(ceiling),
      },
    ],
  };
}

/** The track's own ballots and those of its panels, each with its weight, in their order. */
function panelStage(
  { key, weight, measure }: NonNullable<TrackRules['panels']> & { key: string },
  tracks: readonly TrackParts[],
): StageOf<'panels'> {
  const all = [{ key, weight }, ...panelsOf(key, tracks)];
  return {
    stage: 'panels',
    panels: all.map((one) => ({
      name: one.key,
      ballots: fileOf(one.key),
      weight: String(one.weight),
      measure,
    })),
  };
}

/** The rule that asks the ballots file for a threshold: files of this portal tell none, so a stage before it has to. */
export const lacksThreshold = ({ rule, threshold }: Pick<TrackRules, 'rule' | 'threshold'>) =>
  rule === 'greedy_threshold' && threshold === undefined;

/** Whether the count of a vote needs a seed that is drawn after closing. */
export const needsSeed = ({ tracks }: RulesDocument) =>
  tracks.some(({ stages }) => stages.some((stage) => stage.stage === 'select' && needsLot(stage.ties)));

import { ballotProblem } from '@/lib/domain/ballot/check';
import { type Channel, CHANNELS } from '@/lib/domain/ballot/count-choice';
import {
  type ChannelNumbers,
  inAll,
  invalidOf,
  type Numbers,
  type TrackNumbers,
  votersOf,
} from '@/lib/domain/ballot/numbers';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { compare, fraction, parseDecimal } from '@/lib/domain/participation/fraction';
import type { PbFile, PbVote } from '@/lib/domain/participation/pb-types';

/** What must hold of every result, and why: real counts have failed each of them. */
export const INVARIANTS = [
  /** The votes of all projects together are the choices of all ballots together. */
  'votes-are-choices',
  /** Where a ballot chooses exactly k: k times the ballots. */
  'exactly-so-many',
  /** No published ballot breaks the rules. */
  'ballots-keep-rules',
  /** The file has the ballots that were counted. */
  'file-is-counted',
  /** Each cast was superseded, taken back, invalid, blank or counted. */
  'every-cast-told',
  /** Casts are the leaves of the ledger. */
  'casts-are-leaves',
  'voters-have-credentials',
  'sheets-were-checked-in',
  'together-eligible',
  'one-rules-hash',
] as const;
export type InvariantName = (typeof INVARIANTS)[number];

/** Something that must hold, and whether it does: the figures on both sides. */
export interface Invariant {
  name: InvariantName;
  /** Null: of the whole vote. */
  track: string | null;
  /** Null: of both. */
  channel: Channel | null;
  ok: boolean;
  left: number;
  right: number;
  text: string;
}

export interface Published {
  numbers: Numbers;
  ballots: readonly BallotRules[];
  /** By name. */
  files: Readonly<Record<string, PbFile>>;
  /** The rules hash wherever it stands: frozen, in the numbers, in the statements, in the result. */
  rulesHashes: readonly string[];
}

/** Checks a result by its numbers and its ballots (design: invariants 1, 2, 3 and 5). */
export function invariantsOf({ numbers, ballots, files, rulesHashes }: Published): Invariant[] {
  const tracks = numbers.tracks.flatMap((track) => {
    const rules = ballots.find((one) => one.track === track.track);
    const file = files[track.file];
    return [
      ...channelInvariants(track),
      ...(rules === undefined || file === undefined ? [] : fileInvariants(track, rules, file)),
    ];
  });
  const casts = numbers.tracks.reduce((sum, { channels }) => sum + inAll(channels, (one) => one.casts), 0);
  const hashes = new Set([...rulesHashes, numbers.rules_sha256]).size;
  return [
    ...tracks,
    equal('casts-are-leaves', null, [casts, numbers.head.size], 'casts, and leaves of the ledger'),
    equal('one-rules-hash', null, [hashes, 1], 'different hashes of the rules'),
  ];
}

type Sides = readonly [left: number, right: number];

function equal(name: InvariantName, track: string | null, [left, right]: Sides, what: string): Invariant {
  return {
    name,
    track,
    channel: null,
    ok: left === right,
    left,
    right,
    text: `${what}: ${left} and ${right}`,
  };
}

function atMost(name: InvariantName, track: string, [left, right]: Sides, what: string): Invariant {
  return {
    name,
    track,
    channel: null,
    ok: left <= right,
    left,
    right,
    text: `${what}: ${left} of ${right} at most`,
  };
}

function channelInvariants(numbers: TrackNumbers): Invariant[] {
  const { track, channels, credentials, eligible, paper_check_ins: checkIns } = numbers;
  const told = (one: ChannelNumbers) =>
    one.superseded +
    one.voided +
    invalidOf(one) +
    one.counted +
    (numbers.blank_rule === 'apart' ? one.blank : 0);
  return [
    ...CHANNELS.map((channel) => ({
      ...equal(
        'every-cast-told',
        track,
        [channels[channel].casts, told(channels[channel])],
        `${channel} casts, and what became of them`,
      ),
      channel,
    })),
    atMost('voters-have-credentials', track, [votersOf(channels.electronic), credentials], 'keys that voted'),
    atMost('sheets-were-checked-in', track, [votersOf(channels.paper), checkIns], 'entered sheets'),
    atMost('together-eligible', track, [credentials + checkIns, eligible], 'credentials and check-ins'),
  ];
}

function fileInvariants({ track, channels }: TrackNumbers, rules: BallotRules, file: PbFile): Invariant[] {
  const votes = file.projects.reduce((sum, { more }) => sum + Number(more['votes'] ?? 0), 0);
  const choices = file.votes.reduce((sum, vote) => sum + vote.choices.length, 0);
  const full = file.votes.filter((vote) => vote.choices.length > 0).length;
  const broken = file.votes.filter((vote) => breaks(rules, vote)).length;
  return [
    equal('votes-are-choices', track, [votes, choices], 'votes of all projects, and choices of all ballots'),
    ...(rules.least === rules.most
      ? [
          equal(
            'exactly-so-many',
            track,
            [votes, rules.most * full],
            `votes, and ${rules.most} times the ballots`,
          ),
        ]
      : []),
    equal('ballots-keep-rules', track, [broken, 0], 'ballots that break the rules'),
    equal(
      'file-is-counted',
      track,
      [file.votes.length, inAll(channels, (one) => one.counted)],
      'ballots in the file, and counted',
    ),
  ];
}

function breaks(rules: BallotRules, vote: PbVote): boolean {
  const ballot = ballotOf(vote);
  return ballot === null || ballotProblem(rules, ballot) !== null;
}

/** A published ballot as a voter filled it in; null: it names what is no project, or gives no whole points. */
export function ballotOf({ choices, points }: PbVote): Ballot | null {
  const numbers = choices.map((id) => {
    const number = parseDecimal(id);
    return number !== null && compare(number, fraction(number.n)) === 0 ? Number(number.n) : -1;
  });
  if (numbers.includes(-1) || points?.some(({ d }) => d !== 1n) === true) return null;
  return { void: false, choices: numbers, points: points?.map(({ n }) => Number(n)) ?? null };
}

import type { SharedMoney } from '@/lib/domain/ballot/count-share';
import type { Numbers } from '@/lib/domain/ballot/numbers';
import type { Invariant } from '@/lib/domain/ballot/numbers-check';
import type { ExplainedRound } from '@/lib/domain/participation/explain';
import type { WhyLost } from '@/lib/domain/participation/losers';
import type { FigureName } from '@/lib/domain/participation/figures';
import type { Language } from '@/lib/domain/language';
import type { Threshold } from '@/lib/domain/process/threshold';
import type { ProcessLine } from '@/lib/domain/process/types';

/** What everybody is told of the count of a vote. */
export interface ResultPage {
  process: ProcessLine;
  /** Null: the rules were not frozen yet. */
  vote: CountState | null;
  /** Null: nothing is published yet. */
  published: PublishedResult | null;
}

/** How far a vote has come, without any figure of its outcome. */
export interface CountState {
  rulesHash: string;
  /** When voting ends, extensions included. */
  ends: string;
  closedAt: string | null;
  /** Null: the rules draw no lot. */
  seedSource: { ko: string; en: string } | null;
  seed: string | null;
  statements: readonly { machine: string; body: string; key: string; at: string }[];
}

export interface PublishedResult {
  at: string;
  sha256: string;
  tracks: readonly ResultTrack[];
  /** Of all tracks that have ballots, panels too, by their keys. */
  names: Readonly<Record<string, Record<Language, string>>>;
  numbers: Numbers;
  invariants: readonly Invariant[];
  files: readonly { name: string; sha256: string | null; bytes: number | null }[];
}

/** A track of a result. Amounts are whole won or `p/q`, as text. */
export interface ResultTrack {
  track: string;
  names: { ko: string; en: string };
  file: string;
  rule: string;
  ties: string;
  increment: string | null;
  /** What projects had to reach before they were counted; null: nothing. */
  threshold: Threshold | null;
  /** Whose ballots decided together, each with its weight; null: its own alone. */
  panels: ResultPanels | null;
  /** What its ballots give beside choices. */
  gives: 'nothing' | 'points' | 'ranks';
  budget: string;
  cost: string;
  left: string;
  lines: readonly ResultLine[];
  tieEvents: number;
  lotEvents: number;
  /** Null: the rule has no rounds. */
  shared: (SharedMoney & { explained: readonly ExplainedRound[]; steps: number | null }) | null;
  ballots: number;
  blank: number;
  /** Of the ballots that choose something, by how many of their projects were funded: at 0 those with none. */
  got: readonly number[];
  others: readonly OtherOutcome[];
}

export interface ResultPanels {
  measure: FigureName;
  /** Tracks by their keys: the own one, and its panels. */
  weights: readonly { track: string; weight: string }[];
}

export interface ResultLine {
  number: number;
  title: string;
  cost: string;
  votes: number;
  points: string | null;
  /** Of the panels together, `p/q`; null: there are none, or it was out before. */
  score: string | null;
  /** What the measure is in each of the panels, `p/q`, in their order; none where there is no score. */
  figures: readonly string[];
  /** From 1, in its track. */
  rank: number;
  won: boolean;
  why: WhyLost | null;
  /** What its supporters had left together, in won, to be shown. */
  money: number | null;
}

/** What another rule would have chosen. */
export interface OtherOutcome {
  rule: string;
  gained: readonly number[];
  lost: readonly number[];
  /** Ballots of which no project would have been funded. */
  without: number;
}

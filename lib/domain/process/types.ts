import type { VoteFacts } from '@/lib/domain/ballot/vote-facts';
import type { WonFigure } from '@/lib/domain/figure';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';
import type { KnownPlace, Place } from '@/lib/domain/map/types';
import type { Won } from '@/lib/domain/money';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import type { ProposalPicture } from '@/lib/domain/process/proposing';

/** The phases of a participatory budget (지방재정법 제39조, 시행령 제46조), in their order. A process may leave some out. */
export const PHASES = [
  'proposing',
  'review',
  'screening',
  'voting',
  'counting',
  'result',
  'execution',
] as const;
export type Phase = (typeof PHASES)[number];

/** When a phase lasts: from its beginning up to, not including, its end. Instants as ISO 8601 in UTC, to the second. */
export interface PhaseTime {
  phase: Phase;
  begins: string;
  /** Null: it has no end. */
  ends: string | null;
}

type InBothLanguages = Record<Language, string>;

/** A share of the process with its own ceiling and its own people: general, youth. */
export interface Track {
  key: string;
  names: InBothLanguages;
  /** Who may propose and vote in it, in words. */
  who: InBothLanguages;
  /** Null: none of its own. */
  ceiling: Won | null;
  /** It has no proposals: its people vote on those of another track, beside that one's. */
  panel?: true;
}

/** A process as lists show it. */
export interface ProcessLine {
  /** In its address: the government's code, the fiscal year whose budget is decided, and a number where there are several. */
  id: string;
  government: GovernmentLink;
  year: number;
  titles: InBothLanguages;
  ceiling: Won | null;
  phases: readonly PhaseTime[];
  proposals: number;
  winners: number;
  /** Invented, for trying the portal out. */
  demo: boolean;
}

/**
 * Where a proposal stands. `submitted`: with the department; `asked-back`: its author is asked; `feasible`: before the committee;
 * `on-ballot`: goes to the vote. The others are ends.
 */
export const PROPOSAL_STATES = [
  'submitted',
  'asked-back',
  'feasible',
  'on-ballot',
  'won',
  'lost',
  'infeasible',
  'screened-out',
  'merged',
  'withdrawn',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export interface ProposalLine {
  number: number;
  title: string;
  /** The key of its track. */
  track: string;
  state: ProposalState;
  /** The name under which its author is shown. */
  author: string;
  place: string | null;
  /** The official cost where there is one, else the author's estimate; null: unknown. */
  cost: Won | null;
  costIsOfficial: boolean;
  submittedAt: string;
}

/** A page of a process's proposals. */
export interface ProposalListPage {
  process: ProcessLine & { tracks: readonly Track[] };
  /** SHA-256 of the frozen rules of the vote, hexadecimal; null: they were not frozen. */
  rulesHash: string | null;
  lines: readonly ProposalLine[];
  total: number;
  page: number;
  pages: number;
  /** How many each choice would show, the other one staying as it is: tracks in their order, states as they are gone through. */
  counts: {
    track: readonly { key: string; count: number }[];
    state: readonly { state: ProposalState; count: number }[];
  };
}

/** What happened to a proposal: dated, public, never changed. */
export const STEP_KINDS = [
  'submitted',
  'assigned',
  'asked-back',
  'answered',
  'judged-feasible',
  'judged-infeasible',
  'merged',
  'merged-from',
  'screened-in',
  'screened-out',
  'won',
  'lost',
  'withdrawn',
  'reopened',
  'linked',
  'unlinked',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface ProposalStep {
  at: string;
  kind: StepKind;
  /** The department or body that took it; null: the author, or nobody in particular. */
  by: string | null;
  /** The public reason, or what was asked or answered. */
  reason: string | null;
  officialCost: Won | null;
  /** The other proposal of a merge. */
  other: number | null;
}

/** What has become of the money of a winner, as its finance data tell. */
export const TRACK_SIGNS = [
  'cut',
  'renamed',
  'carried-over',
  'merged',
  'split',
  'unspent',
  'cancelled',
] as const;
export type TrackSign = (typeof TRACK_SIGNS)[number];

/** When the portal saw a sign come, and when it was gone again (ISO 8601); null: it stands. */
export interface SignTime {
  sign: TrackSign;
  since: string;
  gone: string | null;
}

/** A contract that an official tied to a winner's project by its number: the contracts that are published carry no project. */
export interface LinkedContract {
  no: string;
  title: string | null;
  /** The day on which it was made. */
  on: string;
  amount: Won | null;
  asOf: string;
}

/** A project (세부사업) that an official tied to a winner, by key. */
export interface LinkedProject {
  year: number;
  /** Its public id, as in `/p/{id}`. */
  id: string;
  name: string;
  /** Whether the project is this proposal alone; otherwise it pays for other things too. */
  whole: boolean;
  linkedAt: string;
  budgeted: WonFigure;
  /** The oldest first; none: nothing tells what was contracted. */
  contracts: readonly LinkedContract[];
  /** All of these together; null: there are none, or the amount of one was not reported. */
  contracted: Won | null;
  spent: WonFigure;
  /** What was spent by the time that the year's books were closed; null: they were not yet, as of the data. */
  settled: WonFigure | null;
  /** The day for which the amounts stand. */
  asOf: string;
  signs: readonly TrackSign[];
  /** Every sign that was ever seen, the oldest first. */
  history: readonly SignTime[];
}

/** Winners of a process and what became of their money: "41 of 57 spent". */
export interface WinnersSpent {
  winners: number;
  /** Of them, those that are tied to projects. */
  linked: number;
  /** Of these, those of which a project has spent something. */
  spending: number;
}

/** An announcement, a guide, the text of a plan. */
export interface ProcessDocument {
  id: string;
  titles: InBothLanguages;
  /** An address elsewhere; null: the text. */
  url: string | null;
  texts: InBothLanguages | null;
}

export interface ProcessPage extends ProcessLine {
  summaries: InBothLanguages;
  tracks: readonly Track[];
  /** How votes are counted, of the tracks of which it was said, in their order. */
  counting: readonly { track: InBothLanguages; rules: TrackRules }[];
  /** Null: the rules of a vote were not frozen. */
  vote: VoteFacts | null;
  documents: readonly ProcessDocument[];
  /** By state, states without a proposal left out. */
  states: readonly { state: ProposalState; proposals: number }[];
  /** Null before there is a result. */
  spent: WinnersSpent | null;
  /** Those that were submitted last, a few. */
  newest: readonly ProposalLine[];
  /** Winners in the order of the result. */
  winnerLines: readonly ProposalLine[];
}

export interface ProposalPage extends ProposalLine {
  process: ProcessLine;
  trackNames: InBothLanguages;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
  /** What its author thinks it costs. */
  estimate: Won | null;
  steps: readonly ProposalStep[];
  /** The proposal that it went into. */
  mergedInto: number | null;
  mergedFrom: readonly { number: number; title: string; author: string }[];
  projects: readonly LinkedProject[];
  pictures: readonly ProposalPicture[];
  /** Where it is on the map; null: not marked. */
  location: Place | null;
  /** The proposals of the process that are marked nearest to it, a few. */
  near: readonly KnownPlace[];
  /** How many earlier texts there are. */
  versions: number;
}

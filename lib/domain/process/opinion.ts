import { z } from 'zod';
import type { GovernmentLink } from '@/lib/domain/government-link';
import { rateTenths, sumWon, type Won, won, type WonSum } from '@/lib/domain/money';
import {
  type PhaseTime,
  PROPOSAL_STATES,
  type ProcessLine,
  type ProposalState,
  type Track,
} from '@/lib/domain/process/types';

/**
 * The 주민의견서 (지방재정법 제39조): what residents said in a participatory budget and what became of it, for the council,
 * which gets it with the budget bill.
 */
export interface OpinionLine {
  number: number;
  title: string;
  /** The key of its track. */
  track: string;
  state: ProposalState;
  author: string;
  place: string | null;
  /** What the department found that it costs; null: unknown. */
  officialCost: Won | null;
  /** The department that judged it feasible, and what it said; null: it did not, or said nothing. */
  department: string | null;
  opinion: string | null;
  /** Who brought it where it stands, and the public reason; null: none was given. */
  by: string | null;
  reason: string | null;
  mergedInto: number | null;
}

/** A proposal in the words of its author. */
export interface OpinionText {
  number: number;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
}

/** How many proposals there are of a kind. Feasible: the department judged so, whatever came after. */
export interface OpinionCount {
  track: string;
  state: ProposalState;
  feasible: boolean;
  proposals: number;
}

type OpinionProcess = Pick<ProcessLine, 'id' | 'year' | 'titles' | 'ceiling' | 'demo'> & {
  government: GovernmentLink;
  /** The government's names for itself, as it signs: 횡성군. */
  ownNames: GovernmentLink['names'];
  phases: readonly PhaseTime[];
  tracks: readonly Track[];
};

/** All that the document says, in no language: its checksum is taken over this. */
export interface OpinionData {
  process: OpinionProcess;
  /** The last step, ISO 8601 in UTC; null: there is none. Ties to projects, made a year later, are no part of the document. */
  asOf: string | null;
  /** How many steps it is made of. */
  steps: number;
  counts: readonly OpinionCount[];
  /** Winners in the order of the result, then the others by number. */
  lines: readonly OpinionLine[];
  /** How many proposals are not among the lines: there are more than one document holds. */
  leftOut: number;
  /** Of the winners and of what is on the ballot. */
  texts: readonly OpinionText[];
}

/** What became of the proposals of a track. */
export interface TrackCounts {
  /** Null: all tracks. */
  track: string | null;
  received: number;
  /** The department judged it feasible, whatever came after. */
  feasible: number;
  infeasible: number;
  merged: number;
  withdrawn: number;
  screenedOut: number;
  /** Went to the vote, whatever came of it. */
  onBallot: number;
  won: number;
  /** Still with the department or the committee. */
  open: number;
}

/** What winners cost against what there is. */
export interface TrackMoney {
  track: string | null;
  ceiling: Won | null;
  winners: number;
  costs: WonSum;
  /** Of the ceiling, in tenths of a per cent; null: unknown, too, where a cost is missing. */
  shareTenths: number | null;
}

export interface Outcome {
  state: ProposalState;
  proposals: number;
  /** Of all proposals, in tenths of a per cent. */
  shareTenths: number | null;
}

/** The document, arranged. */
export interface Opinion extends Omit<OpinionData, 'lines' | 'counts'> {
  /** SHA-256 of {@link OpinionData} as canonical JSON (RFC 8785). */
  checksum: string;
  /** There is a result, and nothing waits for it. */
  isFinal: boolean;
  counts: readonly TrackCounts[];
  total: TrackCounts;
  outcomes: readonly Outcome[];
  money: readonly TrackMoney[];
  moneyTotal: TrackMoney;
  winners: readonly OpinionLine[];
  ballot: readonly OpinionLine[];
  others: readonly OpinionLine[];
}

/** A part of the document for a page of the site: of the others some, of the texts none. */
export interface OpinionPart extends Omit<Opinion, 'texts'> {
  page: number;
  pages: number;
  othersTotal: number;
}

export const OTHERS_A_PAGE = 200;
const LAST_PAGE = 10_000;
const pageShape = z.coerce.number().int().min(1).max(LAST_PAGE).catch(1);

/** The page that an address asks for; what does not fit is as if it were not there. */
export const parseOpinionPage = (query: URLSearchParams) => pageShape.parse(query.get('page') ?? 1);

/** Arranges what was read. @param checksum of the data */
export function opinionOf(data: OpinionData, checksum: string): Opinion {
  const { process, counts, lines } = data;
  const winners = lines.filter(({ state }) => state === 'won');
  const total = countsOf(counts, null);
  return {
    ...data,
    checksum,
    isFinal: isFinal(counts),
    counts: process.tracks.map(({ key }) => countsOf(counts, key)),
    total,
    outcomes: outcomesOf(counts, total.received),
    money: process.tracks.map(({ key, ceiling }) =>
      moneyOf(
        winners.filter(({ track }) => track === key),
        key,
        ceiling,
      ),
    ),
    moneyTotal: moneyOf(winners, null, process.ceiling),
    winners,
    ballot: lines.filter(({ state }) => state === 'on-ballot'),
    others: lines.filter(({ state }) => state !== 'won' && state !== 'on-ballot'),
  };
}

/** A page of it. @param page from 1; one too far is the last */
export function opinionPart({ texts: _, ...opinion }: Opinion, page: number): OpinionPart {
  const pages = Math.max(1, Math.ceil(opinion.others.length / OTHERS_A_PAGE));
  const shown = Math.min(page, pages);
  const others = opinion.others.slice((shown - 1) * OTHERS_A_PAGE, shown * OTHERS_A_PAGE);
  return { ...opinion, others, othersTotal: opinion.others.length, page: shown, pages };
}

/** The instant that the document stands for; before the first step the beginning of the process, or of its year. */
export function instantOf({ asOf, process }: Pick<OpinionData, 'asOf' | 'process'>): string {
  return asOf ?? process.phases[0]?.begins ?? `${process.year}-01-01T00:00:00Z`;
}

type Counts = readonly OpinionCount[];

function countIn(counts: Counts, fits: (one: OpinionCount) => boolean): number {
  return counts.filter(fits).reduce((total, { proposals }) => total + proposals, 0);
}

function isFinal(counts: Counts): boolean {
  const has = (...states: ProposalState[]) => countIn(counts, ({ state }) => states.includes(state)) > 0;
  return has('won', 'lost') && !has('on-ballot');
}

function countsOf(all: Counts, track: string | null): TrackCounts {
  const counts = track === null ? all : all.filter((one) => one.track === track);
  const of = (...states: ProposalState[]) => countIn(counts, ({ state }) => states.includes(state));
  return {
    track,
    received: countIn(counts, () => true),
    feasible: countIn(counts, ({ feasible }) => feasible),
    infeasible: of('infeasible'),
    merged: of('merged'),
    withdrawn: of('withdrawn'),
    screenedOut: of('screened-out'),
    onBallot: of('on-ballot', 'won', 'lost'),
    won: of('won'),
    open: of('submitted', 'asked-back', 'feasible'),
  };
}

function outcomesOf(counts: Counts, received: number): Outcome[] {
  return PROPOSAL_STATES.flatMap((state) => {
    const proposals = countIn(counts, (one) => one.state === state);
    return proposals === 0
      ? []
      : [{ state, proposals, shareTenths: rateTenths(won(proposals), won(received)) }];
  });
}

function moneyOf(winners: readonly OpinionLine[], track: string | null, ceiling: Won | null): TrackMoney {
  const costs = sumWon(winners.map(({ officialCost }) => officialCost));
  // A sum that lacks a cost is below the truth, and so would be its share.
  const shareTenths = costs.missing > 0 ? null : rateTenths(costs.total, ceiling);
  return { track, ceiling, winners: winners.length, costs, shareTenths };
}

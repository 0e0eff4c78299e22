import { selectOf } from '@/lib/domain/ballot/count-file';
import type { OtherOutcome, ResultLine, ResultPanels, ResultTrack } from '@/lib/domain/ballot/count-page';
import { rankedProjects, selectionOf } from '@/lib/domain/ballot/count-ranks';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { type Election, electionOf } from '@/lib/domain/participation/election';
import { type Explanation, explain } from '@/lib/domain/participation/explain';
import { minus, toText } from '@/lib/domain/participation/fraction';
import { type Loser, losers } from '@/lib/domain/participation/losers';
import type { PbFile } from '@/lib/domain/participation/pb';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import { exactOf, type RulesDocument, type Stage } from '@/lib/domain/participation/rules-document';
import { withoutProjects } from '@/lib/domain/participation/stages';
import { satisfaction } from '@/lib/domain/participation/satisfaction';
import type { Selection } from '@/lib/domain/participation/select';
import {
  count,
  type Counted,
  RULES,
  rulesFor,
  tally,
  type TallyOptions,
} from '@/lib/domain/participation/tally';
import type { Threshold } from '@/lib/domain/process/threshold';
import { difference } from '@/lib/domain/participation/what-if';

interface Parts {
  rules: RulesDocument;
  result: ResultDocument;
  file: PbFile;
}

/** A track of a result with what explains it; null: the result has no such track. */
export function resultTrack(track: BallotRules, { rules, result, file }: Parts): ResultTrack | null {
  const selection = selectionOf(result, track.track);
  if (selection === null) return null;
  const again = explained(rules, track.track, selection, { file, lots: lotsOf(result, track.track) });
  const { rule, ties, increment, budget, cost, tie_events, lot_events } = selection;
  return {
    track: track.track,
    names: track.name,
    file: track.file,
    rule,
    ties,
    increment,
    threshold: stagesOf(rules, track.track).flatMap(thresholdOf)[0] ?? null,
    panels: stagesOf(rules, track.track).flatMap(panelsOf)[0] ?? null,
    gives: givesOf(track),
    budget,
    cost,
    left: toText(minus(exactOf(budget), exactOf(cost))),
    lines: linesOf(track, { result, selection, lost: again?.losers ?? [] }),
    tieEvents: tie_events,
    lotEvents: lot_events,
    shared: again?.explanation == null ? null : sharedOf(again.explanation, selection),
    ballots: selection.ballots_total,
    blank: selection.ballots_blank,
    got: gotOf(file, selection.winners),
    others: again === null ? [] : othersOf(again, file, selection),
  };
}

const lotsOf = ({ tracks }: ResultDocument, track: string) =>
  tracks.find((one) => one.track === track)?.lot?.map(({ project }) => project) ?? null;

function givesOf({ type }: BallotRules): ResultTrack['gives'] {
  if (type === 'points') return 'points';
  return type === 'ranking' ? 'ranks' : 'nothing';
}

interface Explained {
  election: Election;
  options: TallyOptions;
  explanation: Explanation | null;
  losers: Loser[];
}

const stagesOf = (rules: RulesDocument, track: string): readonly Stage[] =>
  rules.tracks.find((one) => one.track === track)?.stages ?? [];

const thresholdOf = (stage: Stage): Threshold[] =>
  stage.stage === 'eliminate' && stage.by !== 'panels' ? [{ by: stage.by, atLeast: stage.atLeast }] : [];

/** Panels of this portal are called by their tracks, and have one measure. */
function panelsOf(stage: Stage): ResultPanels[] {
  if (stage.stage !== 'panels') return [];
  const weights = stage.panels.map(({ name, weight }) => ({ track: name, weight }));
  return stage.panels.slice(0, 1).map(({ measure }) => ({ measure, weights }));
}

/** Counts a track again to explain it, without what was out before; null where panels had a say in it. */
function explained(
  rules: RulesDocument,
  track: string,
  { rule, budget, winners, projects }: Selection,
  { file: whole, lots }: { file: PbFile; lots: readonly string[] | null },
): Explained | null {
  const stage = selectOf(rules, track);
  const scored = stagesOf(rules, track).some((one) => one.stage === 'panels');
  if (stage === null || scored || !RULES.includes(rule)) return null;
  const out = projects.flatMap(({ project, status }) => (status === 'eliminated' ? [project] : []));
  const file = withoutProjects(whole, new Set(out));
  const election = electionOf({ ...file, budget: exactOf(budget) });
  const options = { ties: stage.ties, increment: BigInt(stage.increment ?? '1'), lots };
  const counted: Counted = count(election, rule, options);
  if (counted.funded.length !== winners.length) return null;
  const { shares, endowment } = counted;
  return {
    election,
    options,
    explanation: shares === null || endowment === null ? null : explain(election, shares, endowment),
    losers: losers(election, rule, counted),
  };
}

function sharedOf(explanation: Explanation, { rule, steps }: Selection): ResultTrack['shared'] {
  const worth = /points/.test(rule) ? 'points' : /borda/.test(rule) ? 'ranks' : 'one';
  return {
    endowment: explanation.endowment,
    rounds: explanation.rounds.map(({ project, max_payment: price }) => ({
      project: Number(project),
      price,
    })),
    worth,
    explained: explanation.rounds,
    steps,
  };
}

function linesOf(
  track: BallotRules,
  { result, selection, lost }: { result: ResultDocument; selection: Selection; lost: readonly Loser[] },
): ResultLine[] {
  const titles = new Map(track.projects.map(({ number, title }) => [number, title]));
  const figures = new Map(selection.projects.map((line) => [line.project, line]));
  const scores = new Map(scoresOf(result, track.track));
  const reasons = new Map(lost.map((one) => [one.id, one]));
  return rankedProjects(result, track.track).map(({ number, rank, votes, won }) => {
    const id = String(number);
    const line = figures.get(id);
    return {
      number,
      title: titles.get(number) ?? '',
      ...{ votes, rank, won },
      ...{ cost: line?.cost ?? '0', points: line?.points ?? null, score: line?.score ?? null },
      figures: scores.get(id) ?? [],
      ...lostOf(reasons.get(id), line),
    };
  });
}

/** Why a project lost; what was out before was not counted, and is below the threshold. */
const lostOf = (lost: Loser | undefined, line: Selection['projects'][number] | undefined) => ({
  why: lost?.why ?? (line?.status === 'eliminated' ? 'below-threshold' : null),
  money: lost?.money ?? null,
});

/** By project its figure in each panel. */
const scoresOf = ({ tracks }: ResultDocument, track: string) =>
  (tracks.find((one) => one.track === track)?.stages ?? []).flatMap((stage) =>
    stage.stage === 'panels' ? stage.scores.map(({ project, figures }) => [project, figures] as const) : [],
  );

/** Of ballots that choose something, how many got how many projects. */
function gotOf({ votes }: PbFile, winners: readonly string[]): number[] {
  const won = new Set(winners);
  const got: number[] = [0];
  for (const { choices } of votes) {
    if (choices.length === 0) continue;
    const number = choices.filter((id) => won.has(id)).length;
    while (got.length <= number) got.push(0);
    got[number] = (got[number] ?? 0) + 1;
  }
  return got;
}

/** Rules that count once: those that raise the money step by step take their time, and are counted on the page for it. */
function othersOf({ election, options }: Explained, file: PbFile, selection: Selection): OtherOutcome[] {
  return rulesFor(file.voteType)
    .filter((rule) => rule !== selection.rule && !rule.includes('+add1'))
    .map((rule) => {
      const { order } = tally(election, rule, options);
      const { gained, lost } = difference(selection.order, order);
      return {
        rule,
        gained: gained.map(Number),
        lost: lost.map(Number),
        without: satisfaction(file, order).without,
      };
    });
}

import { type Election, electionOf } from '@/lib/domain/participation/election';
import { figuresOf, givesPoints } from '@/lib/domain/participation/figures';
import { compare, type Fraction, fraction, toText } from '@/lib/domain/participation/fraction';
import type { LotPlace } from '@/lib/domain/participation/lot';
import type { PbFile } from '@/lib/domain/participation/pb';
import { RecountRefused, type StageOf } from '@/lib/domain/participation/rules-document';
import { satisfaction, uniqueBallots } from '@/lib/domain/participation/satisfaction';
import { ballotsFor, count, published, type Stop, type Tally } from '@/lib/domain/participation/tally';

export type ProjectStatus = 'funded' | 'not-funded' | 'eliminated';

/** What a track ends with. Money and points are whole or `p/q`; null where the rule or the ballots have none. */
export interface Selection {
  stage: 'select';
  ballots: string;
  rule: string;
  ties: string;
  increment: string | null;
  budget: string;
  winners: string[];
  cost: string;
  /** The winners in the order of funding. */
  order: string[];
  endowment: string | null;
  steps: number | null;
  stop: Stop | null;
  tie_events: number;
  lot_events: number;
  /** All projects of the file in the order of ids: ballots that name it, points of the ballots as counted, score of the panels. */
  projects: {
    project: string;
    cost: string;
    votes: number;
    points: string | null;
    score: string | null;
    status: ProjectStatus;
  }[];
  ballots_total: number;
  ballots_blank: number;
  /** Of the ballots that choose something, the share that chose no winner. */
  without_winner: string;
  /** Of all ballots, the share that says what no other says. */
  unique: string;
}

/** What a selection is made from: the file as published, the file without what is out, and what earlier stages found. */
export interface Field {
  file: PbFile;
  left: PbFile;
  scores: ReadonlyMap<string, Fraction> | null;
  lot: readonly LotPlace[] | null;
}

/** The rules that count scores of panels are those that count points: the scores stand in their place. */
const BEHIND: Readonly<Record<string, string>> = {
  greedy_by_panels: 'greedy_by_score',
  greedy_by_panels_no_skip: 'greedy_by_score_no_skip',
};

/** @throws RecountRefused where the rule asks for points or ranks that the ballots do not give */
export function select(stage: StageOf<'select'>, field: Field): Selection {
  const { ballots, rule, ties, increment, budget } = stage;
  const behind = BEHIND[rule];
  if (behind === undefined) checkBallots(stage, field.file);
  const money = budget === undefined ? field.left.budget : fraction(BigInt(budget));
  const plain = electionOf({ ...field.left, budget: money });
  const election = behind === undefined ? plain : scoredBy(plain, field.scores ?? new Map());
  const options = {
    ties,
    increment: BigInt(increment ?? '1'),
    lots: field.lot?.map(({ project }) => project) ?? null,
  };
  const tally = published(election, rule, options, count(election, behind ?? rule, options));
  const { winners, cost, order, endowment, steps, stop, tie_events, lot_events } = tally;
  return {
    stage: 'select',
    ballots,
    rule,
    ties,
    increment: increment ?? null,
    budget: toText(money),
    winners,
    cost: String(cost),
    order,
    endowment,
    steps,
    stop,
    tie_events,
    lot_events,
    projects: linesOf(field, tally),
    ...ballotsOf(field.file, winners),
  };
}

function checkBallots({ rule, ballots }: StageOf<'select'>, { voteType }: PbFile): void {
  const kinds = ballotsFor(rule);
  if (!kinds.includes(voteType))
    throw new RecountRefused(
      `${rule} counts ballots of the kinds ${kinds.join(', ')}; those of ${ballots} are ${voteType}`,
    );
}

/** The election with the scores in the place of points, as whole numbers in the same order: equal scores stay equal. */
function scoredBy(election: Election, byProject: ReadonlyMap<string, Fraction>): Election {
  const of = (id: string) => byProject.get(id) ?? fraction(0n);
  const levels = election.ids.map(of).sort(compare);
  return { ...election, scores: election.ids.map((id) => levels.findIndex((one) => !compare(one, of(id)))) };
}

function linesOf({ file, left, scores }: Field, { winners }: Tally): Selection['projects'] {
  const votes = figuresOf(file, 'votes');
  const points = givesPoints(file) ? figuresOf(left, 'points') : null;
  const stillIn = new Set(left.projects.map(({ id }) => id));
  const won = new Set(winners);
  const said = (figure: Fraction | undefined) => (figure === undefined ? null : toText(figure));
  return file.projects
    .map(({ id, cost }) => ({
      project: id,
      cost: toText(cost),
      votes: Number(votes.get(id)?.n ?? 0n),
      points: said(points?.get(id)),
      score: said(scores?.get(id)),
      status: statusOf(id, won, stillIn),
    }))
    .sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : 0));
}

function statusOf(id: string, won: ReadonlySet<string>, stillIn: ReadonlySet<string>): ProjectStatus {
  if (won.has(id)) return 'funded';
  return stillIn.has(id) ? 'not-funded' : 'eliminated';
}

/** Of the ballots as published, before anything was out. */
function ballotsOf(file: PbFile, winners: readonly string[]) {
  const { ballots, blank, without } = satisfaction(file, winners);
  const share = (part: number, of: number) => toText(fraction(BigInt(part), BigInt(of || 1)));
  return {
    ballots_total: file.votes.length,
    ballots_blank: blank,
    without_winner: share(without, ballots),
    unique: share(uniqueBallots(file), file.votes.length),
  };
}

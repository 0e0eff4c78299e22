import type {
  Answer,
  Choice,
  CountResult,
  ElectionFacts,
  Problems,
  ProjectFacts,
  Question,
} from '@/lib/client/recount/protocol';
import { alternatives, ruleOf, stepOf } from '@/lib/domain/participation/alternatives';
import { amountOf, type Election, electionOf } from '@/lib/domain/participation/election';
import { explain } from '@/lib/domain/participation/explain';
import { type Fraction, plus, ZERO } from '@/lib/domain/participation/fraction';
import { ballotsThatWin, costThatWins, losers, type Wins } from '@/lib/domain/participation/losers';
import { type PbFile, type PbProblem, readPb } from '@/lib/domain/participation/pb';
import { satisfaction, uniqueBallots } from '@/lib/domain/participation/satisfaction';
import { count, published, rulesFor } from '@/lib/domain/participation/tally';
import { withBudget, withCost } from '@/lib/domain/participation/what-if';

const SHOWN = 50;

/** A decimal number as it is written, exactly; denominators are parts of powers of ten. */
export function decimal({ n, d }: Fraction): string {
  let [digits, scale] = [0, 1n];
  while (scale % d !== 0n) [digits, scale] = [digits + 1, scale * 10n];
  const text = String((n * scale) / d).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const cut = (problems: readonly PbProblem[]): Problems => ({
  shown: problems.slice(0, SHOWN),
  more: Math.max(0, problems.length - SHOWN),
});

function factsOf(file: PbFile, election: Election): ElectionFacts {
  const { meta, voteType } = file;
  return {
    description: meta['description'] ?? '',
    unit: meta['unit'] ?? '',
    currency: meta['currency'] ?? '',
    dateEnd: meta['date_end'] ?? '',
    language: /^[a-z]{2}$/.exec(meta['language'] ?? '')?.[0] ?? '',
    budget: decimal(file.budget),
    voteType,
    ballots: file.votes.length,
    unique: uniqueBallots(file),
    projects: projectsOf(file, election),
    rules: rulesFor(voteType),
    start: { ...ruleOf(file), ties: 'mincost', step: stepOf(file) },
  };
}

function projectsOf(file: PbFile, election: Election): ProjectFacts[] {
  const points = pointsOf(file);
  return file.projects.map(({ id, cost, more }, at) => ({
    id,
    name: more['name'] ?? '',
    cost: decimal(cost),
    votes: election.votes[at] ?? 0,
    score: scoreOf(file.voteType, election.scores[at] ?? 0, points?.get(id)),
  }));
}

/** Points as the ballots give them: an election counts them in their smallest part. */
function pointsOf({ votes }: PbFile): Map<string, Fraction> | null {
  if (!votes.some(({ points }) => points !== null)) return null;
  const sums = new Map<string, Fraction>();
  for (const { choices, points } of votes)
    choices.forEach((id, at) => sums.set(id, plus(sums.get(id) ?? ZERO, points?.[at] ?? ZERO)));
  return sums;
}

function scoreOf(voteType: PbFile['voteType'], borda: number, points: Fraction | undefined): string | null {
  if (voteType === 'ordinal') return String(borda);
  return voteType === 'cumulative' || voteType === 'scoring' ? decimal(points ?? ZERO) : null;
}

function countResult(file: PbFile, election: Election, choice: Choice): CountResult {
  const options = { ties: choice.ties, increment: choice.step };
  const counted = count(election, choice.rule, options);
  const tally = published(election, choice.rule, options, counted);
  const { shares, endowment, funded } = counted;
  const spent = funded.reduce((sum, project) => sum + (election.costs[project] ?? 0n), 0n);
  return {
    tally,
    cost: decimal(amountOf(election, spent)),
    left: decimal(amountOf(election, election.budget - spent)),
    explanation: shares === null || endowment === null ? null : explain(election, shares, endowment),
    losers: losers(election, choice.rule, counted),
    satisfaction: satisfaction(file, tally.winners),
  };
}

const costOf = (election: Election, winners: readonly string[]): string => {
  const won = new Set(winners);
  const cost = election.ids.reduce(
    (sum, id, at) => (won.has(id) ? sum + (election.costs[at] ?? 0n) : sum),
    0n,
  );
  return decimal(amountOf(election, cost));
};

/** What was read of a file, for one question after the other. */
export interface Opened {
  file: PbFile;
  election: Election;
}

/** Reads the file, and says what is in it or why it cannot be counted. */
export function open(text: string): { opened: Opened | null; answer: Answer } {
  const { file, problems } = readPb(text);
  if (file === null) {
    // What is merely odd is no matter while it cannot be counted at all.
    const fatal = problems.filter((problem) => problem.fatal);
    return { opened: null, answer: { kind: 'read', facts: null, problems: cut(fatal) } };
  }
  const opened = { file, election: electionOf(file) };
  const facts = factsOf(file, opened.election);
  return { opened, answer: { kind: 'read', facts, problems: cut(problems) } };
}

/** Answers a question; a long answer comes piece by piece. */
export function* answersTo({ file, election }: Opened, question: Question): Generator<Answer> {
  if (question.kind === 'count')
    yield { kind: 'counted', result: countResult(file, election, question.choice) };
  else if (question.kind === 'compare') yield* compared(file, election, question.choice);
  else if (question.kind === 'what-if') yield supposed(election, question);
  else if (question.kind !== 'read') yield* searched(election, question);
}

function* compared(file: PbFile, election: Election, { rule, ties, step }: Choice): Generator<Answer> {
  const others = rulesFor(file.voteType).filter((other) => other !== rule);
  for (const { rule: other, winners } of alternatives(election, others, { ties, increment: step })) {
    const cost = costOf(election, winners);
    yield {
      kind: 'alternative',
      alternative: { rule: other, winners, cost, satisfaction: satisfaction(file, winners) },
    };
  }
  yield { kind: 'compared' };
}

type Search = Extract<Question, { project: string }>;

function* searched(election: Election, { kind, choice, project: id }: Search): Generator<Answer> {
  const project = election.ids.indexOf(id);
  const options = { ties: choice.ties, increment: choice.step };
  const wins: Wins = (changed, at) => count(changed, choice.rule, options).funded.includes(at);
  const search: Generator<number, bigint | number | null> =
    kind === 'cost-that-wins'
      ? costThatWins(election, project, wins)
      : ballotsThatWin(election, project, wins);
  let tries = 0;
  for (let next = search.next(); ; next = search.next()) {
    if (next.done === true) {
      yield foundBy(election, next.value, tries);
      return;
    }
    tries = next.value;
    yield { kind: 'tries', tries };
  }

  function foundBy(of: Election, value: bigint | number | null, made: number): Answer {
    if (kind === 'ballots-that-win')
      return { kind: 'ballots-found', ballots: value === null ? null : Number(value), tries: made };
    const cost = value === null ? null : decimal(amountOf(of, BigInt(value)));
    return { kind: 'cost-found', cost, tries: made };
  }
}

function supposed(
  election: Election,
  { choice, budget, cost }: Extract<Question, { kind: 'what-if' }>,
): Answer {
  const units = (amount: string) => BigInt(amount) * election.scale;
  const richer = budget === null ? election : withBudget(election, units(budget));
  const changed =
    cost === null ? richer : withCost(richer, election.ids.indexOf(cost.project), units(cost.amount));
  const options = { ties: choice.ties, increment: choice.step };
  const { winners } = published(changed, choice.rule, options, count(changed, choice.rule, options));
  return { kind: 'supposed', winners, cost: costOf(changed, winners) };
}

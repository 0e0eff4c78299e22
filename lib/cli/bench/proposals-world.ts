import { stateOf } from '@/lib/domain/process/states';
import type { ProposalState } from '@/lib/domain/process/types';
import { seoul } from '@/prisma/demo/participation/calendar';
import { type DemoStep, Life } from '@/prisma/demo/participation/life';
import { type DemoProposal, drawProposals } from '@/prisma/demo/participation/proposals';
import { decide, type Winner } from '@/prisma/demo/participation/result';
import { type ProcessSpec, scheduleOf, type Span, SPECS } from '@/prisma/demo/participation/specs';
import { type Random, random } from '@/prisma/demo/random';

/** Processes of as many governments, and a second one, of years ago, for some of them. */
export const GOVERNMENTS = 40;
const PROCESSES = 60;
/** How the sizes fall: the largest process has a good twelfth of all proposals. */
const PROCESS_SKEW = 0.6;
/** The proposal that most is said to has a twentieth of all comments. */
const LARGEST_SHARE = 0.05;
const COMMENT_SKEW = 0.75;
/** The demo's lives are made for processes of such a size; they take time by its square. */
const AT_ONCE = 500;
const STAGES = ['proposing', 'review', 'ballot', 'last-year'] as const;

export interface BenchGovernment {
  lafCd: string;
  ko: string;
  en: string;
}

export interface BenchProcess {
  id: string;
  fiscalYear: number;
  spec: ProcessSpec;
  spans: readonly Span[];
}

/** Numbers that fall by a power of their place and have a sum. Each is at least `least`. */
export function skewed(count: number, total: number, skew: number, least = 0): number[] {
  const weights = Array.from({ length: count }, (_, at) => (at + 1) ** -skew);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = total - least * count;
  let before = 0;
  let [given, run] = [0, 0];
  return weights.map((weight) => {
    run += weight;
    before = given;
    given = Math.round((run / whole) * spread);
    return least + given - before;
  });
}

/** The processes of a bench: at every stage, the first ones the largest. @param today `YYYY-MM-DD` */
export function benchProcesses(
  governments: readonly BenchGovernment[],
  proposals: number,
  today: string,
): BenchProcess[] {
  const sizes = skewed(PROCESSES, proposals, PROCESS_SKEW, 1);
  return sizes.map((size, at) => {
    const government = governments[at % GOVERNMENTS];
    const words = SPECS[at % SPECS.length];
    if (government === undefined || words === undefined) throw new Error('there are too few governments');
    const stage: ProcessSpec['stage'] =
      at < GOVERNMENTS ? (STAGES[at % STAGES.length] ?? 'review') : 'years-ago';
    const spec = { ...words, ...government, stage, proposals: size };
    const { fiscalYear, spans } = scheduleOf(stage, today);
    return { id: `${government.lafCd}-${fiscalYear}`, fiscalYear, spec, spans };
  });
}

/** What became of a process's proposals. */
export interface BenchLives {
  proposals: readonly DemoProposal[];
  /** Each proposal's in their order. */
  steps: readonly DemoStep[];
  winners: readonly Winner[];
}

/** The proposals of a process as the demo invents them, with everything that happened to them before a day. */
export function livesOf({ id, spec, spans }: BenchProcess, seed: number, today: string): BenchLives {
  const [proposing] = spans;
  if (proposing === undefined) throw new Error(`${id} has no phases`);
  const now = seoul(today);
  const proposals = drawProposals(spec, proposing, now, random(seed, 'bench proposals', id));
  const parts = Array.from({ length: Math.ceil(proposals.length / AT_ONCE) }, (_, at) =>
    proposals.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  ).map((part, at) => lived(part, { spec, spans, now, chance: random(seed, 'bench lives', id, at) }));
  return {
    proposals,
    steps: parts.flatMap(({ steps }) => steps),
    winners: parts.flatMap(({ winners }) => winners),
  };
}

interface Living {
  spec: ProcessSpec;
  spans: readonly Span[];
  now: number;
  chance: Random;
}

function lived(part: readonly DemoProposal[], { spec, spans, now, chance }: Living) {
  const life = new Life(part, spans, now, chance);
  life.receive();
  life.withdraw();
  life.merge();
  life.judge();
  life.screen();
  const winners = decide(life, spec, () => false, chance);
  return { steps: life.steps, winners };
}

/** Where a proposal stands by its steps, as the trigger of steps would write it. */
export interface Standing {
  state: ProposalState | null;
  submittedAt: number | null;
  lastStepAt: number | null;
  officialCost: number | null;
  mergedInto: number | null;
}

/** By number. */
export function standings(steps: readonly DemoStep[]): ReadonlyMap<number, Standing> {
  const byNumber = new Map<number, DemoStep[]>();
  for (const step of steps) byNumber.set(step.number, [...(byNumber.get(step.number) ?? []), step]);
  return new Map([...byNumber].map(([number, own]) => [number, standing(own)]));
}

function standing(steps: readonly DemoStep[]): Standing {
  return {
    state: stateOf(steps),
    submittedAt: steps[0]?.at ?? null,
    lastStepAt: steps.at(-1)?.at ?? null,
    officialCost: steps.findLast(({ officialCost }) => officialCost !== null)?.officialCost ?? null,
    mergedInto: steps.find(({ kind }) => kind === 'merged')?.other ?? null,
  };
}

/**
 * How much is said to each of so many proposals: one has a twentieth of all, of the others a few have much and most have little.
 * @returns in a random order, but that the first proposal has the most
 */
export function commentCounts(proposals: number, comments: number, chance: Random): number[] {
  const largest = Math.round(comments * LARGEST_SHARE);
  const others = skewed(proposals - 1, comments - largest, COMMENT_SKEW);
  for (let at = others.length - 1; at > 0; at -= 1) {
    const other = chance.int(0, at);
    [others[at], others[other]] = [others[other] ?? 0, others[at] ?? 0];
  }
  return [largest, ...others];
}

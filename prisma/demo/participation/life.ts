import type { Phase, StepKind } from '@/lib/domain/process/types';
import { DAY, officeMoment, residentMoment } from '@/prisma/demo/participation/calendar';
import { type DemoProposal, LIMIT } from '@/prisma/demo/participation/proposals';
import {
  ANSWERED,
  ASKED,
  committeeOf,
  FEASIBLE,
  INFEASIBLE,
  OVER_LIMIT,
  SCREENED_IN,
  SCREENED_OUT,
  UNANSWERED,
  WITHDRAWN,
} from '@/prisma/demo/participation/reasons';
import type { Span } from '@/prisma/demo/participation/specs';
import type { Random } from '@/prisma/demo/random';

const HOUR = DAY / 24;

export interface DemoStep {
  number: number;
  at: number;
  kind: StepKind;
  by: string | null;
  reason: string | null;
  officialCost: number | null;
  other: number | null;
}

/** What happened to a process's proposals up to a moment, phase by phase; the result is in result.ts. */
export class Life {
  private readonly taken: DemoStep[] = [];
  private readonly last = new Map<number, DemoStep>();
  private readonly spans: ReadonlyMap<Phase, Span>;

  constructor(
    private readonly proposals: readonly DemoProposal[],
    spans: readonly Span[],
    private readonly now: number,
    private readonly chance: Random,
  ) {
    this.spans = new Map(spans.map((span) => [span.phase, span]));
  }

  /** In the order of time; those of one moment in the order in which they were taken. */
  get steps(): DemoStep[] {
    return [...this.taken].sort((a, b) => a.at - b.at);
  }

  span(phase: Phase): Span {
    const span = this.spans.get(phase);
    if (span === undefined) throw new Error(`no phase ${phase}`);
    return span;
  }

  /** @returns whether that moment has come: what has not happened yet is left out */
  take(step: Pick<DemoStep, 'number' | 'kind'> & Partial<Omit<DemoStep, 'at'>>, at: number | null): boolean {
    if (at === null || at >= this.now) return false;
    const whole = { by: null, reason: null, officialCost: null, other: null, ...step, at };
    this.taken.push(whole);
    this.last.set(step.number, whole);
    return true;
  }

  /** The proposals whose last step is one of these. */
  standing(...kinds: StepKind[]): { proposal: DemoProposal; last: DemoStep }[] {
    return this.proposals.flatMap((proposal) => {
      const last = this.last.get(proposal.number);
      return last !== undefined && kinds.includes(last.kind) ? [{ proposal, last }] : [];
    });
  }

  /** The official cost of one that was judged feasible. */
  costOf(number: number): number {
    return (
      this.taken.findLast((step) => step.number === number && step.officialCost !== null)?.officialCost ?? 0
    );
  }

  receive(): void {
    const review = this.span('review');
    const middle = review.begins + 0.4 * (review.ends - review.begins);
    for (const { number, submittedAt, idea } of this.proposals) {
      const by = idea.department;
      this.take({ number, kind: 'submitted' }, submittedAt);
      const assigned = officeMoment(this.chance, submittedAt + 6 * HOUR, submittedAt + 4 * DAY);
      if (!this.take({ number, kind: 'assigned', by }, assigned) || assigned === null) continue;
      if (this.chance.chance(0.86)) continue;
      const asked = officeMoment(this.chance, assigned + DAY, Math.min(assigned + 9 * DAY, middle));
      if (
        !this.take({ number, kind: 'asked-back', by, reason: this.chance.pick(ASKED) }, asked) ||
        asked === null
      )
        continue;
      if (this.chance.chance(0.15)) continue;
      const answered = residentMoment(this.chance, asked + HOUR, asked + 6 * DAY);
      this.take({ number, kind: 'answered', reason: this.chance.pick(ANSWERED) }, answered);
    }
  }

  withdraw(): void {
    const { begins } = this.span('review');
    for (const { proposal, last } of this.standing('assigned')) {
      if (!this.chance.chance(0.025)) continue;
      const at = residentMoment(this.chance, last.at + DAY, Math.min(last.at + 12 * DAY, begins));
      this.take({ number: proposal.number, kind: 'withdrawn', reason: this.chance.pick(WITHDRAWN) }, at);
    }
  }

  /** What repeats an earlier one goes into it, where that is still with its department. */
  merge(): void {
    const { begins, ends } = this.span('review');
    for (const { proposal, last } of this.standing('assigned', 'answered')) {
      const into = this.standing('assigned', 'answered', 'merged-from').find(
        (one) => one.proposal.number === proposal.repeats,
      );
      if (into === undefined) continue;
      const from = Math.max(last.at, into.last.at, begins) + HOUR;
      const at = officeMoment(this.chance, from, from + 0.25 * (ends - begins));
      const [number, other] = [proposal.number, into.proposal.number];
      const by = proposal.idea.department;
      const reason = `같은 곳에 대한 ${other}번 제안과 내용이 같아 함께 검토함.`;
      if (this.take({ number, kind: 'merged', by, reason, other }, at))
        this.take({ number: other, kind: 'merged-from', by, other: number }, at);
    }
  }

  judge(): void {
    const { begins, ends } = this.span('review');
    const early = begins + 0.2 * (ends - begins);
    for (const { proposal, last } of this.standing('assigned', 'answered', 'asked-back', 'merged-from')) {
      const from = Math.max(last.at + HOUR, early);
      const at = officeMoment(this.chance, from, ends) ?? from;
      this.take(
        { ...this.judgement(proposal, last), number: proposal.number, by: proposal.idea.department },
        at,
      );
    }
  }

  private judgement(
    { estimate, idea, limit }: DemoProposal,
    last: DemoStep,
  ): Pick<DemoStep, 'kind' | 'reason' | 'officialCost'> {
    const turnedDown = (reason: string) => ({
      kind: 'judged-infeasible' as const,
      reason,
      officialCost: null,
    });
    if (last.kind === 'asked-back') return turnedDown(UNANSWERED);
    if ((estimate ?? 0) > LIMIT) return turnedDown(OVER_LIMIT);
    if (this.chance.chance(0.32))
      return turnedDown(this.chance.pick(this.chance.chance(0.6) ? idea.refusals : INFEASIBLE));
    const guess = estimate ?? ((idea.cost[0] + idea.cost[1]) / 2) * 1_000_000;
    const officialCost = Math.min(
      limit,
      Math.ceil((guess * this.chance.between(0.75, 1.2)) / 500_000) * 500_000,
    );
    return { kind: 'judged-feasible', reason: this.chance.pick(FEASIBLE), officialCost };
  }

  /** Committees sit on two days. */
  screen(): void {
    const { begins, ends } = this.span('screening');
    const days = [0.3, 0.75].map((part) => {
      const from = begins + part * (ends - begins);
      return officeMoment(this.chance, from, from + 3 * DAY) ?? from;
    });
    for (const { proposal } of this.standing('judged-feasible')) {
      const passes = this.chance.chance(0.68);
      this.take(
        {
          number: proposal.number,
          kind: passes ? 'screened-in' : 'screened-out',
          by: committeeOf(proposal.idea.department),
          reason: this.chance.pick<string | null>(passes ? SCREENED_IN : SCREENED_OUT),
        },
        Math.min(this.chance.pick(days), ends - HOUR),
      );
    }
  }
}

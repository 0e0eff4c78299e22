import type { Election } from '@/lib/domain/participation/election';
import { equalShares, type EqualShares, type SharesOptions } from '@/lib/domain/participation/equal-shares';
import { type Fraction, fraction, plus, times, ZERO } from '@/lib/domain/participation/fraction';
import { stretchOf } from '@/lib/domain/participation/jump';
import type { Ties } from '@/lib/domain/participation/ties';

/** Why the money was not raised further. */
export type Stop = 'exhaustive' | 'next infeasible' | 'all supported funded';

/** How the money is raised: from where, and whether an outcome to which nothing can be added ends it. */
export interface Raising {
  whole: boolean;
  untilInfeasible: boolean;
}

export interface Raised {
  funded: readonly number[];
  shares: EqualShares;
  endowment: Fraction;
  steps: number;
  stop: Stop;
}

export interface RaiseOptions extends Omit<SharesOptions, 'endowment'> {
  raising: Raising;
  /** In the file's unit. */
  increment: bigint;
  /** Counts anew after every step, also where the outcome certainly stays the same. */
  byStep?: boolean;
}

export const sumOf = ({ costs }: Pick<Election, 'costs'>, projects: readonly number[]) =>
  projects.reduce((sum, project) => sum + (costs[project] ?? 0n), 0n);

/** The budget for each ballot, in the election's units; nothing where there is none. */
export const shareOf = ({ budget, voters }: Election): Fraction =>
  voters === 0 ? ZERO : fraction(budget, BigInt(voters));

/** An attempt to jump takes as long as some counts: over fewer steps it does not pay. */
const WORTH_IT = 16;

interface Outcome {
  endowment: Fraction;
  /** Null where it was jumped over. */
  shares: EqualShares | null;
  funded: readonly number[];
}

/**
 * Raises the money of every voter step by step, counting anew each time, and keeps the last outcome that the budget pays for. Steps
 * whose order of funding is certainly that of the step before are jumped over (jump.ts); they count as steps, and their ties as met.
 */
class Raise {
  private readonly step: Fraction;
  private now: Outcome;
  private steps = 0;
  /** How many steps are tried to be jumped over at a time, and since which step the order has been the same. */
  private reach = 0;
  private since = 0;

  constructor(
    private readonly election: Election,
    private readonly ties: Ties,
    private readonly options: RaiseOptions,
  ) {
    const unit = election.scale;
    this.step = fraction(options.increment * unit);
    const exact = shareOf(election);
    const start = options.raising.whole ? fraction((exact.n / exact.d / unit) * unit) : exact;
    this.now = this.at(start, ties);
  }

  run(): Raised {
    let stop: Stop | null = this.isExhaustive() ? 'exhaustive' : null;
    while (stop === null) {
      if (this.options.byStep !== true) this.jump();
      stop = this.next();
    }
    const { endowment, funded } = this.now;
    // What was jumped over is counted for those who want it explained; its ties are noted.
    const shares = this.now.shares ?? this.at(endowment, { ...this.ties }).shares;
    return { endowment, funded, shares, steps: this.steps, stop };
  }

  private at(endowment: Fraction, ties: Ties): Outcome & { shares: EqualShares } {
    const shares = equalShares(this.election, ties, { ...this.options, endowment });
    return { endowment, shares, funded: shares.rounds.map(({ project }) => project) };
  }

  /** One step. */
  private next(): Stop | null {
    const next = this.at(plus(this.now.endowment, this.step), this.ties);
    if (sumOf(this.election, next.funded) > this.election.budget) return 'next infeasible';
    this.steps += 1;
    this.noteOrder(next.funded);
    this.now = next;
    if (this.isAllFunded()) return 'all supported funded';
    return this.isExhaustive() ? 'exhaustive' : null;
  }

  /** Goes as far as the order certainly stays. */
  private jump(): void {
    while (this.reach >= WORTH_IT) {
      const { endowment, funded } = this.now;
      const tried = { ...this.options, endowment, step: this.step, reach: this.reach };
      const { steps, events, lots } = stretchOf(this.election, this.ties, funded, tried);
      this.steps += steps;
      this.ties.events += events * steps;
      this.ties.lots += lots * steps;
      if (steps > 0)
        this.now = { endowment: plus(endowment, times(this.step, BigInt(steps))), shares: null, funded };
      if (steps < this.reach) {
        this.reach = steps === 0 ? Math.floor(this.reach / 4) : steps * 2;
        return;
      }
      this.reach *= 2;
    }
  }

  /** The next order will last about as long as this one did; one that lasts for some steps may last for more. */
  private noteOrder(funded: readonly number[]): void {
    const last = this.now.funded;
    const same = funded.length === last.length && funded.every((project, place) => project === last[place]);
    const lasted = this.steps - this.since;
    if (!same) {
      this.since = this.steps;
      this.reach = Math.max(this.reach, lasted);
    } else if (lasted >= WORTH_IT / 2) this.reach = Math.max(this.reach, WORTH_IT);
  }

  private isAllFunded(): boolean {
    return this.left(true).length === 0;
  }

  /** To whom a project is worth nothing, it will not be funded however much money they have: they do not support it. */
  private left(supported: boolean): number[] {
    const known = new Set(this.now.funded);
    const { byProject } = this.options.supporters;
    return byProject.flatMap(({ voters }, project) =>
      known.has(project) || (supported && voters === 0) ? [] : [project],
    );
  }

  /** Nothing that is not funded fits any more; by the whole-number rules projects without supporters count too. */
  private isExhaustive(): boolean {
    const { whole, untilInfeasible } = this.options.raising;
    if (untilInfeasible) return false;
    const left = this.election.budget - sumOf(this.election, this.now.funded);
    return this.left(!whole).every((project) => (this.election.costs[project] ?? 0n) > left);
  }
}

/**
 * Counts by Equal Shares with the money of every voter raised again and again, until the rule is content or the next outcome would cost
 * more than the budget.
 */
export function raised(election: Election, ties: Ties, options: RaiseOptions): Raised {
  return new Raise(election, ties, options).run();
}

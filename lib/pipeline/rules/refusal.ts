import { type RuleId } from '@/lib/domain/rules';

/** Why a delivery is refused: the fatal rule, of whom, and in words for the operator. */
export interface Breach {
  rule: RuleId;
  /** Null where the rule is about the delivery as a whole. */
  fiscalYear: number | null;
  lafCd: string | null;
  part: string;
  observed: Record<string, number | string>;
  asOf: string | null;
  message: string;
}

/** Thrown within a run's transaction when a fatal rule is broken: nothing of the run stays. */
export class Refusal extends Error {
  constructor(readonly breaches: readonly Breach[]) {
    super(breaches.map(({ message }) => message).join('; '));
    this.name = 'Refusal';
  }
}

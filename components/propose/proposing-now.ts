import type { PhaseTime } from '@/lib/domain/process/types';

/** Whether proposals are taken at a moment; instants as ISO 8601 in UTC. */
export interface ProposingNow {
  kind: 'on' | 'before' | 'over' | 'none';
  begins: string | null;
  /** Null: it has no end. */
  ends: string | null;
}

/** What a schedule says of a moment: from the beginning of the phase up to, not including, its end. */
export function proposingAt(phases: readonly PhaseTime[], at: Date): ProposingNow {
  const phase = phases.find((one) => one.phase === 'proposing');
  if (phase === undefined) return { kind: 'none', begins: null, ends: null };
  const { begins, ends } = phase;
  const begun = Date.parse(begins) <= at.getTime();
  const ended = ends !== null && Date.parse(ends) <= at.getTime();
  return { kind: ended ? 'over' : begun ? 'on' : 'before', begins, ends };
}

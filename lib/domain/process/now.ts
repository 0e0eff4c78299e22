import { nextSwitch, phaseAt } from '@/lib/domain/process/phases';
import type { Phase, PhaseTime } from '@/lib/domain/process/types';

/** Which phase a process is in at a moment of the server's clock; instants are ISO 8601 in UTC, to the second. */
export interface ProcessNow {
  /** Null: none is open. */
  phase: Phase | null;
  /** When that phase ends; null where it has no end, or none is open. */
  ends: string | null;
  /** The next beginning or end of a phase, and which phase it is then; null where nothing switches any more. */
  next: { phase: Phase | null; at: string } | null;
  at: string;
}

/** What a schedule says of a moment. Phases switch on whole seconds, so that the second a moment lies in decides. */
export function nowOf(phases: readonly PhaseTime[], moment: Date): ProcessNow {
  const at = `${moment.toISOString().slice(0, 19)}Z`;
  const phase = phaseAt(phases, at);
  const ends = phases.find((one) => one.phase === phase)?.ends ?? null;
  return { phase, ends, next: nextSwitch(phases, at), at };
}

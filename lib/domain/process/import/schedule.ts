import { readDay } from '@/lib/domain/history/moment';
import { seoulInstant } from '@/lib/domain/process/import/dates';
import { type Phase, PHASES, type PhaseTime } from '@/lib/domain/process/types';

const DAY_SECONDS = 86_400;

/**
 * When a phase lasted, by its days in Seoul, the last one included: `2023-03-01..2023-04-30`, `2023-09-30` for one day,
 * `2024-01-01..` without an end.
 * @returns null where the text is none of these
 */
export function readPhase(phase: Phase, text: string): PhaseTime | null {
  const [from = '', to = from, ...more] = text.trim().split('..');
  const begins = readDay(from);
  if (begins === null || more.length > 0) return null;
  if (to === '') return { phase, begins: seoulInstant(begins), ends: null };
  const last = readDay(to);
  if (last === null || last < begins) return null;
  return { phase, begins: seoulInstant(begins), ends: seoulInstant(last, DAY_SECONDS) };
}

/** Two phases that overlap or stand in another order than the law's; null where there are none. The database refuses such a schedule, too. */
export function outOfOrder(phases: readonly PhaseTime[]): readonly [Phase, Phase] | null {
  const sorted = [...phases].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
  for (const [at, { phase, begins }] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && (before.ends === null || before.ends > begins)) return [before.phase, phase];
  }
  return null;
}

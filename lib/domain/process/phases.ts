import type { Phase, PhaseTime } from '@/lib/domain/process/types';

type Schedule = readonly PhaseTime[];

/**
 * The phase at an instant. A phase lasts from its beginning up to, not including, its end.
 * @param instant ISO 8601
 * @returns null between phases, before the first and after the last
 */
export function phaseAt(phases: Schedule, instant: string): Phase | null {
  const at = Date.parse(instant);
  const isOn = ({ begins, ends }: PhaseTime) =>
    Date.parse(begins) <= at && (ends === null || at < Date.parse(ends));
  return phases.find(isOn)?.phase ?? null;
}

/**
 * The next moment at which a phase begins or ends, and the phase from then on (null: none).
 * @param instant ISO 8601; a switch at this very instant has happened
 * @returns null where nothing switches any more
 */
export function nextSwitch(phases: Schedule, instant: string): { at: string; phase: Phase | null } | null {
  const after = Date.parse(instant);
  const coming = phases
    .flatMap(({ begins, ends }) => (ends === null ? [begins] : [begins, ends]))
    .filter((moment) => Date.parse(moment) > after)
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const [at] = coming;
  return at === undefined ? null : { at, phase: phaseAt(phases, at) };
}

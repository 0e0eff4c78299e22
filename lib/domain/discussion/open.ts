import type { PhaseTime } from '@/lib/domain/process/types';

/**
 * Whether something may be said to the proposals of a process: from its first phase until a year after its last one has ended, so that
 * residents can speak of what was built, and nothing old is stirred up without anybody watching it.
 * @returns null where it may, else the code of the problem
 */
export function discussionBar(
  phases: readonly PhaseTime[],
  now: Date,
): 'phase-not-begun' | 'discussion-over' | null {
  const first = Math.min(...phases.map(({ begins }) => Date.parse(begins)));
  if (!(first <= now.getTime())) return 'phase-not-begun';
  if (phases.some(({ ends }) => ends === null)) return null;
  const last = new Date(Math.max(...phases.map(({ ends }) => Date.parse(ends ?? ''))));
  last.setUTCFullYear(last.getUTCFullYear() + 1);
  return now < last ? null : 'discussion-over';
}

import type { ProcessNow } from '@/lib/domain/process/now';
import { PHASES } from '@/lib/domain/process/types';

/** Asks the site which phase a process is in. @throws Error where it does not answer, or answers something else */
export async function fetchNow(id: string, signal: AbortSignal): Promise<ProcessNow> {
  const address = `/api/participate/${id}/now`;
  const response = await fetch(address, { signal, cache: 'no-store' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const answer: unknown = await response.json();
  if (!isProcessNow(answer)) throw new Error(`${address}: another answer than expected`);
  return answer;
}

/** By hand: the library that checks forms elsewhere would weigh more than all else that this line loads. */
export function isProcessNow(answer: unknown): answer is ProcessNow {
  if (!isRecord(answer)) return false;
  const { phase, ends, next, at } = answer;
  const isNext = next === null || (isRecord(next) && isPhase(next['phase']) && isInstant(next['at']));
  return isPhase(phase) && (ends === null || isInstant(ends)) && isNext && isInstant(at);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isPhase = (value: unknown) => value === null || PHASES.some((phase) => phase === value);
const isInstant = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const SHORTEST_MS = 1_000;
const LONGEST_MS = 600_000;

/**
 * How long an answer holds, in milliseconds: up to the next switch, by the server's clock and not the reader's, and ten minutes
 * at most, so that a schedule that was moved is seen. False: it is over, nothing is asked again.
 */
export function holdsFor(now: ProcessNow | undefined): number | false {
  if (now === undefined) return LONGEST_MS;
  if (now.next === null) return false;
  const left = Date.parse(now.next.at) - Date.parse(now.at);
  return Math.min(Math.max(left, SHORTEST_MS), LONGEST_MS);
}

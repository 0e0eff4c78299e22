import type { ElectionData, VoteState } from '@/lib/domain/ballot/election-data';

/** What tells where a vote stands. */
export type Standing = Pick<ElectionData, 'state' | 'begins' | 'ends'>;

/** Where a vote stands at an instant of the server's clock: what was open goes over into the next state by itself. */
export function stateAt({ state, begins, ends }: Standing, at: number): VoteState {
  if (state !== 'ahead' && state !== 'on') return state;
  if (at < Date.parse(begins)) return 'ahead';
  return at < Date.parse(ends) ? 'on' : 'ending';
}

/** How long until an instant: in days and hours, below a day in hours and minutes, below an hour in minutes and seconds. */
export function timeLeft(
  until: string,
  at: number,
): { days: number; hours: number; minutes: number; seconds: number } {
  const left = Math.max(0, Math.floor((Date.parse(until) - at) / 1000));
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor(left / 3600) % 24,
    minutes: Math.floor(left / 60) % 60,
    seconds: left % 60,
  };
}

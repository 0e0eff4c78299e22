import { useEffect, useState } from 'react';
import type { ElectionData, VoteState } from '@/lib/domain/ballot/election-data';
import { stateAt } from '@/lib/client/ballot/voting-time';

const SECOND = 1000;

/** The vote, and how far the server's clock is from what this page measures. */
export interface Timed {
  data: ElectionData;
  /** Milliseconds to add to `performance.now()`. */
  offset: number;
}

export const timed = (data: ElectionData): Timed => ({
  data,
  offset: Date.parse(data.now) - performance.now(),
});

export const serverNow = ({ offset }: Timed) => performance.now() + offset;

/** What is true of the server's time, looked at each second; drawn anew only where it changes. */
export function useServerTime<T extends string | number>(vote: Timed, of: (at: number) => T): T {
  const [value, setValue] = useState(() => of(serverNow(vote)));
  useEffect(() => {
    const look = () => setValue(of(serverNow(vote)));
    const timer = setInterval(look, SECOND);
    return () => clearInterval(timer);
  }, [vote, of]);
  return value;
}

/** Where the vote stands now. */
export function useStateNow(vote: Timed): VoteState {
  const [state, setState] = useState(() => stateAt(vote.data, serverNow(vote)));
  useEffect(() => {
    const timer = setInterval(() => setState(stateAt(vote.data, serverNow(vote))), SECOND);
    return () => clearInterval(timer);
  }, [vote]);
  return state;
}

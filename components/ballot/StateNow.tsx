'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { stateAt, type Standing } from '@/lib/client/ballot/voting-time';
import type { VoteState } from '@/lib/domain/ballot/election-data';

const SECOND = 1000;

interface Props {
  /** As it stood when the page was made. */
  vote: Standing & { now: string };
  /** By state: the one of the page, and those that come by themselves. */
  notices: Readonly<Partial<Record<VoteState, ReactNode>>>;
}

/** The notice that is true now: where the page stays open, it goes over to the next. Late by what the page took to come alive, never early. */
export function StateNow({ vote, notices }: Props) {
  const [state, setState] = useState(vote.state);
  useEffect(() => {
    const offset = Date.parse(vote.now) - performance.now();
    const timer = setInterval(() => setState(stateAt(vote, performance.now() + offset)), SECOND);
    return () => clearInterval(timer);
  }, [vote]);
  return notices[state] ?? notices[vote.state];
}

import { useCallback } from 'react';
import { useServerTime } from '@/components/ballot/use-server-clock';
import type { Vote } from '@/components/ballot/vote';
import { fill, type Words } from '@/components/ballot/words';
import { stateAt, timeLeft } from '@/lib/client/ballot/voting-time';

/** The server's time, and how long there is. Not read out by itself: it changes each second. */
export function VoteClock({ vote: { timed, words } }: { vote: Pick<Vote, 'timed' | 'words'> }) {
  const text = useCallback((at: number) => clockText(timed.data, words, at), [timed, words]);
  return <p className="vote-clock note">{useServerTime(timed, text)}</p>;
}

function clockText(data: Vote['timed']['data'], words: Words, at: number): string {
  const { clock } = words;
  // Korean time is UTC+9 all year.
  const now = new Date(at + 9 * 3_600_000).toISOString().slice(11, 19);
  const state = stateAt(data, at);
  if (state === 'ahead') return fill(clock.until, { now, left: leftText(words, data.begins, at) });
  if (state === 'on') return fill(clock.left, { now, left: leftText(words, data.ends, at) });
  return fill(clock.over, { now });
}

function leftText({ clock }: Words, until: string, at: number): string {
  const left = timeLeft(until, at);
  if (left.days > 0) return fill(clock.days, left);
  return fill(left.hours > 0 ? clock.hours : clock.minutes, left);
}

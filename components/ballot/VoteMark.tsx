import type { Vote } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';

/** Whether this device has voted in a track: the one thing that must never be in doubt. */
export function VoteMark({ vote: { device, words }, track }: { vote: Vote; track: string }) {
  const { state: text } = words;
  const cast = device.ballots[track];
  if (device.sent[track] !== undefined) return <span className="vote-mark">{text.sent}</span>;
  if (cast === undefined) return <span className="vote-mark">{text.not}</span>;
  return (
    <span className="vote-mark vote-mark-cast">
      {cast.void ? text.taken : text.cast} · {fill(text.receipt, { code: cast.code })}
    </span>
  );
}

import { ForgetDevice } from '@/components/ballot/ForgetDevice';
import type { Vote } from '@/components/ballot/vote';

/** Somebody else votes in this browser: with their key nobody else is to cast. */
export function OtherOwner({ vote }: { vote: Vote }) {
  const { otherOwner: text } = vote.words;
  return (
    <>
      <h2>{text.title}</h2>
      <p>{text.text}</p>
      <ForgetDevice vote={vote} />
    </>
  );
}

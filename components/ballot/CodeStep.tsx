import { useEffect, useState } from 'react';
import { NewCode } from '@/components/ballot/NewCode';
import { RestoreCode } from '@/components/ballot/RestoreCode';
import { StepTitle } from '@/components/ballot/StepTitle';
import type { Vote } from '@/components/ballot/vote';
import { type Bytes, toBase64 } from '@/lib/domain/ballot/bytes';
import { newSeed, recoveryCode } from '@/lib/ballot/recovery';

interface Props {
  vote: Vote;
  onDone: () => void;
  /** Where another device has the credential already, a new code is of no use. */
  restoreOnly?: boolean;
}

/** The recovery code: made here and saved before anything else, or taken over from another device. */
export function CodeStep({ vote, onDone, restoreOnly = false }: Props) {
  const { device, owner, words } = vote;
  const { code: text } = words;
  const [made, setMade] = useState<{ seed: Bytes; code: string }>();
  useEffect(() => {
    const seed = newSeed();
    void recoveryCode(seed).then((code) => setMade({ seed, code }));
  }, []);
  const take = (seed: Bytes) => {
    device.setVoter(() => ({ owner, seed: toBase64(seed), credentials: {} }));
    onDone();
  };
  if (restoreOnly)
    return (
      <section>
        <StepTitle vote={vote}>{text.restoreTitle}</StepTitle>
        <RestoreCode words={words} onSeed={take} />
      </section>
    );
  return (
    <section>
      <StepTitle vote={vote}>{text.title}</StepTitle>
      <p>{text.why}</p>
      <p>{vote.kiosk ? text.kiosk : text.keep}</p>
      {made === undefined ? null : <NewCode vote={vote} code={made.code} onSaved={() => take(made.seed)} />}
      <details>
        <summary>{text.restoreTitle}</summary>
        <RestoreCode words={words} onSeed={take} />
      </details>
    </section>
  );
}

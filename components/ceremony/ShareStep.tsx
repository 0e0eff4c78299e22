import { useState } from 'react';
import { FileLink } from '@/components/ceremony/FileLink';
import { StepTitle } from '@/components/ceremony/StepTitle';
import { TypedField } from '@/components/ceremony/TypedField';
import type { CeremonyProps } from '@/components/ceremony/words';
import { fill } from '@/lib/client/ceremony/machine';
import { compareShare, type Made } from '@/lib/client/ceremony/make';

interface Props extends CeremonyProps {
  made: Made;
  /** From 0. */
  holder: number;
  shown: boolean;
  onShow: () => void;
  /** It was typed back from paper. */
  onDone: (name: string) => void;
}

/** A holder's turn: they alone see their share, take it along, and type it back before it goes from the screen. */
export function ShareStep({ words, holders, holder, shown, onShow, ...rest }: Props) {
  const about = { n: holder + 1, body: holders[holder]?.shown ?? '' };
  return (
    <>
      {holder === 0 || shown ? null : (
        <p className="said" role="status">
          {fill(words.handOver, { n: holder })}
        </p>
      )}
      <StepTitle key={shown ? 'shown' : 'turn'}>{fill(words.shareTitle, about)}</StepTitle>
      {shown ? (
        <Share {...{ words, holders, holder }} {...rest} />
      ) : (
        <>
          <p>{fill(words.shareText, about)}</p>
          <button type="button" className="button button-primary" onClick={onShow}>
            {words.show}
          </button>
        </>
      )}
    </>
  );
}

function Share({ words, election, holders, holder, made, onDone }: Omit<Props, 'shown' | 'onShow'>) {
  const [name, setName] = useState('');
  const [hidden, setHidden] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const number = holder + 1;
  const text = made.texts[holder] ?? '';
  const title = `${words.yours} ${number} · ${holders[holder]?.shown ?? ''} · ${election}`;
  const check = async (written: string) => {
    const outcome = await compareShare(written, text);
    if (outcome === 'same') {
      made.texts[holder] = '';
      onDone(name.trim());
    } else setProblem(outcome === 'mistyped' ? words.mistyped : words.otherShare);
    return outcome === 'same';
  };
  return (
    <>
      {hidden ? null : (
        <div className="share-sheet">
          <p>{title}</p>
          <p className="share-code">
            <code>{text}</code>
          </p>
          <p>
            <small>
              {words.mark}: {made.marks[holder]}
            </small>
          </p>
        </div>
      )}
      <p>{words.write}</p>
      <div className="buttons">
        {hidden ? null : (
          <>
            <button type="button" className="button button-secondary" onClick={() => window.print()}>
              {words.print}
            </button>
            <FileLink name={`share-${number}.txt`} text={`${title}\n${text}\n`} label={words.download} />
          </>
        )}
        <button type="button" className="button button-secondary" onClick={() => setHidden(!hidden)}>
          {hidden ? words.show : words.hide}
        </button>
      </div>
      <div className="field">
        <label htmlFor="holder-name">{words.name}</label>
        <input
          id="holder-name"
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <TypedField
        id="typed-back"
        label={words.typeBack}
        hint={words.typeBackHint}
        send={words.check}
        problem={problem}
        onTyped={check}
      />
    </>
  );
}

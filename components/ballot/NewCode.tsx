import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { TextFile } from '@/components/ballot/TextFile';
import type { Vote } from '@/components/ballot/vote';
import { fill, type Words } from '@/components/ballot/words';
import { plainSymbols } from '@/lib/domain/ballot/base32';

interface Props {
  vote: Vote;
  code: string;
  onSaved: () => void;
}

/** A new code: shown and saved, then asked for. At a kiosk it may be left. */
export function NewCode({ vote, code, onSaved }: Props) {
  const { words, kiosk } = vote;
  const [asked, setAsked] = useState(false);
  if (asked) return <AskBack words={words} code={code} onSaved={onSaved} onLook={() => setAsked(false)} />;
  return (
    <>
      <CodeSheet vote={vote} code={code} />
      <p>
        <button
          type="button"
          className="button button-primary"
          onClick={kiosk ? onSaved : () => setAsked(true)}
        >
          {kiosk ? words.code.go : words.code.saved}
        </button>
      </p>
    </>
  );
}

function CodeSheet({ vote: { words, title, id }, code }: { vote: Vote; code: string }) {
  const { code: text } = words;
  const [said, setSaid] = useState('');
  const url = `${window.location.origin}${window.location.pathname}`;
  const copy = () =>
    void navigator.clipboard.writeText(code).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  return (
    <>
      <div className="ballot-sheet">
        <p className="ballot-code-label">
          {text.yours} · {title}
        </p>
        <p className="ballot-code">{code}</p>
      </div>
      <div className="ballot-buttons">
        <TextFile
          name={`${text.fileName}-${id}.txt`}
          text={fill(text.fileText, { title, code, url })}
          label={text.download}
        />
        <button type="button" className="button button-secondary" onClick={copy}>
          {text.copy}
        </button>
        <button type="button" className="button button-secondary" onClick={() => window.print()}>
          {text.print}
        </button>
      </div>
      <p role="status" className="ballot-said">
        {said}
      </p>
    </>
  );
}

interface AskProps {
  words: Words;
  code: string;
  onSaved: () => void;
  onLook: () => void;
}

/** The code is out of sight here: who has saved it can say how it ends. */
function AskBack({ words: { code: text }, code, onSaved, onLook }: AskProps) {
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (plainSymbols(field.current?.value ?? '') === code.slice(-4)) return onSaved();
    setWrong(true);
    field.current?.focus();
  };
  return (
    <form className="act" onSubmit={send} aria-label={text.check} autoComplete="off">
      <div className="field">
        <label htmlFor="code-last">{text.last}</label>
        <p id="code-last-hint" className="hint">
          {text.lastHint}
        </p>
        {wrong ? (
          <p id="code-last-error" className="field-error" role="alert">
            {text.lastWrong}
          </p>
        ) : null}
        <input
          ref={field}
          id="code-last"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'code-last-error' : 'code-last-hint'}
        />
      </div>
      <div className="ballot-buttons">
        <button type="submit" className="button button-primary">
          {text.go}
        </button>
        <button type="button" className="button button-secondary" onClick={onLook}>
          {text.look}
        </button>
      </div>
    </form>
  );
}

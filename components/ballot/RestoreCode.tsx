import { type SyntheticEvent, useRef, useState } from 'react';
import type { Words } from '@/components/ballot/words';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { readRecoveryCode } from '@/lib/ballot/recovery';

/** Takes a code that another device has made. */
export function RestoreCode({
  words: { code: text },
  onSeed,
}: {
  words: Words;
  onSeed: (seed: Bytes) => void;
}) {
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const send = async () => {
    const seed = await readRecoveryCode(field.current?.value ?? '');
    if (seed !== null) return onSeed(seed);
    setWrong(true);
    field.current?.focus();
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="act" onSubmit={onSubmit} aria-label={text.restoreTitle} autoComplete="off">
      <p>{text.restoreText}</p>
      <div className="field">
        <label htmlFor="code-restore">{text.restoreField}</label>
        <p id="code-restore-hint" className="hint">
          {text.restoreHint}
        </p>
        {wrong ? (
          <p id="code-restore-error" className="field-error" role="alert">
            {text.restoreWrong}
          </p>
        ) : null}
        <input
          ref={field}
          id="code-restore"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'code-restore-error' : 'code-restore-hint'}
        />
      </div>
      <button type="submit" className="button button-primary">
        {text.restore}
      </button>
    </form>
  );
}

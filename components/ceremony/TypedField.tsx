import { useRef } from 'react';

interface Props {
  id: string;
  label: string;
  hint?: string;
  send: string;
  /** What was wrong with what was typed last. */
  problem: string | null;
  /** @returns whether it was taken: then the field is empty again */
  onTyped: (written: string) => Promise<boolean>;
}

/** A field for a share from paper. It is no form of the site: nothing is sent. */
export function TypedField({ id, label, hint, send, problem, onTyped }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const take = async () => {
    const { current } = field;
    if (current === null) return;
    if (await onTyped(current.value)) current.value = '';
    current.focus();
  };
  const described = [hint === undefined ? '' : `${id}-hint`, problem === null ? '' : `${id}-error`];
  return (
    <form
      className="act"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="hint">
            {hint}
          </p>
        )}
        {problem === null ? null : (
          <p id={`${id}-error`} className="field-error" role="alert">
            {problem}
          </p>
        )}
        <textarea
          id={id}
          ref={field}
          rows={3}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          aria-describedby={described.filter((one) => one !== '').join(' ') || undefined}
          aria-invalid={problem === null ? undefined : true}
        />
      </div>
      <button type="submit" className="button button-primary">
        {send}
      </button>
    </form>
  );
}

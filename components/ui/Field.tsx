import type { ReactNode } from 'react';

interface Props {
  /** The id of the control inside. */
  id: string;
  label: string;
  /** Its own words below the label; the control names it by `aria-describedby={`${id}-hint`}`. */
  hint?: string;
  children: ReactNode;
}

/** A form control with its label, and a hint where one is needed. */
export function Field({ id, label, hint, children }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  kind?: 'primary' | 'secondary';
  /** Sent with the form when this button was pressed. */
  name?: string;
  value?: string;
}

/** The button that sends a form. What leads to another page is a link, not a button. */
export function Button({ children, kind = 'primary', name, value }: Props) {
  return (
    <button type="submit" className={`button button-${kind}`} name={name} value={value}>
      {children}
    </button>
  );
}

import type { ReactNode } from 'react';

/** Text for those who listen, where the eye is told by position. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

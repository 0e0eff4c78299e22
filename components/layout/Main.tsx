import type { ReactNode } from 'react';

/** The one <main> of a page, and where the skip link lands. */
export function Main({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1}>
      {children}
    </main>
  );
}

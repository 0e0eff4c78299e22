import { type ReactNode, useEffect, useRef } from 'react';

/**
 * The heading of a step: where reading goes on when a step is done. The first one of a page is only read when its turn comes. Under
 * another key it takes the focus again.
 */
export function StepTitle({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!quiet) heading.current?.focus();
  }, [quiet]);
  return (
    <h2 id="ceremony-step" ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

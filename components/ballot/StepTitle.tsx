import { type ReactNode, useEffect, useRef } from 'react';
import type { Vote } from '@/components/ballot/vote';

/** The heading of a step; who goes on to a step comes to it. */
export function StepTitle({ vote: { moved }, children }: { vote: Pick<Vote, 'moved'>; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [moved]);
  return (
    <h2 ref={heading} tabIndex={-1} className="step-title">
      {children}
    </h2>
  );
}

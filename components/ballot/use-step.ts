import { useCallback, useEffect, useRef, useState } from 'react';
import { readStep, START, type Step, stepHash } from '@/lib/client/ballot/step';

/** Goes somewhere; `replace` where going back must not lead here again. */
export type Go = (step: Step, how?: 'push' | 'replace') => void;

/** The step that the address says. A fragment that is a place in the page changes nothing. */
export function useStep(): { step: Step; go: Go; moved: { readonly current: boolean } } {
  const [step, setStep] = useState(() => readStep(window.location.hash) ?? START);
  const moved = useRef(false);
  useEffect(() => {
    const changed = () => {
      const next = readStep(window.location.hash);
      if (next === null) return;
      moved.current = true;
      setStep(next);
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const go = useCallback<Go>((next, how = 'push') => {
    if (how === 'push') {
      window.location.hash = stepHash(next);
      return;
    }
    history.replaceState(null, '', stepHash(next));
    moved.current = true;
    setStep(next);
  }, []);
  return { step, go, moved };
}

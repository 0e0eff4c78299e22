import { useEffect, useRef, useState } from 'react';
import { fill, type Words } from '@/components/ballot/words';

/** The last of the time is warned of. */
const WARNING_S = 30;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

interface Props {
  words: Words;
  /** Without a touch or a key. */
  seconds: number;
  onIdle: () => void;
}

/** Clears what somebody has left who went away. */
export function IdleWatch({ words: { kiosk: text }, seconds, onIdle }: Props) {
  const last = useRef(performance.now());
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const stir = () => {
      last.current = performance.now();
      setLeft(seconds);
    };
    for (const sign of SIGNS) window.addEventListener(sign, stir, { passive: true });
    const timer = setInterval(() => {
      const rest = seconds - Math.floor((performance.now() - last.current) / 1000);
      if (rest <= 0) onIdle();
      // Drawn anew only while it is seen.
      else setLeft(rest <= WARNING_S ? rest : seconds);
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, stir);
    };
  }, [seconds, onIdle]);
  if (left > WARNING_S) return null;
  return (
    <div className="idle notice notice-warning" role="alert">
      <p>{text.idle}</p>
      <p aria-hidden>{fill(text.idleLeft, { seconds: left })}</p>
      <button
        type="button"
        className="button button-primary"
        onClick={() => (last.current = performance.now())}
      >
        {text.stay}
      </button>
    </div>
  );
}

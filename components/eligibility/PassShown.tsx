'use client';

import { useEffect, useRef, useState } from 'react';
import type { Messages } from '@/lib/content/messages';

const PASS = /^#((?:[0-9A-Z]{4}-){3}[0-9A-Z])$/;
const SHOWN_MS = 120_000;

/** The pass that came as this page's fragment, taken out of the address; whoever comes next does not find it. */
export function PassShown({ words }: { words: Messages['deskPass']['shown'] }) {
  const [pass, setPass] = useState<string | null>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const found = PASS.exec(window.location.hash)?.[1];
    if (found === undefined) return;
    setPass(found);
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, []);
  useEffect(() => {
    if (typeof pass !== 'string') return;
    // It was not there when the page was read out.
    heading.current?.focus();
    const timer = setTimeout(() => setPass(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [pass]);
  if (pass === undefined) return null;
  if (pass === null)
    return (
      <p className="said" role="status">
        {words.cleared}
      </p>
    );
  return (
    <section className="desk-pass" aria-labelledby="pass">
      <h2 id="pass" ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p>
        {words.number}: <strong className="desk-pass-number">{pass}</strong>
      </p>
      <p>{words.text}</p>
      <button type="button" className="button button-secondary" onClick={() => setPass(null)}>
        {words.clear}
      </button>
    </section>
  );
}

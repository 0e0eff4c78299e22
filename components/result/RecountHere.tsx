'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '@/components/recount/words';
import type { Recounted, ToRecount } from '@/lib/client/result/protocol';
import type { Messages } from '@/lib/content/messages';

interface Props extends ToRecount {
  words: Messages['result']['tool'];
  /** Of the published result. */
  sha256: string;
}

/** Counts the published files again on this device, beside the page, and compares the hash of what comes out. */
export function RecountHere({ words, sha256, folder, files, seed }: Props) {
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    setReady(true);
    return () => worker.current?.terminate();
  }, []);
  const start = () => {
    worker.current?.terminate();
    const own = new Worker(new URL('../../lib/client/result/worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setSaid(words.counting);
    own.onmessage = ({ data }: MessageEvent<Recounted>) => setSaid(textOf(words, sha256, data));
    own.onerror = ({ message }) => setSaid(fill(words.failed, { text: message }));
    own.postMessage({ folder: new URL(folder, location.href).href, files, seed } satisfies ToRecount);
  };
  return (
    <div className="recount-here no-print">
      <button type="button" className="button button-primary" disabled={!ready} onClick={start}>
        {words.start}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}

function textOf(words: Props['words'], published: string, answer: Recounted): string {
  if ('failed' in answer) return fill(words.failed, { text: answer.failed });
  return fill(answer.sha256 === published ? words.same : words.differs, { sha256: answer.sha256 });
}

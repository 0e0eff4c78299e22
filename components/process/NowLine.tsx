'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import type { NowWords } from '@/components/process/now-text';
import type { Language } from '@/lib/domain/language';

/** Comes once the page stands there: what asks is not needed to read it. */
const Now = lazy(() => import('@/components/process/Now').then((loaded) => ({ default: loaded.Now })));

export interface NowProps {
  /** Of the process. */
  id: string;
  language: Language;
  words: NowWords;
}

/** Which phase it is now, by the server's clock: the page itself may have been made in another. Its place is kept, nothing moves. */
export function NowLine(props: NowProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const { asking, noScript } = props.words;
  return (
    <div className="now">
      <p role="status">
        {ready ? (
          <Suspense fallback={asking}>
            <Now {...props} />
          </Suspense>
        ) : null}
      </p>
      <noscript>
        <p>{noScript}</p>
      </noscript>
    </div>
  );
}

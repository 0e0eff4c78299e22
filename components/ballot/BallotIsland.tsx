'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import type { BallotProps } from '@/components/ballot/words';

/** Comes once the page stands there: who only reads waits for none of it. */
const BallotApp = lazy(() =>
  import('@/components/ballot/BallotApp').then((loaded) => ({ default: loaded.BallotApp })),
);

/** Where people vote. Everything happens in the browser. */
export function BallotIsland(props: BallotProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const waiting = <p>{props.words.loading}</p>;
  return (
    <div className="ballot">
      {ready ? <Suspense fallback={waiting}>{<BallotApp {...props} />}</Suspense> : waiting}
    </div>
  );
}

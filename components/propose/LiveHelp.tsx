'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { foundText, type HelpWords } from '@/components/propose/found-text';
import type { HelpCounts } from '@/lib/client/propose/help';

/** Comes once somebody changes the title. */
const LiveCounts = lazy(() =>
  import('@/components/propose/LiveCounts').then((loaded) => ({ default: loaded.LiveCounts })),
);

export interface LiveHelpProps {
  /** Of the process. */
  process: string;
  /** The id of the control that is looked at. */
  field: string;
  /** The title as it was saved, and what there is for it; null: it has none yet. */
  saved: string;
  counts: HelpCounts | null;
  words: HelpWords;
}

const REST_MS = 700;

/** How much there is for the title, as it was saved and then as it is typed, and the way to the rest. */
export function LiveHelp(props: LiveHelpProps) {
  const { field, saved, counts, words } = props;
  const [title, setTitle] = useState(saved);
  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setTitle(input.value.trim()), REST_MS);
    };
    input.addEventListener('input', look);
    return () => {
      clearTimeout(timer);
      input.removeEventListener('input', look);
    };
  }, [field]);
  const known = counts === null ? words.noTitle : foundText(words, counts);
  return (
    <p className="live-help">
      <span role="status">
        {title === saved || title === '' ? (
          known
        ) : (
          <Suspense fallback={known}>
            <LiveCounts {...props} title={title} known={known} />
          </Suspense>
        )}
      </span>{' '}
      {counts === null ? null : <a href="#help">{words.see}</a>}
    </p>
  );
}

'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import type { Messages } from '@/lib/content/messages';
import type { ProposalTexts } from '@/lib/domain/process/proposing';

/** Comes once the form stands there: the button saves without it. */
const AutoSaver = lazy(() =>
  import('@/components/propose/AutoSaver').then((loaded) => ({ default: loaded.AutoSaver })),
);

export interface AutoSaveProps {
  /** The id of the form. */
  form: string;
  /** When it was saved last. */
  initial: string;
  /** What is saved. The form may show something else: what was sent and not taken, or typed before the script came. */
  texts: ProposalTexts;
  words: Messages['propose']['autosave'];
  fields: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
}

/** Saves a draft by itself while it is written, and says so. */
export function AutoSave(props: AutoSaveProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <div className="autosave">
      {ready ? (
        <Suspense fallback={<p>{props.initial}</p>}>
          <AutoSaver {...props} />
        </Suspense>
      ) : (
        <p>{props.initial}</p>
      )}
    </div>
  );
}

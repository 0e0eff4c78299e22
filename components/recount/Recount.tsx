'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { ChoiceForm } from '@/components/recount/ChoiceForm';
import { FileChooser } from '@/components/recount/FileChooser';
import { FileFacts } from '@/components/recount/FileFacts';
import { ProblemList } from '@/components/recount/ProblemList';
import { StatusLine } from '@/components/recount/StatusLine';
import { useRecount } from '@/components/recount/use-recount';
import type { Shown } from '@/components/recount/words';

/** Comes with the first file: who only reads never loads it. */
const Results = lazy(() =>
  import('@/components/recount/Results').then((loaded) => ({ default: loaded.Results })),
);

/** The tool: a file, how it is counted, and what comes of it. Everything happens in the browser. */
export function Recount({ language, words }: Shown) {
  const { state, open, count, cancel } = useRecount();
  const { opened, choice, done, problems } = state;
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const shown = { language, words };
  return (
    <>
      <FileChooser words={words} ready={ready} onFile={(file) => open(file)} />
      <StatusLine {...shown} state={state} onCancel={cancel} />
      {problems === null ? null : <ProblemList {...shown} problems={problems} cannot={opened === null} />}
      {opened === null || choice === null ? null : (
        <>
          <FileFacts {...shown} opened={opened} />
          <ChoiceForm words={words} facts={opened.facts} choice={choice} onChoice={count} />
        </>
      )}
      {opened === null || done === null ? null : (
        <Suspense fallback={null}>
          <Results {...shown} opened={opened} done={done} busy={state.doing === 'counting'} />
        </Suspense>
      )}
    </>
  );
}

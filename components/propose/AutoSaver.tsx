'use client';

import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { AutoSaveProps } from '@/components/propose/AutoSave';
import { fill } from '@/components/recount/words';
import { clockOf, saveDraft, savedText, type SaveOutcome, textOf } from '@/lib/client/propose/save-draft';

const client = new QueryClient();
/** The form is looked at this often; what stayed the same for so long is saved. Parts of it are written by scripts, which tell nobody. */
const LOOK_MS = 1_000;
/** Somebody who never pauses is saved after so many looks. */
const MOST_LOOKS = 15;

export function AutoSaver(props: AutoSaveProps) {
  return (
    <QueryClientProvider client={client}>
      <Saver {...props} />
    </QueryClientProvider>
  );
}

function Saver(props: AutoSaveProps) {
  const router = useRouter();
  const { data, isPending, isError, mutate } = useMutation({
    mutationFn: saveDraft,
    // One that cannot be reached is said at once, not when the connection is back.
    networkMode: 'always',
    onSuccess: (outcome, form) => {
      if (outcome.kind !== 'saved') return;
      keepVersion(form, outcome.version);
      // What is found for the title stands in the page.
      router.refresh();
    },
  });
  useLooks(props, isPending, mutate);
  const again = () => {
    const form = formOf(props.form);
    if (form !== null) mutate(form);
  };
  if (isError) return <Failed words={props.words} onAgain={again} />;
  return <Told {...props} outcome={data} isPending={isPending} />;
}

function formOf(id: string): HTMLFormElement | null {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? form : null;
}

/** The next save, by script or by button, is made of what was just saved. */
function keepVersion(form: HTMLFormElement, version: number): void {
  const field = form.elements.namedItem('version');
  if (field instanceof HTMLInputElement) field.value = String(version);
}

/** Looks at the form again and again, and saves what has changed and rests. */
function useLooks(
  { form: id, texts }: AutoSaveProps,
  isPending: boolean,
  save: (form: HTMLFormElement) => void,
): void {
  const looked = useRef({ sent: savedText(texts), seen: '', looks: 0 });
  useEffect(() => {
    const look = (hasToRest: boolean) => {
      const form = formOf(id);
      if (form === null || isPending) return;
      const text = textOf(form);
      const state = looked.current;
      const rests = text === state.seen || state.looks >= MOST_LOOKS;
      state.seen = text;
      state.looks = text === state.sent ? 0 : state.looks + 1;
      if (text === state.sent || (hasToRest && !rests)) return;
      state.sent = text;
      save(form);
    };
    const onHide = () => {
      if (document.visibilityState === 'hidden') look(false);
    };
    look(true);
    const timer = setInterval(() => look(true), LOOK_MS);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [id, isPending, save]);
}

function Failed({ words, onAgain }: Pick<AutoSaveProps, 'words'> & { onAgain: () => void }) {
  return (
    <p role="alert">
      {words.failed} –{' '}
      <button type="button" className="link-button" onClick={onAgain}>
        {words.retry}
      </button>
    </p>
  );
}

function Told(props: AutoSaveProps & { outcome: SaveOutcome | undefined; isPending: boolean }) {
  const { words, outcome, isPending } = props;
  if (isPending) return <p>{words.saving}</p>;
  if (outcome?.kind === 'newer')
    return (
      <p role="alert">
        {words.newer}{' '}
        <button type="submit" className="link-button">
          {words.compare}
        </button>
      </p>
    );
  if (outcome?.kind === 'refused')
    return <p role="alert">{fill(words.refused, { problem: problemText(props, outcome) })}</p>;
  if (outcome === undefined) return <p>{props.initial}</p>;
  return <p>{fill(words.saved, { time: clockOf(outcome.at) })}</p>;
}

function problemText(
  { fields, problems }: AutoSaveProps,
  { field, code }: Extract<SaveOutcome, { kind: 'refused' }>,
): string {
  const problem = problems[code] ?? problems['invalid'] ?? code;
  return field === '' ? problem : `${fields[field] ?? field}: ${problem}`;
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Kept, readAddress, writeAddress } from '@/lib/client/recount/address';
import { Counter } from '@/lib/client/recount/counter';
import {
  type Answer,
  type Choice,
  type CountResult,
  type ElectionFacts,
  LARGEST_BYTES,
  type Problems,
} from '@/lib/client/recount/protocol';

/** The elections that the site brings along, by their name in the address. */
export const SAMPLES: Readonly<Record<string, string>> = {
  'mill-village': '/samples/mill-village.pb',
  'harbour-town': '/samples/harbour-town.pb',
};

export type Failure =
  | { kind: 'too-large'; bytes: number }
  | { kind: 'no-text' }
  | { kind: 'no-sample' }
  | { kind: 'error'; text: string };

export interface Opened {
  file: Blob;
  sample: string | null;
  facts: ElectionFacts;
}

/** A result and what it was counted from. */
export interface Done {
  choice: Choice;
  result: CountResult;
}

export interface State {
  doing: 'reading' | 'counting' | null;
  cancelled: boolean;
  failure: Failure | null;
  problems: Problems | null;
  opened: Opened | null;
  choice: Choice | null;
  done: Done | null;
}

const NOTHING: State = {
  doing: null,
  cancelled: false,
  failure: null,
  problems: null,
  opened: null,
  choice: null,
  done: null,
};

const NO_WISH: Kept = { sample: null, rule: null, ties: null, step: null };

function choiceOf({ rules, start }: ElectionFacts, kept: Kept): Choice {
  const rule = rules.find((known) => known === kept.rule) ?? start.rule;
  return { rule, ties: kept.ties ?? start.ties, step: kept.step ?? start.step };
}

function failureOf({ reason, text }: Extract<Answer, { kind: 'failed' }>): Failure {
  return reason === 'encoding' ? { kind: 'no-text' } : { kind: 'error', text };
}

/** Reads a file and counts it, each in the worker; the address keeps how it is counted. */
export function useRecount() {
  const [state, setState] = useState<State>(NOTHING);
  const counter = useRef<Counter | null>(null);
  const opened = useRef<Opened | null>(null);

  const count = useCallback((choice: Choice) => {
    const now = opened.current;
    if (now === null || counter.current === null) return;
    history.replaceState(null, '', writeAddress(now.sample, choice));
    setState((old) => ({ ...old, doing: 'counting', cancelled: false, failure: null, choice }));
    counter.current.ask({ kind: 'count', choice }, (answer) => {
      if (answer.kind === 'counted')
        setState((old) => ({ ...old, doing: null, done: { choice, result: answer.result } }));
      if (answer.kind === 'failed') setState((old) => ({ ...old, doing: null, failure: failureOf(answer) }));
    });
  }, []);

  const open = useCallback(
    (file: Blob, sample: string | null = null, kept: Kept = NO_WISH) => {
      counter.current?.stop();
      opened.current = null;
      if (file.size > LARGEST_BYTES) {
        setState({ ...NOTHING, failure: { kind: 'too-large', bytes: file.size } });
        return;
      }
      const mine = new Counter(file);
      counter.current = mine;
      setState({ ...NOTHING, doing: 'reading' });
      mine.ask({ kind: 'read' }, (answer) => {
        if (answer.kind === 'failed') setState({ ...NOTHING, failure: failureOf(answer) });
        if (answer.kind !== 'read') return;
        const { facts, problems } = answer;
        if (facts === null) {
          setState({ ...NOTHING, problems });
          return;
        }
        const now: Opened = { file, sample, facts };
        opened.current = now;
        setState({ ...NOTHING, problems, opened: now });
        count(choiceOf(facts, kept));
      });
    },
    [count],
  );

  const cancel = useCallback(() => {
    counter.current?.stop();
    setState((old) => ({ ...old, doing: null, cancelled: true }));
  }, []);

  useAddress(opened, { open, count, failed: setState });
  useEffect(() => () => counter.current?.stop(), []);
  return { state, open, count, cancel };
}

interface Actions {
  open: (file: Blob, sample: string, kept: Kept) => void;
  count: (choice: Choice) => void;
  failed: (state: State) => void;
}

/** The address of a ballots file that a vote on this site has published: `4511000-2027/general.pb`. */
function publishedPath(name: string): string | undefined {
  const [, id, file] = /^(\d{7}-\d{4}(?:-\d{1,2})?)\/([a-z0-9][a-z0-9._-]*\.pb)$/.exec(name) ?? [];
  return id === undefined ? undefined : `/api/ballot/${id}/files/${file}`;
}

/** Does what the address says: when the page opens, and when somebody follows a link to a sample or goes back. */
function useAddress(opened: { readonly current: Opened | null }, { open, count, failed }: Actions): void {
  useEffect(() => {
    const follow = async () => {
      const kept = readAddress(window.location.hash);
      const now = opened.current;
      if (now !== null && kept.sample === now.sample) {
        count(choiceOf(now.facts, kept));
        return;
      }
      const path = kept.sample === null ? undefined : (SAMPLES[kept.sample] ?? publishedPath(kept.sample));
      if (kept.sample === null || path === undefined) return;
      const answer = await fetch(path).catch(() => null);
      if (answer?.ok === true) open(await answer.blob(), kept.sample, kept);
      else failed({ ...NOTHING, failure: { kind: 'no-sample' } });
    };
    const changed = () => void follow();
    changed();
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, [opened, open, count, failed]);
}

'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import { CheckStep } from '@/components/ceremony/CheckStep';
import { DoneStep } from '@/components/ceremony/DoneStep';
import { ShareStep } from '@/components/ceremony/ShareStep';
import { StepTitle } from '@/components/ceremony/StepTitle';
import { TestStep } from '@/components/ceremony/TestStep';
import { useOnline } from '@/components/ceremony/use-online';
import { useScripts } from '@/components/ceremony/use-scripts';
import type { CeremonyProps } from '@/components/ceremony/words';
import { afterShare, BEGINNING, type CeremonyState, fill, stepNumber } from '@/lib/client/ceremony/machine';
import { documentOf, type Made, makeKey, wipe } from '@/lib/client/ceremony/make';

/** The key is made, split, tested and told, all on this computer. Once the page is loaded it asks for nothing and sends nothing. */
export function Ceremony(props: CeremonyProps) {
  const { words, election, rulesHash, holders } = props;
  const [state, go] = useReducer((_: CeremonyState, next: CeremonyState) => next, BEGINNING);
  const [names, setNames] = useState<readonly string[]>([]);
  const [again, setAgain] = useState(false);
  const made = useRef<Made | null>(null);
  const scripts = useScripts();
  useLeaveWarning(state);

  const begin = async () => {
    go({ at: 'check', busy: true });
    made.current = await makeKey(election, rulesHash);
    go({ at: 'share', holder: 0, shown: false });
  };
  const end = (next: CeremonyState) => {
    if (made.current !== null) wipe(made.current);
    made.current = null;
    setNames([]);
    setAgain(true);
    go(next);
  };
  const said = { ...props, of: holders.length + 3, n: stepNumber(state, holders.length) };

  return (
    <section className="ceremony" aria-labelledby="ceremony-step">
      <Network words={words} loaded={scripts !== null} />
      {state.at === 'check' ? (
        <CheckStep {...said} scripts={scripts} busy={state.busy} again={again} onMake={() => void begin()} />
      ) : null}
      {state.at === 'share' && made.current !== null ? (
        <ShareStep
          key={state.holder}
          {...said}
          made={made.current}
          holder={state.holder}
          shown={state.shown}
          onShow={() => go({ ...state, shown: true })}
          onDone={(name) => {
            setNames([...names, name]);
            go(afterShare(state.holder, holders.length));
          }}
        />
      ) : null}
      {state.at === 'test' && made.current !== null ? (
        <TestStep
          {...said}
          made={made.current}
          onOpened={(opened, number) => go({ at: 'done', opened, number })}
          onAgain={() => end(BEGINNING)}
        />
      ) : null}
      {state.at === 'done' && made.current !== null ? (
        <DoneStep
          {...said}
          number={state.number}
          document={documentOf(
            made.current,
            holders.map(({ body }, at) => ({ body, name: names[at] ?? '' })),
            state.opened,
          )}
          onWipe={() => end({ at: 'wiped' })}
        />
      ) : null}
      {state.at === 'wiped' ? (
        <>
          <StepTitle>{words.wipedTitle}</StepTitle>
          <p>{words.wiped}</p>
          <button type="button" className="button button-secondary" onClick={() => end(BEGINNING)}>
            {words.again}
          </button>
        </>
      ) : (
        <p className="note">{fill(words.step, { n: said.n, of: said.of })}</p>
      )}
    </section>
  );
}

/** Whether the page is loaded, and whether there still is a network: told, never in the way. */
function Network({ words, loaded }: Pick<CeremonyProps, 'words'> & { loaded: boolean }) {
  const online = useOnline();
  const warns = loaded && online;
  return (
    <p className={warns ? 'notice notice-warning' : 'notice notice-info'} role="status">
      {loaded ? (online ? words.loaded : words.offline) : words.loading}
    </p>
  );
}

/** Asks before the page is closed while a key is being made. */
function useLeaveWarning({ at }: CeremonyState): void {
  const inside = at !== 'check' && at !== 'wiped';
  useEffect(() => {
    if (!inside) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [inside]);
}

'use client';

import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Field } from '@/components/ui/Field';
import type { SuggestionWords } from '@/components/search/Suggestions';
import type { Language } from '@/lib/domain/language';

/** Comes when somebody begins to type: who only reads, or has no JavaScript, never loads it. */
const Suggestions = lazy(() =>
  import('@/components/search/Suggestions').then((loaded) => ({ default: loaded.Suggestions })),
);

interface Props {
  id: string;
  language: Language;
  label: string;
  hint?: string;
  value: string;
  words: SuggestionWords;
}

/** An offer as the box knows it: where it leads. */
export interface Offer {
  id: string;
  href: string;
}

/**
 * The words of a search: a plain field of a form, which offers governments and names of projects to who types in it. `/` leads here
 * from anywhere on the page, arrows move among the offers, Enter follows one or sends the form, Escape closes them.
 */
export function SearchBox({ id, language, label, hint, value, words }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  useSlash(input);

  const shown = open && offers.length > 0;
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter') follow(event, offers[active]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive(moved(active, event.key === 'ArrowDown' ? 1 : -1, offers.length));
    }
  };
  // Without JavaScript it is a field like any other.
  const combobox = ready
    ? ({
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': shown,
        'aria-controls': `${id}-offers`,
        'aria-activedescendant': shown ? offers[active]?.id : undefined,
      } as const)
    : {};
  return (
    <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
      <div className="search-box">
        <input
          ref={input}
          id={id}
          name="q"
          type="search"
          defaultValue={value}
          autoComplete="off"
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          {...combobox}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onKeyDown={keyed}
          onBlur={close}
        />
        {open ? (
          <Suspense fallback={null}>
            <Suggestions id={`${id}-offers`} {...{ language, text, active, words }} onOffers={setOffers} />
          </Suspense>
        ) : null}
      </div>
    </Field>
  );
}

function follow(event: KeyboardEvent, offer: Offer | undefined): void {
  if (offer === undefined) return;
  event.preventDefault();
  window.location.assign(offer.href);
}

/** Round and round, with the field itself between the last and the first. */
function moved(active: number, by: number, count: number): number {
  const places = count + 1;
  return ((active + 1 + by + places) % places) - 1;
}

/** `/` leads to the field, unless somebody types elsewhere. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [input]);
}

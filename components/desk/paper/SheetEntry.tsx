'use client';

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { MarkFields } from '@/components/desk/paper/MarkFields';
import { Field } from '@/components/ui/Field';
import { type EntryOutcome, type EntryPlace, enterSheet, type TypedSheet } from '@/lib/client/paper/enter';
import type { Messages } from '@/lib/content/messages';
import { SHEET_OUTCOMES, shownSerial } from '@/lib/domain/ballot/paper';
import type { Language } from '@/lib/domain/language';

export type EntryWords = Messages['paper']['entry'];

interface Props extends EntryPlace {
  words: EntryWords;
  language: Language;
}

/** What the page says of the last sheet. */
interface Told {
  kind: 'done' | 'problem';
  text: string;
}

const EMPTY: TypedSheet = { code: '', serial: '', outcome: 'taken', marks: {} };

/** One sheet after the other: the bundle's code stays on the page, what a sheet says goes with it. */
export function SheetEntry({ words, language, ...place }: Props) {
  const [ready, setReady] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState(false);
  const serial = useRef<HTMLInputElement>(null);
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => setReady(true), []);
  // What was wrong stands above the form, out of sight of who pressed its button.
  useEffect(() => problem.current?.focus(), [told]);
  const change = (part: Partial<TypedSheet>) => setTyped((before) => ({ ...before, ...part }));
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await enterSheet(place, typed);
    setBusy(false);
    setTold(toldOf(outcome, words));
    if (outcome.kind !== 'kept') return;
    setTyped({ ...EMPTY, code: typed.code });
    serial.current?.focus();
  };
  if (!ready) return null;
  const { first, last } = place.bundle;
  return (
    <form className="act" aria-label={words.label} onSubmit={(event) => void send(event)}>
      {told?.kind === 'problem' ? (
        <p className="problems" role="alert" ref={problem} tabIndex={-1}>
          {told.text}
        </p>
      ) : null}
      <p className={told?.kind === 'done' ? 'said' : ''} role="status">
        {busy ? words.sending : told?.kind === 'done' ? told.text : ''}
      </p>
      <Field id="bundle-code" label={words.code} hint={words.codeHint}>
        <input
          id="bundle-code"
          aria-describedby="bundle-code-hint"
          autoComplete="off"
          spellCheck={false}
          required
          value={typed.code}
          onChange={({ target }) => change({ code: target.value })}
        />
      </Field>
      <Field
        id="serial"
        label={words.serial}
        hint={words.serialHint.replace('{first}', shownSerial(first)).replace('{last}', shownSerial(last))}
      >
        <input
          ref={serial}
          id="serial"
          aria-describedby="serial-hint"
          autoComplete="off"
          inputMode="numeric"
          required
          value={typed.serial}
          onChange={({ target }) => change({ serial: target.value })}
        />
      </Field>
      <fieldset className="field choices">
        <legend>{words.outcome}</legend>
        {SHEET_OUTCOMES.map((outcome) => (
          <label key={outcome} className="choice">
            <input
              type="radio"
              name="outcome"
              checked={typed.outcome === outcome}
              onChange={() => change({ outcome })}
            />
            <span>{words[outcome]}</span>
          </label>
        ))}
      </fieldset>
      {typed.outcome === 'taken' ? (
        <MarkFields
          {...{ words, language }}
          rules={place.rules}
          marks={typed.marks}
          onMarks={(marks) => change({ marks })}
        />
      ) : null}
      <button type="submit" className="button button-primary" disabled={busy}>
        {words.send}
      </button>
    </form>
  );
}

function toldOf(outcome: EntryOutcome, words: EntryWords): Told {
  if (outcome.kind === 'failed') return { kind: 'problem', text: words.failed };
  if (outcome.kind === 'problem') {
    const problems: Readonly<Record<string, string>> = words.problems;
    return { kind: 'problem', text: problems[outcome.code] ?? words.problems.other };
  }
  const { answer } = outcome;
  const text = answer === 'taken' ? words.accepted : words[answer];
  return {
    kind: answer === 'differs' ? 'problem' : 'done',
    text: text.replace('{serial}', shownSerial(outcome.serial)),
  };
}

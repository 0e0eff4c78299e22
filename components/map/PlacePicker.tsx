'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { MapWords } from '@/components/map/map-text';
import { PlaceFields } from '@/components/map/PlaceFields';
import type { PlaceProblem, PlaceTexts } from '@/lib/domain/map/place';
import type { LatLon, MapGovernment } from '@/lib/domain/map/types';

/** Comes once the page stands there: the fields work without it. */
const PickerMap = lazy(() =>
  import('@/components/map/PickerMap').then((loaded) => ({ default: loaded.PickerMap })),
);

export interface PlacePickerProps {
  words: MapWords;
  government: MapGovernment;
  /** Places of other proposals, drawn faintly. */
  others: readonly LatLon[];
  /** What the form says so far. */
  texts: PlaceTexts;
  /** The place in words. */
  place: string;
  /** What the server found wrong with it. */
  problem: PlaceProblem | null;
}

/**
 * A part of a form: the fields `place` (words), `lat`, `lon` and `area`, and a map that fills the last three. The map needs
 * JavaScript, the fields do not.
 */
export function PlacePicker({ words, government, others, texts: given, place, problem }: PlacePickerProps) {
  const [texts, setTexts] = useState(given);
  const [ready, setReady] = useState(false);
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // What was typed before the script came, or what the browser kept of an earlier visit.
    setTexts((before) => typedIn(fields.current, before));
    setReady(true);
  }, []);
  const { picker } = words;
  return (
    <fieldset className="picker" ref={fields}>
      <legend>{picker.legend}</legend>
      <p className="hint">{picker.help}</p>
      <div className="picker-map">
        {ready ? (
          <Suspense fallback={<p role="status">{picker.loading}</p>}>
            <PickerMap
              words={words}
              government={government}
              others={others}
              texts={texts}
              onTexts={setTexts}
            />
          </Suspense>
        ) : null}
        <noscript>
          <p>{picker.noScript}</p>
        </noscript>
      </div>
      <PlaceFields words={words} texts={texts} place={place} problem={problem} onTexts={setTexts} />
    </fieldset>
  );
}

function typedIn(fields: HTMLElement | null, before: PlaceTexts): PlaceTexts {
  const value = (name: keyof PlaceTexts) =>
    fields?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? before[name];
  return { lat: value('lat'), lon: value('lon'), area: value('area') };
}

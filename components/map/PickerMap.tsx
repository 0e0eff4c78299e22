'use client';

import { useState } from 'react';
import type { MapWords } from '@/components/map/map-text';
import { PickerButtons } from '@/components/map/PickerButtons';
import { PickerCorners } from '@/components/map/PickerCorners';
import { PickerSurface } from '@/components/map/PickerSurface';
import { statusText } from '@/components/map/status-text';
import { fill } from '@/components/recount/words';
import {
  act,
  type Picker,
  type PickerAction,
  startPicker,
  stepOf,
  typed,
  wholeOf,
} from '@/lib/client/map/picker';
import { roundLength } from '@/lib/domain/map/format';
import type { PlaceTexts } from '@/lib/domain/map/place';
import type { LatLon, MapGovernment } from '@/lib/domain/map/types';

interface Props {
  words: MapWords;
  government: MapGovernment;
  others: readonly LatLon[];
  texts: PlaceTexts;
  onTexts: (texts: PlaceTexts) => void;
}

/** What each part of the map is given. */
export interface PickerPart {
  words: MapWords;
  picker: Picker;
  onAction: (action: PickerAction) => void;
}

/** The map on which a place is picked, by pointer, by keys, or by buttons alone. */
export function PickerMap({ words, government, others, texts, onTexts }: Props) {
  const [kept, setKept] = useState(() => startPicker(texts, government, others));
  // The texts are the form's: typed ones are drawn like picked ones.
  const picker = typed(kept, texts);
  const onAction = (action: PickerAction) => {
    const next = act(picker, action);
    setKept(next);
    if (next.texts !== texts) onTexts(next.texts);
  };
  const part = { words, picker, onAction };
  const { mode, view } = picker;
  return (
    <>
      <div className="picker-modes" role="group" aria-label={words.picker.modes}>
        {(['point', 'area'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="button button-secondary"
            aria-pressed={mode === each}
            onClick={() => onAction({ kind: 'mode', mode: each })}
          >
            {each === 'point' ? words.picker.modePoint : words.picker.modeArea}
          </button>
        ))}
      </div>
      <p id="picker-help" className="hint">
        {mode === 'point' ? words.picker.pointHelp : words.picker.areaHelp}{' '}
        {fill(words.picker.step, { step: roundLength(stepOf(view)) })}.
      </p>
      <PickerSurface {...part} centre={government.centre} others={others} />
      <p role="status" className="picker-status">
        {statusText(words, picker, government)}
      </p>
      <PickerButtons {...part} whole={wholeOf(government)} />
      <PickerCorners {...part} />
    </>
  );
}

import type { KeyboardEvent, MouseEvent } from 'react';
import type { PickerPart } from '@/components/map/PickerMap';
import { Sheet } from '@/components/map/Sheet';
import { cornerPoints, keyAction, markedPoint } from '@/lib/client/map/picker';
import { unproject } from '@/lib/domain/map/projection';
import type { LatLon } from '@/lib/domain/map/types';

interface Props extends PickerPart {
  centre: LatLon | null;
  others: readonly LatLon[];
}

/** The map itself: pressed on or steered by keys. */
export function PickerSurface({ words, picker, onAction, centre, others }: Props) {
  const { view, mode, texts, cursor } = picker;
  const point = markedPoint(texts);
  const press = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const spot = { x: ((clientX - left) * 100) / width, y: ((clientY - top) * 100) / height };
    onAction({ kind: 'pick', at: unproject(view, spot) });
  };
  const type = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const action = keyAction(picker, event.key, event.shiftKey);
    if (action === null) return;
    event.preventDefault();
    onAction(action);
  };
  return (
    // An application takes keys and presses by its role; the same can be done by buttons and fields.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="map-frame"
      role="application"
      aria-label={words.picker.map}
      aria-describedby="picker-help"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onClick={press}
      onKeyDown={type}
    >
      <svg aria-hidden="true">
        <Sheet
          view={view}
          words={words}
          centre={centre}
          dots={others.map((at) => ({ at, number: null }))}
          point={point}
          corners={cornerPoints(texts)}
          cursor={mode === 'area' || point === null ? cursor : null}
        />
      </svg>
    </div>
  );
}

import type { PickerPart } from '@/components/map/PickerMap';
import { fill } from '@/components/recount/words';
import { cornerPoints } from '@/lib/client/map/picker';
import { coordinates } from '@/lib/domain/map/format';

/** The corners of the area, each to be taken away. */
export function PickerCorners({ words, picker, onAction }: PickerPart) {
  const corners = cornerPoints(picker.texts);
  if (corners.length === 0) return null;
  const { corner, remove, removeCorner } = words.picker;
  return (
    <ul className="picker-corners">
      {corners.map((at, index) => (
        <li key={index}>
          {fill(corner, { number: index + 1, at: coordinates(at) })}{' '}
          <button
            type="button"
            className="button button-secondary"
            aria-label={fill(removeCorner, { number: index + 1 })}
            onClick={({ currentTarget }) => {
              if (index === corners.length - 1) leaveLast(currentTarget);
              onAction({ kind: 'remove', corner: index });
            }}
          >
            {remove}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The last row goes, and its button with the focus: that moves to the row before, or to the map. */
function leaveLast(button: HTMLElement) {
  const before = button.closest('li')?.previousElementSibling?.querySelector('button');
  const map = button.closest('.picker-map')?.querySelector<HTMLElement>('[role=application]');
  (before ?? map)?.focus();
}

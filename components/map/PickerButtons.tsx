import type { ReactNode } from 'react';
import type { PickerPart } from '@/components/map/PickerMap';
import type { PickerAction } from '@/lib/client/map/picker';
import { moved, type View } from '@/lib/domain/map/projection';

/** All that the map does, as buttons. */
export function PickerButtons({ words, picker, onAction, whole }: PickerPart & { whole: View }) {
  const { picker: texts } = words;
  const middle = moved(picker.view, 0, 0);
  const button = (action: PickerAction, label: ReactNode) => (
    <button type="button" className="button button-secondary" onClick={() => onAction(action)}>
      {label}
    </button>
  );
  return (
    <div className="picker-buttons" role="group" aria-label={texts.view}>
      {button({ kind: 'zoom', by: 'in' }, texts.zoomIn)}
      {button({ kind: 'zoom', by: 'out' }, texts.zoomOut)}
      {button({ kind: 'show', view: whole }, texts.whole)}
      {button({ kind: 'pan', to: 'n' }, texts.pan.n)}
      {button({ kind: 'pan', to: 's' }, texts.pan.s)}
      {button({ kind: 'pan', to: 'w' }, texts.pan.w)}
      {button({ kind: 'pan', to: 'e' }, texts.pan.e)}
      {button({ kind: 'pick', at: middle }, texts.pickMiddle)}
      {button({ kind: 'clear' }, texts.clear)}
    </div>
  );
}

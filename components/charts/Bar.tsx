import { Hatch } from '@/components/charts/Hatch';
import type { Scale } from '@/components/charts/scale';

interface Props {
  /** Unique in the page. */
  id: string;
  value: number;
  scale: Scale;
}

/** One bar from the axis's zero. It repeats the figure beside it, so that listeners need not hear of it. */
export function Bar({ id, value, scale }: Props) {
  const negative = value < 0;
  return (
    <svg height="20" aria-hidden="true" focusable="false">
      {negative ? <Hatch id={id} /> : null}
      <rect
        className={negative ? 'bar-hatched' : 'bar'}
        fill={negative ? `url(#${id})` : undefined}
        x={scale.start(value)}
        width={scale.width(value)}
        y="2"
        height="16"
      />
      <line className="axis" x1={scale.at(0)} x2={scale.at(0)} y1="0" y2="20" />
    </svg>
  );
}

import { Hatch } from '@/components/charts/Hatch';
import { type Scale, scaleOf } from '@/components/charts/scale';
import { messages } from '@/lib/content/messages';
import { percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  id: string;
  /** Both in tenths of a per cent. */
  rate: number;
  gone: number | null;
}

/**
 * The budget as a track from 0 to 100 %, what is spent as the bar in it, and a mark where the year stands. The axis
 * grows to hold a rate over 100 % or below zero; such a bar is hatched.
 */
export function ExecutionPicture({ language, id, rate, gone }: Props) {
  const { charts } = messages(language);
  const scale = scaleOf([rate, 1000]);
  const unusual = rate < 0 || rate > 1000;
  return (
    <svg
      height="84"
      role="img"
      aria-label={charts.executionPicture(percent(rate), gone === null ? null : percent(gone))}
    >
      {unusual ? <Hatch id={id} /> : null}
      <rect className="track" x={scale.start(1000)} width={scale.width(1000)} y="28" height="28" />
      <rect
        className={unusual ? 'bar-hatched' : 'bar'}
        fill={unusual ? `url(#${id})` : undefined}
        x={scale.start(rate)}
        width={scale.width(rate)}
        y="32"
        height="20"
      />
      {gone === null ? null : (
        <Mark
          scale={scale}
          value={gone}
          y1={22}
          y2={62}
          textY={16}
          label={charts.yearGone(percent(gone))}
          dashed
        />
      )}
      <Mark scale={scale} value={0} y1={28} y2={60} textY={76} label="0" />
      <Mark scale={scale} value={1000} y1={28} y2={60} textY={76} label={charts.wholeBudget} />
    </svg>
  );
}

interface MarkProps {
  scale: Scale;
  value: number;
  y1: number;
  y2: number;
  textY: number;
  label: string;
  dashed?: boolean;
}

/** A line across the bar with its words, which turn inwards so that they stay within the drawing. */
function Mark({ scale, value, y1, y2, textY, label, dashed = false }: MarkProps) {
  const x = scale.at(value);
  return (
    <>
      <line className={dashed ? 'mark' : 'axis'} x1={x} x2={x} y1={y1} y2={y2} />
      <text x={x} y={textY} textAnchor={scale.position(value) > 50 ? 'end' : 'start'}>
        {label}
      </text>
    </>
  );
}

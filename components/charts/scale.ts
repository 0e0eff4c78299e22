/** A linear axis that always contains zero, as percentages of the drawing's width. */
export interface Scale {
  /** Where a value stands, from the left: `'48.9%'`. */
  at: (value: number) => string;
  /** How wide the bar from zero to a value is. */
  width: (value: number) => string;
  /** Where the bar from zero to a value begins: left of zero when it is negative. */
  start: (value: number) => string;
  /** As a number from 0 to 100. */
  position: (value: number) => number;
}

/** An axis over the values, and zero. Nothing is clamped: the axis grows to whatever is there. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  const position = (value: number) => Math.round(((value - low) / span) * 10_000) / 100;
  return {
    position,
    at: (value) => `${position(value)}%`,
    start: (value) => `${position(Math.min(0, value))}%`,
    width: (value) => `${Math.round((Math.abs(value) / span) * 10_000) / 100}%`,
  };
}

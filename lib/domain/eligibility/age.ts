/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/**
 * Full years (만 나이) on a day, counted from the day of birth (민법 제158조). Who was born on 29 February turns older on 1 March
 * in years without that day (제160조 제3항).
 * @param birth `YYYY-MM-DD`
 * @param day `YYYY-MM-DD`
 * @returns below zero before birth
 */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

import { random, type Random } from '@/prisma/demo/random';

const DAY_MS = 86_400_000;

/** A working day in [from, to], both `YYYY-MM-DD`; the nearest one before where the draw is a weekend. */
export function dayBetween(chance: Random, from: string, to: string): string {
  const start = Date.parse(`${from}T00:00:00Z`);
  const days = Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MS));
  const drawn = new Date(start + chance.int(0, days) * DAY_MS);
  const weekend = (drawn.getUTCDay() + 6) % 7;
  const back = weekend < 5 ? 0 : weekend - 4;
  const day = new Date(drawn.getTime() - back * DAY_MS);
  return (day.getTime() < start ? drawn : day).toISOString().slice(0, 10);
}

const passed = new Map<string, string[]>();

/** The days on which a government's supplementary budgets of a year were passed: one to three. */
export function supplementaryDays(seed: number, lafCd: string, year: number): string[] {
  const key = `${seed} ${lafCd} ${year}`;
  const known = passed.get(key);
  if (known !== undefined) return known;
  const days = drawDays(random(seed, lafCd, 'supplementary days', year), year);
  passed.set(key, days);
  return days;
}

function drawDays(chance: Random, year: number): string[] {
  const spring = dayBetween(chance, `${year}-04-06`, `${year}-05-29`);
  const autumn = dayBetween(chance, `${year}-08-24`, `${year}-10-16`);
  const closing = dayBetween(chance, `${year}-12-07`, `${year}-12-21`);
  return [spring, ...(chance.chance(0.8) ? [autumn] : []), ...(chance.chance(0.7) ? [closing] : [])];
}

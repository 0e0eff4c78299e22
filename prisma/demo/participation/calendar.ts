import type { Random } from '@/prisma/demo/random';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SEOUL = 9 * HOUR;

/** An hour of a day in Seoul (UTC+9 all year), as milliseconds. @param day `YYYY-MM-DD` */
export function seoul(day: string, hour = 0): number {
  return Date.parse(`${day}T00:00:00Z`) - SEOUL + hour * HOUR;
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** To the second, in UTC. */
export function isoSecond(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

const hourOf = (at: number) => Math.floor(((at + SEOUL) % DAY) / HOUR);
const weekday = (at: number) => new Date(at + SEOUL).getUTCDay();
const isOffice = (at: number) => hourOf(at) >= 9 && hourOf(at) < 18 && weekday(at) % 6 !== 0;
const isAwake = (at: number) => hourOf(at) >= 7;

const TRIES = 40;

function moment(chance: Random, from: number, to: number, fits: (at: number) => boolean): number | null {
  if (from >= to) return null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = Math.floor(chance.between(from, to) / 1000) * 1000;
    if (at >= from && fits(at)) return at;
  }
  return from;
}

/** A moment of a working day within a span, its beginning where the span has none; null where the span is empty. */
export const officeMoment = (chance: Random, from: number, to: number) => moment(chance, from, to, isOffice);

/** A moment at which residents write; null where the span is empty. */
export const residentMoment = (chance: Random, from: number, to: number) => moment(chance, from, to, isAwake);

import type { Pace } from '@/prisma/demo/catalogue/program';
import type { Random } from '@/prisma/demo/random';

/** Days of the year gone, as a share, on a date `YYYY-MM-DD`; 1 for a year that is over, 0 for one to come. */
export function elapsed(year: number, today: string): number {
  const start = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - start) / 86_400_000;
  const gone = (Date.parse(`${today}T00:00:00Z`) - start) / 86_400_000 + 1;
  return Math.min(1, Math.max(0, gone / days));
}

type Curve = (t: number) => number;

/** Each pace draws its own course once; the course is then a rising curve of the year, 0 … 1. */
const COURSES: Record<Pace, (chance: Random) => Curve> = {
  monthly: (chance) => {
    const final = chance.between(0.96, 1);
    const lead = chance.between(0.98, 1.22);
    return (t) => final * Math.min(1, Math.floor(t * 12 * lead + 0.45) / 12);
  },
  early: (chance) => {
    const final = chance.chance(0.6) ? 1 : chance.between(0.96, 1);
    const start = chance.between(0.03, 0.25);
    const first = chance.between(0.45, 0.8);
    return (t) =>
      t < start ? 0 : final * Math.min(1, first + (1 - first) * Math.floor((t - start) * 8) * 0.25);
  },
  grant: (chance) => {
    const final = chance.chance(0.3) ? 1 : chance.between(0.93, 1);
    const [first, second] = [chance.between(0.04, 0.4), chance.between(0.42, 0.85)];
    const part = chance.chance(0.62) ? 1 : chance.between(0.45, 0.9);
    return (t) => final * ((t >= first ? part : 0) + (t >= second ? 1 - part : 0));
  },
  ops: (chance) => {
    const final = chance.between(0.82, 0.99);
    const power = chance.between(0.35, 1.4);
    return (t) => final * t ** power;
  },
  works: (chance) => {
    const final = chance.between(0.2, 0.98);
    const start = chance.between(-0.3, 0.42);
    const power = chance.between(0.9, 2.2);
    const at = (t: number) => Math.max(0, (t - Math.max(0, start)) / (1 - Math.max(0, start)));
    return (t) => final * at(t) ** power;
  },
  once: (chance) => {
    const final = chance.chance(0.5) ? 1 : chance.between(0.9, 1);
    const day = chance.between(0.05, 0.8);
    return (t) => (t >= day ? final : 0);
  },
  autumn: (chance) => {
    const final = chance.between(0.97, 1);
    const day = chance.between(0.855, 0.89);
    return (t) => (t >= day ? final : 0.02 * t);
  },
  reserve: (chance) => {
    const final = chance.chance(0.65) ? 0 : chance.between(0.01, 0.2);
    return (t) => (t > 0.55 ? final * t : 0);
  },
};

/**
 * The share of the current budget that is spent when the share `t` of the year has gone. One project in seven is held
 * up by what no pace foresees: a lost bid, a late permit, a call that nobody answered.
 */
export function spentShare(pace: Pace, t: number, chance: Random): number {
  const curve = COURSES[pace](chance);
  const steady = pace === 'monthly' || pace === 'reserve' || pace === 'autumn';
  const slow = !steady && chance.chance(0.14);
  const delay = chance.between(0.35, 0.95);
  if (slow) return curve(Math.max(0, (t - delay) / (1 - delay)));
  // Governments are told to spend early (신속집행): more than one project in three is nearly through by the summer.
  const ahead = !steady && chance.chance(0.36);
  return curve(ahead ? Math.min(1, t * 2) : t);
}

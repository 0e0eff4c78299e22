import { coreSpread, tailAmount } from '@/prisma/demo/amounts';
import { programsOf } from '@/prisma/demo/catalogue/catalogue';
import { fieldOf } from '@/prisma/demo/facts/fields';
import { isHeadOffice } from '@/prisma/demo/facts/governments';
import type { ProjectLine } from '@/prisma/demo/lines';
import { random } from '@/prisma/demo/random';

/** The part of a field's money that small projects may take at most. */
const TAIL_LIMIT = 0.42;
/** The part of a government's whole budget that one building project may take, as far as its field has others. */
const WORKS_LIMIT = { head: 0.03, lower: 0.022 };

/** Grants outside general administration may take somewhat more. */
const GRANT_FACTOR = 1.6;

/** A core programme may have this much more than the catalogue's weights give it … */
const ROOM = 1.7;
/** … and small projects this much more than drawn. A total that needs more than both stays short of the real size. */
const TAIL_RAISE = 2;

/** What a project would cost by itself: won for a small one, a weight for a core programme. */
function drawn(seed: number, line: ProjectLine, year: number): number {
  const name = [line.government.lafCd, line.dbizCd, line.account.code] as const;
  const place = random(seed, ...name, 'amount');
  const inYear = random(seed, ...name, 'amount', year);
  if (line.program.role === 'tail') {
    const yearly = line.program.pace === 'works' ? 0.45 : 0.1;
    return tailAmount(line.program.size, line.government, place) * inYear.noise(yearly);
  }
  const spread = coreSpread(line.program);
  return line.program.weight * place.noise(spread.place) * inYear.noise(spread.year);
}

/** Drawn for each project, so that no two end on the same figure. */
function limitOf(seed: number, { program, government, dbizCd }: ProjectLine, size: number): number {
  const grant = program.pace === 'autumn' || program.pace === 'once' || program.pace === 'grant';
  const limited = program.pace === 'works' || (grant && fieldOf(program.section) !== '010');
  if (!limited) return Infinity;
  const limit = WORKS_LIMIT[isHeadOffice(government.lafCd) ? 'head' : 'lower'];
  return (
    size * limit * (grant ? GRANT_FACTOR : 1) * random(seed, government.lafCd, dbizCd, 'limit').noise(0.35)
  );
}

/**
 * What a core programme has in a field where the catalogue's others are there too, with some room for those that this
 * sample leaves out.
 */
function naturalLimit(seed: number, { program, government, dbizCd }: ProjectLine, total: number): number {
  if (program.role === 'tail') return Infinity;
  const { cores } = programsOf(government, fieldOf(program.section));
  const whole = cores.reduce((sum, { weight }) => sum + weight, 0);
  const room = cores.length <= 2 ? 2 : ROOM;
  const noise = random(seed, government.lafCd, dbizCd, 'room').noise(0.12);
  return ((total * program.weight) / whole) * room * noise;
}

/** Divides `total` by weight, where none gets more than its limit; what none has room for stays over. */
function share(total: number, weights: readonly number[], limits: readonly number[]): number[] {
  const given = weights.map(() => 0);
  let open = weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
  let left = total;
  while (open.length > 0) {
    const whole = open.reduce((sum, i) => sum + (weights[i] ?? 0), 0);
    const amount = (i: number) => (left * (weights[i] ?? 0)) / whole;
    const over = open.filter((i) => amount(i) > (limits[i] ?? Infinity));
    const fixed = over.length > 0 ? over : open;
    for (const i of fixed) given[i] = Math.min(amount(i), limits[i] ?? Infinity);
    open = open.filter((i) => !fixed.includes(i));
    left -= fixed.reduce((sum, i) => sum + (given[i] ?? 0), 0);
  }
  return given;
}

/**
 * The budgets in won of a field's projects in a year: small ones as drawn, core programmes share what is left.
 * @param money the field's total, which they add up to, and the size of the government's whole budget
 */
export function fieldBudgets(
  seed: number,
  lines: readonly ProjectLine[],
  { total, size }: { total: number; size: number },
  year: number,
): number[] {
  const amounts = lines.map((line) => drawn(seed, line, year));
  const isCore = (i: number) => lines[i]?.program.role === 'core';
  const tails = amounts.reduce((sum, amount, i) => sum + (isCore(i) ? 0 : amount), 0);
  const factor = Math.min(1, (TAIL_LIMIT * total) / Math.max(1, tails));
  const limits = lines.map((line) => Math.min(limitOf(seed, line, size), naturalLimit(seed, line, total)));
  const cores = share(
    total - tails * factor,
    amounts.map((amount, i) => (isCore(i) ? amount : 0)),
    limits,
  );
  // What the core programmes have no room for goes to the small projects, within reason.
  const over = total - tails * factor - cores.reduce((sum, amount) => sum + amount, 0);
  const raise = Math.min(TAIL_RAISE, 1 + over / Math.max(1, tails * factor));
  return amounts.map((amount, i) => (isCore(i) ? (cores[i] ?? 0) : amount * factor * raise));
}

import { type Account, accountOf } from '@/prisma/demo/accounts';
import { programsOf } from '@/prisma/demo/catalogue/catalogue';
import type { CoreProgram, Program, TailProgram } from '@/prisma/demo/catalogue/program';
import {
  type Department,
  departmentBySubject,
  departmentNames,
  departmentOf,
} from '@/prisma/demo/departments';
import { FIELD_CODES, type FieldCode } from '@/prisma/demo/facts/fields';
import type { GovernmentFacts } from '@/prisma/demo/facts/governments';
import { fieldShares, ROW_SHARES } from '@/prisma/demo/facts/shares';
import { budgetSize, projectCount } from '@/prisma/demo/facts/size';
import { projectName } from '@/prisma/demo/names';
import { random, type Random } from '@/prisma/demo/random';

/** A project as it goes on from year to year: its code, name, department and account stay. */
export interface ProjectLine {
  program: Program;
  government: GovernmentFacts;
  /** 16 characters: administrative code, year in which it was first budgeted, serial. */
  dbizCd: string;
  name: string;
  department: Department;
  account: Account;
  firstYear: number;
  lastYear: number;
}

/** This share of a field's projects are core programmes, */
const CORE_SHARE = 0.35;
/** and as many as its money asks for: a field with a tenth of the budget and three projects would make three giants. */
const CORES_FOR_MONEY = 0.3;

/** Programmes that some governments run since long ago: the years in project codes go back to 2007. */
function firstBudgeted(program: Program, chance: Random): number {
  if (program.role === 'core' && program.pace !== 'works')
    return chance.pick([2007, 2008, 2008, 2013, 2015, 2017]);
  return chance.int(2008, 2024);
}

function span(program: Program, years: readonly number[], chance: Random): [number, number] {
  const [first = 0] = years;
  const last = years.at(-1) ?? 0;
  if (program.role === 'core') return [-Infinity, Infinity];
  const draw = chance.next();
  if (draw < 0.62) return [-Infinity, Infinity];
  // Begins or ends within the years shown; as many begin as end.
  if (draw < 0.81) return [first + chance.int(1, years.length - 1), Infinity];
  return [-Infinity, last - chance.int(1, years.length - 1)];
}

/** Takes `count` small programmes, each once before any comes again, and again only where a place tells them apart. */
function draw(tails: readonly TailProgram[], count: number, chance: Random): TailProgram[] {
  const taken: TailProgram[] = [];
  let pool: TailProgram[] = [];
  while (taken.length < count && tails.length > 0) {
    if (pool.length === 0) pool = [...tails];
    taken.push(...pool.splice(chance.int(0, pool.length - 1), 1));
  }
  return taken;
}

/** @param money the field's share of the government's budget */
function chosen(
  government: GovernmentFacts,
  field: FieldCode,
  money: number,
  scale: number,
  chance: Random,
): (CoreProgram | TailProgram)[] {
  const { cores, tails } = programsOf(government, field);
  const exact = projectCount(government) * ROW_SHARES[government.kind][field] * 0.01 * scale;
  const count = Math.floor(exact + chance.next());
  if (count === 0 && field === '150') return [];
  const ofMoney = Math.ceil(money * projectCount(government) * CORES_FOR_MONEY);
  const coreCount = Math.min(cores.length, Math.max(1, Math.round(count * CORE_SHARE), ofMoney));
  // A fifth more than are there in any one year, for those that begin or end (see span).
  const tailCount = Math.round(Math.max(0, count - coreCount) * 1.2);
  return [...cores.slice(0, coreCount), ...draw(tails, tailCount, chance)];
}

/** Tells projects of one name apart, as officials do. */
function distinct(name: string, seen: Map<string, number>): string {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  return times === 1 ? name : `${name}(${times}차)`;
}

/**
 * A government's projects over the years shown.
 * @param scale 1: the small demo
 */
export function projectLines(
  seed: number,
  government: GovernmentFacts,
  years: readonly number[],
  scale: number,
): ProjectLine[] {
  const seen = new Map<string, number>();
  const serials = new Map<number, number>();
  const lines: ProjectLine[] = [];
  const money = fieldShares(seed, government, budgetSize(seed, government, years.at(-1) ?? 0));
  for (const field of FIELD_CODES) {
    const chooser = random(seed, government.lafCd, 'choice', field);
    const programs = chosen(government, field, money[field], scale, chooser);
    for (const [i, program] of programs.entries()) {
      const chance = random(seed, government.lafCd, 'line', field, i);
      const [firstYear, lastYear] = span(program, years, chance);
      const begun = Number.isFinite(firstYear)
        ? firstYear
        : Math.min(firstBudgeted(program, chance), years[0] ?? 0);
      const serial = (serials.get(begun) ?? chance.int(0, 60)) + chance.int(1, 17);
      serials.set(begun, serial);
      const name = distinct(projectName(seed, government, program, chance), seen);
      lines.push({
        program,
        government,
        dbizCd: `${government.adminCd}${begun}3${serialText(begun, serial)}`,
        name,
        department: departmentFor(government, program, name, chance),
        account: accountOf(seed, government, program.account, name),
        firstYear,
        lastYear,
      });
    }
  }
  return lines;
}

/** Whose subject it is; else large programmes are with the department that leads the section, small ones with any of it. */
function departmentFor(
  government: GovernmentFacts,
  program: Program,
  name: string,
  chance: Random,
): Department {
  const names = departmentNames(government, program.section);
  const [first = ''] = names;
  const any = program.role === 'core' ? first : chance.pick(names);
  return departmentOf(government, departmentBySubject(government, program.section, name) ?? any);
}

/** Serials are decimal up to 2008 and hexadecimal since. */
function serialText(year: number, serial: number): string {
  return serial
    .toString(year <= 2008 ? 10 : 16)
    .toUpperCase()
    .padStart(4, '0');
}

import type { Cell } from '@/prisma/demo/copy';
import { random, type Random } from '@/prisma/demo/random';
import { dayBetween } from '@/prisma/demo/relations/calendar';
import type { ProjectRow } from '@/prisma/demo/rows';

/** The rows of a subsidy: its call, its awards, and the steps of its life, each for its own relation. */
export interface SubsidyRows {
  subsidy_program: Cell[][];
  subsidy_award: Cell[][];
  subsidy_event: Cell[][];
}

/** One project in this many hands its money on by a call. */
const CALLED_ONE_IN = 30;

const CIRCLES = [
  '청년회',
  '부녀회',
  '상인회',
  '작목반',
  '마을회',
  '연구회',
  '협의회',
  '문화원',
  '체육회',
  '봉사단',
  '협동조합',
];
const SURNAMES = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임'];
const PERSON_SHARE = 0.14;

/** A recipient that is none of a real name: a circle called 예시 ("example") with a number, or a person called 예시 so and so. */
export function recipientOf(chance: Random): { name: string; person: boolean } {
  if (chance.chance(PERSON_SHARE))
    return {
      name: `${chance.pick(SURNAMES)}예시${chance.pick(['가', '나', '다', '라', '마'])}`,
      person: true,
    };
  return { name: `예시${chance.pick(CIRCLES)} ${chance.int(1, 60)}`, person: false };
}

/** What a project's call for subsidies came to, as it stands on `today`; nothing where it hands on no money that way. */
export function subsidyRows(seed: number, row: ProjectRow, today: string): SubsidyRows | null {
  const { fyr, lafCd, deptCd, dbizCd, acntDvCd, dbizNm, bdgCashAmt } = row;
  const chance = random(seed, lafCd, dbizCd, acntDvCd, 'subsidy', fyr);
  if (dbizCd === '' || bdgCashAmt === null || bdgCashAmt < 10_000_000 || bdgCashAmt > 3_000_000_000)
    return null;
  if (!chance.chance(1 / CALLED_ONE_IN)) return null;
  const from = dayBetween(chance, `${fyr}-01-15`, `${fyr}-03-20`);
  const to = dayBetween(chance, plus(from, 10), plus(from, 24));
  if (from > today) return null;
  const id = `SB-${lafCd}-${fyr}-${dbizCd.slice(-8)}-${acntDvCd}${deptCd.slice(-4)}`;
  const amount = Math.round((bdgCashAmt * chance.between(0.3, 0.95)) / 1_000_000) * 1_000_000;
  const rows: SubsidyRows = {
    subsidy_program: [
      [id, fyr, lafCd, deptCd, dbizCd, acntDvCd, `${dbizNm} 보조사업자 공모`, amount, from, to],
    ],
    subsidy_award: [],
    subsidy_event: [[`${id}-E0`, id, null, 'call', from, amount, null]],
  };
  const awards = chance.int(1, 5);
  let left = amount;
  for (let index = 1; index <= awards; index += 1) {
    const given =
      index === awards ? left : Math.round((left * chance.between(0.15, 0.5)) / 100_000) * 100_000;
    left -= given;
    if (given > 0) award(rows, { program: id, id: `${id}-A${index}`, amount: given, to, today, chance });
  }
  return rows;
}

interface Award {
  program: string;
  id: string;
  amount: number;
  to: string;
  today: string;
  chance: Random;
}

/** Application, award, execution, settlement; now and then equipment, an evaluation, money claimed back. What is to come is not there yet. */
function award(rows: SubsidyRows, { program, id, amount, to, today, chance }: Award): void {
  const awarded = plus(to, chance.int(12, 40));
  const { name, person } = recipientOf(chance);
  let number = 0;
  const step = (kind: string, on: string, won: number | null, note: string | null = null) => {
    number += 1;
    if (on <= today) rows.subsidy_event.push([`${id}-E${number}`, program, id, kind, on, won, note]);
  };
  if (awarded > today) return;
  rows.subsidy_award.push([id, program, name, person ? 't' : 'f', amount, awarded]);
  step('application', plus(to, -chance.int(0, 6)), Math.round(amount * chance.between(1, 1.4)));
  step('award', awarded, amount);
  const used = chance.chance(0.7) ? amount : Math.round(amount * chance.between(0.6, 0.99));
  const first = Math.round(used * chance.between(0.3, 0.7));
  step('execution', plus(awarded, chance.int(20, 70)), first);
  step('execution', plus(awarded, chance.int(90, 170)), used - first);
  const settled = plus(awarded, chance.int(180, 290));
  step('settlement', settled, used);
  if (chance.chance(0.07)) step('asset', plus(settled, 5), Math.round(used * 0.2), '중요재산 취득');
  if (chance.chance(0.12)) step('evaluation', plus(settled, 30), null, '성과평가');
  if (used < amount) step('recovery', plus(settled, 25), amount - used, '집행잔액 반환');
  else if (chance.chance(0.015))
    step('recovery', plus(settled, 60), Math.round(amount * 0.3), '목적 외 사용 환수');
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

import type { Cell } from '@/prisma/demo/copy';
import { random, type Random } from '@/prisma/demo/random';
import { dayBetween } from '@/prisma/demo/relations/calendar';
import type { YearSums } from '@/prisma/demo/relations/sums';
import { type ContractKind, vendor } from '@/prisma/demo/relations/vendors';

export const CONTRACT_COLUMNS =
  'laf_cd, contract_no, revision, smz_ctrt_ymd, ctrt_mth_nm, ctrt_knd_nm, ctrt_trgt_nm, ctrt_tot_tott_amt, clt_nm, year_no, data_crt_ymd';

type Kind = readonly [ContractKind, code: string, median: number, spread: number, works: readonly string[]];
const WORKS: Kind = [
  '공사',
  '001',
  21e6,
  1.35,
  ['공사', '보수공사', '정비공사', '관급자재', '전기공사', '철거공사'],
];
const SERVICES: Kind = [
  '용역',
  '002',
  13e6,
  1.3,
  ['용역', '실시설계용역', '위탁운영', '연구용역', '감리용역', '청소용역', '행사대행'],
];
const GOODS: Kind = [
  '물품',
  '003',
  7e6,
  1.15,
  ['물품 구입', '집기 구입', '홍보물 제작', '소모품 구입', '장비 임차'],
];
const LARGEST = 800_000_000_000;

/** Typed in with too many digits (pitfall 10), each once in the year before the present one: real ones reached 708 trillion won. */
const DIGIT_ERRORS: Readonly<Record<string, number>> = {
  '4575000': 708_200_000_000_000,
  '4879000': 202_500_000_000_000,
  '4674000': 13_600_000_000_000,
};

/** These list their multi-year contracts twice far more often than others (pitfall 11). */
const LISTS_TWICE = new Set(['2813000', '1127000', '1114000']);

export interface DrawnContract {
  day: string;
  kind: ContractKind;
  no: string;
  title: string;
  amount: number;
  method: string;
  vendor: string;
  entered: string;
}

/**
 * Rows of finance.contract of a government and year up to `today`. `count` is how many are drawn; a contract over several years is
 * listed twice, as a whole and by its first year; one number in a hundred repeats with a later revision.
 */
export function* contractRows(
  seed: number,
  { lafCd, year, names }: YearSums,
  count: number,
  today: string,
): Generator<Cell[]> {
  const last = today < `${year}-12-31` ? today : `${year}-12-31`;
  const pool = Math.max(12, Math.round(count / 3));
  const order = { serials: new Map<string, number>(), names, pool, last };
  for (let index = 0; index < count; index += 1) {
    const chance = random(seed, lafCd, 'contract', year, index);
    const drawn = drawContract(chance, year, order);
    const wrong = index === 0 && year === Number(today.slice(0, 4)) - 1 ? DIGIT_ERRORS[lafCd] : undefined;
    yield* listed(lafCd, wrong === undefined ? drawn : { ...drawn, amount: wrong }, chance, year);
  }
}

/** How many contracts a government draws up in a year, `today` cutting the present one short. */
export function contractCount(share: number, perYear: number, year: number, today: string): number {
  const gone =
    today.slice(0, 4) === String(year)
      ? (Number(today.slice(5, 7)) - 1) / 12 + Number(today.slice(8)) / 365
      : 1;
  return Math.max(3, Math.round(perYear * share * Math.min(1, gone)));
}

/** One contract as drawn. @param order the serials that are taken, what it can be named after, how many firms there are, the last day */
export function drawContract(
  chance: Random,
  year: number,
  order: { serials: Map<string, number>; names: readonly string[]; pool: number; last: string },
): DrawnContract {
  const at = chance.next();
  const [kind, code, median, spread, works] = at < 0.24 ? WORKS : at < 0.66 ? SERVICES : GOODS;
  const day = dayBetween(chance, `${year}-01-02`, order.last);
  const amount = amountOf(median, spread, chance);
  const serial = (order.serials.get(code) ?? 0) + 1;
  order.serials.set(code, serial);
  const name = order.names.length === 0 ? '' : chance.pick(order.names);
  return {
    day,
    kind,
    no: `${year}${code}${String(serial).padStart(5, '0')}`,
    title: `${name} ${chance.pick(works)}`.trim(),
    amount,
    method: methodOf(kind, amount, chance),
    vendor: vendor(kind, order.pool, chance),
    // Most are entered the day after; some are touched again up to two years later (pitfall 15).
    entered: later(day, chance.chance(0.93) ? 1 : chance.int(2, 700)),
  };
}

function* listed(lafCd: string, drawn: DrawnContract, chance: Random, year: number): Generator<Cell[]> {
  const { day, kind, no, title, amount, method, entered } = drawn;
  const row = (revision: number, on: string, total: number, yearNo: number | null): Cell[] => [
    lafCd,
    no,
    revision,
    on,
    method,
    kind,
    title,
    total,
    drawn.vendor,
    yearNo,
    entered,
  ];
  const several =
    kind !== '물품' && amount > 100_000_000 && chance.chance(LISTS_TWICE.has(lafCd) ? 0.75 : 0.05);
  if (several) {
    yield row(1, day, amount, 1);
    yield row(2, day, Math.round((amount * chance.between(0.25, 0.6)) / 1000) * 1000, 2);
    return;
  }
  yield row(1, day, amount, null);
  if (!chance.chance(0.0106)) return;
  // Changed: entered again under its number.
  const changed = Math.round((amount * chance.between(0.8, 1.3)) / 1000) * 1000;
  yield row(2, dayBetween(chance, day, `${year}-12-31`) <= entered ? day : entered, changed, null);
}

/** Whole thousands; 4 in 1,000 were entered at nothing (pitfall 12). */
function amountOf(median: number, spread: number, chance: Random): number {
  if (chance.chance(0.004)) return 0;
  return Math.min(
    LARGEST,
    Math.max(100_000, Math.round((median * chance.noise(spread) ** 1.35) / 1000) * 1000),
  );
}

/** By the thresholds of the contract law: up to 20 million one offer is enough, up to 100 million (works 200) two. */
function methodOf(kind: ContractKind, amount: number, chance: Random): string {
  if (amount <= 20_000_000) return chance.chance(0.93) ? '수의1인견적' : '수의2인 이상견적';
  const small = kind === '공사' ? 200_000_000 : 100_000_000;
  if (amount <= small) return chance.chance(0.16) ? '수의1인견적' : '수의2인 이상견적';
  const draw = chance.next();
  if (draw < 0.06) return '수의1인견적';
  if (draw < 0.68) return '제한경쟁';
  return draw < 0.99 ? '일반경쟁' : '지명경쟁';
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

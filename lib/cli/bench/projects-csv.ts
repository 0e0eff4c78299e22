import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { COLUMNS } from '@/lib/domain/project';
import { CATALOGUE } from '@/prisma/demo/catalogue/catalogue';
import { FIELDS, SECTIONS } from '@/prisma/demo/facts/fields';
import { GOVERNMENTS } from '@/prisma/demo/facts/governments';

/** What a snapshot of the bench holds: `rows` projects, divided over the years. */
export interface SnapshotSpec {
  rows: number;
  years: readonly number[];
  /** The as-of date of every row, YYYYMMDD. */
  asOf: string;
  /** Government after government, or in an order in which neighbours are far apart. */
  order: 'by-government' | 'shuffled';
  /** Added to what every project has spent. */
  moreSpent: number;
}

const ACCOUNTS = [
  ['100', '일반회계'],
  ['100', '일반회계'],
  ['100', '일반회계'],
  ['210', '상수도공기업특별회계'],
  ['250', '주차장특별회계'],
  ['300', '기금'],
] as const;
const PLACES = [
  '중앙동',
  '남부권',
  '북부생활권',
  '구도심',
  '산업단지',
  '하천변',
  '역세권',
  '읍면지역',
] as const;

const NAMES = CATALOGUE.flatMap(({ names, section }) =>
  names.map((name) => ({ name: name.replaceAll(/\{[gpd]\}/g, '').trim(), section })),
);

/** The fractional part of a product with an irrational number: evenly spread, the same on every machine. */
function spread(index: number, salt: number): number {
  const mixed = Math.imul(index ^ Math.imul(salt, 0x9e3779b9), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((again ^ (again >>> 13)) >>> 0) / 4_294_967_296;
}

function of<T>(list: readonly T[], chance: number): T {
  const item = list[Math.floor(chance * list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Some governments have many more projects than others: the first has 2.6 per cent of them, the last 0.3. */
function governmentOf(index: number, rows: number) {
  return of(GOVERNMENTS, Math.min((index / rows) ** 1.5, 1 - Number.EPSILON));
}

/** One row: project `index` of `rows` in a year. Amounts are log-normal, sources add up, a tenth has spent nothing. */
function rowOf(index: number, rows: number, year: number, { asOf, moreSpent }: SnapshotSpec): string {
  const government = governmentOf(index, rows);
  const { name, section } = of(NAMES, spread(index, 1));
  const [accountCd, account] = of(ACCOUNTS, spread(index, 2));
  const size = Math.exp(11 + 9 * (spread(index, 3) + spread(index, 4)) * 0.5);
  const current = Math.round(size) * 1000;
  const national = Math.floor((current * of([0, 0, 0.3, 0.5, 0.8], spread(index, 5))) / 1000) * 1000;
  const province = Math.floor(((current - national) * of([0, 0.3, 0.5], spread(index, 6))) / 1000) * 1000;
  const planned = spread(index, 7) < 0.25 ? Math.floor(current * 0.0009) * 1000 : current;
  const spent = spread(index, 8) < 0.1 ? 0 : Math.floor((current * spread(index, 9)) / 10) * 10;
  // The code of the classification begins with that of the field.
  const field = FIELDS[`${section.slice(0, 2)}0` as keyof typeof FIELDS];
  const code = `${government.adminCd}${year}${index.toString(36).padStart(6, '0').toUpperCase()}`;
  const department = `${government.adminCd.slice(0, 3)}${String(Math.floor(spread(index, 10) * 400)).padStart(4, '0')}`;
  const title = `${of(PLACES, spread(index, 11))} ${name} ${index % 97}`;
  const head = `${year},${asOf},${government.waLafCd},${government.lafCd},${accountCd},${account},${department},${code},${title}`;
  const sources = `${national},${province},${current - national - province},0`;
  return `${head},${section.slice(0, 2)}0,${field},${section},${SECTIONS[section]},${planned},${current},${sources},${spent + moreSpent}\n`;
}

/** A step that meets every index once before it comes back: no divisor in common with the number of rows. */
function stepFor(rows: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let step = Math.floor(rows * 0.618) | 1;
  while (common(step, rows) !== 1) step += 2;
  return step;
}

/** Writes a snapshot as CSV with every column of the API; memory does not grow with its size. */
export async function writeSnapshot(file: string, spec: SnapshotSpec): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  const perYear = Math.ceil(spec.rows / spec.years.length);
  const step = spec.order === 'shuffled' ? stepFor(spec.rows) : 1;
  let text = `${COLUMNS.join(',')}\n`;
  for (let at = 0, index = 0; at < spec.rows; at += 1, index = (index + step) % spec.rows) {
    const year = spec.years[Math.floor(index / perYear)] ?? 0;
    text += rowOf(index % perYear, perYear, year, spec);
    if (text.length < 1 << 18) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'close');
}

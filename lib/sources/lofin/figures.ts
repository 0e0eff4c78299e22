import { type JsonRow } from '@/lib/sources/json-record';
import { type PublishedUnit, type Service } from '@/lib/sources/lofin/catalogue/types';
import { timesPower } from '@/lib/sources/decimals';
import { textOf } from '@/lib/sources/lofin/fields';

/** Columns that say of whom and when, and never how much. */
const NO_FIGURES = /^(fyr|lup_ord|.*_(cd|nm|ymd|cn|yn|dt|no)|.*_url.*|cap_dv_nm|dtmk)$/;
const PERCENT = /(^|_)(rate|rt|rto|ratio)\d*$/;
const AMOUNT = /(amt\d*|tott|prsm|exps|capep|sggep|ntep|boe|_ep|^ep)$/;
const NUMBER = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d*\.?\d+$/;

/** Kept units: thousands of won are kept as won. */
type KeptUnit = 'won' | 'percent' | 'count' | 'level' | 'number';
type Figure = readonly [value: string | null, unit: KeptUnit];

/**
 * What a row's columns say, each by the publisher's name with its unit, exact: those that the catalogue names, and whatever
 * else is a number.
 * @param unnamed told of a column that is a number and that the catalogue does not name
 */
export function figuresOf(
  service: Service,
  row: JsonRow,
  unnamed: (field: string, unit: string) => void,
): Record<string, Figure> {
  const figures: Record<string, Figure> = {};
  const named = new Map(service.measures.map(({ field, unit }) => [field, unit]));
  for (const [field, unit] of named) {
    const text = textOf(row, field);
    if (Object.hasOwn(row, field)) figures[field] = [exact(text, unit), keptAs(unit)];
  }
  for (const field of Object.keys(row)) {
    if (named.has(field) || NO_FIGURES.test(field)) continue;
    const text = textOf(row, field);
    const unit = unitOf(service, field);
    if (!NUMBER.test(text) || (service.untrusted?.includes('amounts') === true && unit !== 'percent'))
      continue;
    figures[field] = [exact(text, unit), keptAs(unit)];
    unnamed(field, keptAs(unit));
  }
  return figures;
}

/** The ratio of a service that publishes one: under a name that is known, else the only column that is a percentage. */
export function ratioOf(row: JsonRow, fields: readonly string[]): string {
  const known = fields.map((field) => textOf(row, field)).find((text) => text !== '');
  if (known !== undefined) return known;
  const [only, ...others] = Object.keys(row).filter(
    (field) => PERCENT.test(field) && textOf(row, field) !== '',
  );
  return only === undefined || others.length > 0 ? '' : textOf(row, only);
}

function unitOf({ amounts }: Service, field: string): PublishedUnit | 'number' {
  if (PERCENT.test(field)) return 'percent';
  return AMOUNT.test(field) ? amounts : 'number';
}

function keptAs(unit: PublishedUnit | 'number'): KeptUnit {
  return unit === 'thousand-won' ? 'won' : unit;
}

/** A published number in plain form; `''` is not published. What is no number is left as it is, to be refused where it is read. */
function exact(text: string, unit: PublishedUnit | 'number'): string | null {
  if (text === '' || text === '-') return null;
  const plain = NUMBER.test(text) ? text.replaceAll(',', '').replace(/^(-?)\./, '$10.') : text;
  return unit === 'thousand-won' ? timesPower(plain, 3) : plain;
}

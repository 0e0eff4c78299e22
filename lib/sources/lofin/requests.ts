import { type JsonRow } from '@/lib/sources/json-record';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { type Params } from '@/lib/sources/lofin/client';
import { dayBefore, digitsOf, firstOf, published, textOf } from '@/lib/sources/lofin/fields';
import { type PartRequest } from '@/lib/sources/lofin/part';

/** What is wanted of a service. */
export interface Wanted {
  service: Service;
  year: number;
  /** The day as of which, `YYYY-MM-DD`. */
  asOf: string;
  /** One government alone, by its code. */
  government: string | null;
  /** How many days back contracts are read again: they are corrected long after their day. */
  windowDays: number;
  /** The governments there are, for services that are asked one by one. */
  governments: readonly string[];
}

const SEPARATOR = '\u001f';

/** The requests that a service needs for what is wanted. */
export function requestsFor(wanted: Wanted): PartRequest[] {
  return paramsFor(wanted).map((params) => ({
    service: wanted.service.code,
    params,
    misfit: (row) => misfitOf(row, params),
    keyOf: keyOf(wanted.service),
  }));
}

function paramsFor({ service, year, asOf, government, windowDays, governments }: Wanted): Params[] {
  const fyr = String(year);
  const only: Params = government === null ? {} : { laf_cd: government };
  const codes = government === null ? governments : [government];
  switch (service.asked) {
    case 'day':
      return [{ fyr, exe_ymd: published(asOf), ...only }];
    case 'government-day':
      return codes.map((code) => ({ fyr, laf_cd: code, exe_ymd: published(asOf) }));
    case 'revenue-day':
      return [{ fyr, txrv_ymd: published(asOf) }];
    case 'contract-day':
      return windowOf(asOf, windowDays).map((day) => ({ smz_ctrt_ymd: published(day), ...only }));
    case 'year':
      // Which of these services can be asked for one government is not published: its rows are picked out of all.
      return [{ fyr }];
  }
}

/** The days of a window that ends on a day, oldest first. */
export function windowOf(last: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => dayBefore(last, days - 1 - index));
}

const DATES = new Set(['exe_ymd', 'txrv_ymd', 'smz_ctrt_ymd']);

/** Why a row is not what was asked for: of another year, day or government. A column that does not come says nothing. */
function misfitOf(row: JsonRow, params: Params): string | null {
  for (const [name, wanted] of Object.entries(params)) {
    const text = textOf(row, name);
    const value = DATES.has(name) ? digitsOf(text) : text;
    if (value !== '' && value !== wanted)
      return `a row with ${name} ${text.slice(0, 40)} where ${wanted} was asked for`;
  }
  return null;
}

function keyOf({ key }: Service): PartRequest['keyOf'] {
  if (key === null) return null;
  return (row) => key.map((fields) => firstOf(row, fields)).join(SEPARATOR);
}

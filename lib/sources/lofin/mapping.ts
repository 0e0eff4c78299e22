import { INDICATOR_CODES, type RelationName } from '@/lib/domain/relations';
import { type JsonRow } from '@/lib/sources/json-record';
import { type Feed, type Service } from '@/lib/sources/lofin/catalogue/types';
import { digitsOf, firstOf, joined, textOf } from '@/lib/sources/lofin/fields';
import { figuresOf, ratioOf } from '@/lib/sources/lofin/figures';

/** A row of a relation, by its columns. */
export interface Mapped {
  relation: RelationName;
  values: Record<string, string>;
}

/** Where a figure came from that the catalogue does not name. */
export type Unnamed = (field: string, unit: string) => void;

type FeedOf<R extends Feed['relation']> = Extract<Feed, { relation: R }>;

const SECTION_CODE = ['sect_cd', 'ane_part_cd', 'part_cd'];
const SECTION_NAME = ['sect_nm', 'part_nm'];

/** What one row of a service says, relation by relation. Texts are the publisher's; numbers are exact. */
export function mapRow(service: Service, row: JsonRow, year: number, unnamed: Unnamed): Mapped[] {
  const place = { fyr: textOf(row, 'fyr') || String(year), laf_cd: textOf(row, 'laf_cd') };
  const fed = service.feeds.flatMap((feed) => mapFeed(feed, row, place));
  return service.series ? [seriesOf(service, row, place, unnamed), ...fed] : fed;
}

type Place = Readonly<Record<'fyr' | 'laf_cd', string>>;

function seriesOf(service: Service, row: JsonRow, place: Place, unnamed: Unnamed): Mapped {
  const { code, item } = service;
  const values = {
    dataset: code,
    ...place,
    item_cd: joined(row, item.code, '|'),
    item_nm: joined(row, item.name, ' · '),
    figures: JSON.stringify(figuresOf(service, row, unnamed)),
  };
  return { relation: 'series', values };
}

function mapFeed(feed: Feed, row: JsonRow, place: Place): Mapped[] {
  switch (feed.relation) {
    case 'indicator':
      return indicatorsOf(feed, row, place);
    case 'revenue':
      return revenueOf(feed, row, place);
    case 'settlement':
      return settlementOf(feed, row, place);
    case 'contract':
      return contractOf(row, place);
  }
}

function indicatorsOf(feed: FeedOf<'indicator'>, row: JsonRow, place: Place): Mapped[] {
  const { code, basis, value, before2014 } = feed;
  const indicator = (of: string, text: string): Mapped => ({
    relation: 'indicator',
    values: { ...place, code, basis: of, name: INDICATOR_CODES[code].ko, unit: 'percent', value: text },
  });
  const older = before2014 === undefined ? '' : firstOf(row, before2014);
  const newer = before2014 === undefined ? ratioOf(row, value) : firstOf(row, value);
  const current = indicator(basis, newer);
  return older === '' ? [current] : [current, indicator(`${basis}/before-2014`, older)];
}

/** Items stand beside those that they are part of: where there are levels, the one that adds up is fed. */
function revenueOf(feed: FeedOf<'revenue'>, row: JsonRow, place: Place): Mapped[] {
  const level = textOf(row, 'lvl_no');
  if (feed.level !== undefined && level !== '' && level !== feed.level) return [];
  const values = {
    ...place,
    stage: feed.stage,
    item_cd: firstOf(row, feed.item),
    item_nm: firstOf(row, feed.name),
    amount: firstOf(row, feed.amount),
  };
  return [{ relation: 'revenue', values }];
}

function settlementOf(feed: FeedOf<'settlement'>, row: JsonRow, place: Place): Mapped[] {
  const values = {
    ...place,
    field_cd: textOf(row, 'fld_cd'),
    field_nm: textOf(row, 'fld_nm'),
    section_cd: firstOf(row, SECTION_CODE),
    section_nm: firstOf(row, SECTION_NAME),
    amount: firstOf(row, feed.amount),
  };
  return [{ relation: 'settlement', values }];
}

function contractOf(row: JsonRow, { laf_cd }: Place): Mapped[] {
  const values = {
    laf_cd,
    contract_no: textOf(row, 'ctrt_ldgr_mng_no'),
    contracted_on: digitsOf(textOf(row, 'smz_ctrt_ymd')),
    method: textOf(row, 'ctrt_mth_nm'),
    category: textOf(row, 'ctrt_knd_nm'),
    title: textOf(row, 'ctrt_trgt_nm'),
    amount: textOf(row, 'ctrt_tot_tott_amt'),
    vendor: textOf(row, 'clt_nm'),
    entered_on: digitsOf(textOf(row, 'data_crt_ymd')),
    subcontract: textOf(row, 'sbc_yn'),
  };
  return [{ relation: 'contract', values }];
}

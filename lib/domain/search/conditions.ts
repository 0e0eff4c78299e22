import { FIELDS } from '@/lib/domain/fields';
import { shadowOf, wordsOf } from '@/lib/domain/search/fold';
import type {
  QueryProblem,
  QueryProblemKind,
  RangeName,
  ReadQuery,
  Spot,
} from '@/lib/domain/search/language';
import { codesNamed, type Places } from '@/lib/domain/search/places';
import type { Range } from '@/lib/domain/search/ranges';
import { NO_FIELD } from '@/lib/domain/search/types';

/**
 * What the conditions of a query's text narrow to, beside the filters of the address. Lists hold the values of the facets,
 * null: not narrowed. A government's code stands for all below it too.
 */
export interface Conditions {
  governments: readonly string[] | null;
  fields: readonly string[] | null;
  accounts: readonly string[] | null;
  ranges: Readonly<Record<RangeName, Range | null>>;
}

/** Every government of a name, or the one of a code. */
function governmentsNamed(text: string, places: Places): string[] {
  const code = text.trim();
  if (/^\d{7}$/.test(code)) return [...places.values()].some((codes) => codes.includes(code)) ? [code] : [];
  return codesNamed(text.split(/\s+/u).map(shadowOf), places);
}

const NONE = new Set(['none', '없음', '미보고', '분야없음']);

/** Every field that has the text in its Korean name, or at the beginning of a word of its English one; or the one of a code. */
function fieldsNamed(text: string): string[] {
  const said = shadowOf(text);
  if (NONE.has(said)) return [NO_FIELD];
  return FIELDS.filter(
    ({ code, ko, en }) =>
      code === said ||
      (said !== '' && (shadowOf(ko).includes(said) || wordsOf(en).includes(` ${wordsOf(text).trim()}`))),
  ).map(({ code }) => code);
}

function accountsNamed(text: string, accounts: readonly string[]): string[] {
  const said = shadowOf(text);
  return said === '' ? [] : accounts.filter((name) => shadowOf(name).includes(said));
}

/** What the conditions of a query that was read mean, and which of them name nothing that there is. Pure. */
export function conditionsOf(
  { texts, ranges }: ReadQuery,
  { places, accounts }: { places: Places; accounts: readonly string[] },
): { conditions: Conditions; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const valuesOf = (spots: readonly Spot[], find: (text: string) => string[], kind: QueryProblemKind) => {
    if (spots.length === 0) return null;
    const found = spots.map((spot) => ({ spot, values: find(spot.text) }));
    const unknown = found.filter(({ values }) => values.length === 0);
    problems.push(...unknown.map(({ spot }) => ({ ...spot, kind })));
    // Left out, as all that could not be read: the others stand.
    return unknown.length === found.length ? null : [...new Set(found.flatMap(({ values }) => values))];
  };
  const conditions = {
    governments: valuesOf(texts.government, (text) => governmentsNamed(text, places), 'unknown-government'),
    fields: valuesOf(texts.field, fieldsNamed, 'unknown-field'),
    accounts: valuesOf(texts.account, (text) => accountsNamed(text, accounts), 'unknown-account'),
    ranges,
  };
  return { conditions, problems };
}

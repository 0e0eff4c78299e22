import type { Figure } from '@/lib/domain/figure';
import type { GovernmentLink } from '@/lib/domain/government-link';
import { type SearchHit, searchParams, type SearchResult, type SearchState } from '@/lib/domain/search';

const government = ({ lafCd, names }: GovernmentLink) => ({
  laf_cd: lafCd,
  name_ko: names.ko,
  name_en: names.en,
  page: `/g/${lafCd}`,
});
const figure = ({ value, unit, receipt }: Figure) => ({ value, unit, receipt });

function item(hit: SearchHit) {
  return {
    id: hit.id,
    page: `/p/${hit.id}`,
    fiscal_year: hit.year,
    name: hit.name,
    /** Parts of the name that the words stand for: [start, end) in UTF-16 units. */
    marks: hit.marks,
    matched_by: hit.matchedBy,
    government: government(hit.government),
    account: hit.accountName,
    field_code: hit.fieldCode,
    field: hit.fieldName,
    current_budget: figure(hit.current),
    spent: figure(hit.spent),
    execution_rate: figure(hit.rate),
    as_of: hit.asOf,
    source: hit.source,
    internal_transfer: hit.internal,
    removed_as_of: hit.removedAsOf,
  };
}

/** The answer of /api/search. Addresses are paths of this site; `next` is null on the last page. */
export function searchDocument(state: SearchState, result: SearchResult, demo: boolean) {
  const query = searchParams({ ...state, page: result.next ?? 1 });
  return {
    demo_data: demo,
    query: state,
    /** Null where the words were found as typed. */
    help: result.help,
    total: result.total,
    page: state.page,
    pages: result.pages,
    next: result.next === null ? null : `/api/search?${query.toString()}`,
    governments: result.governments.map(government),
    items: result.items.map(item),
    facets: result.facets,
  };
}

import type { Settings } from 'meilisearch';

/** No total and no facet is cut off: totals are counted to the end, and of a facet every value is told. */
const NO_LIMIT = 100_000_000;
const MOST_FACET_VALUES = 100_000;
/** Beyond this the server would answer with a page that is not sorted to its end: no search comes near it. */
const SEARCH_CUTOFF_MS = 10_000;

/** Projects are filtered and sorted by these; what else the engine could do with them would cost without being asked for. */
export const PROJECT_SETTINGS: Settings = {
  searchableAttributes: ['name'],
  filterableAttributes: [
    {
      attributePatterns: [
        'shadow',
        'initials',
        'words',
        'code',
        'id',
        'key',
        'account',
        'field_cd',
        'laf_cd',
        'upper_cd',
        'stamp',
      ],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['fyr', 'current_budget', 'spent', 'rate_tenths', 'removed'],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ['current_budget', 'spent', 'rate_tenths', 'name_order', 'fyr', 'id'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
  pagination: { maxTotalHits: NO_LIMIT },
  faceting: { maxValuesPerFacet: MOST_FACET_VALUES },
  typoTolerance: { enabled: true, disableOnNumbers: true, disableOnAttributes: [] },
  proximityPrecision: 'byAttribute',
  searchCutoffMs: SEARCH_CUTOFF_MS,
};

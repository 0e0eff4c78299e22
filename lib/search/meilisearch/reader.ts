import { type Meilisearch, type MultiSearchQuery, type SearchResponse } from 'meilisearch';
import { type FacetName, FACETS, type Facets, shadowOf, type Term } from '@/lib/domain/search';
import {
  type FoundProject,
  type SearchPage,
  type SearchQuery,
  type SearchReader,
  SearchTooSlow,
  type Suggestion,
} from '@/lib/search/engine';
import { type MeiliIndexes, projectsIndex } from '@/lib/search/meilisearch/connection';
import {
  foundProjectOf,
  type MeiliProject,
  SHOWN,
  type ShownProject,
} from '@/lib/search/meilisearch/documents';
import { decodeText, encodeText } from '@/lib/search/meilisearch/encoding';
import {
  baseConditions,
  every,
  FACET_ATTRIBUTES,
  filterConditions,
  inName,
  not,
  some,
} from '@/lib/search/meilisearch/filters';
import { matchConditions } from '@/lib/search/meilisearch/rank';
import { refer } from '@/lib/search/meilisearch/references';
import { storedState } from '@/lib/search/meilisearch/state';
import { arrangeFacet } from '@/lib/search/postgres/facets';

/** The order within one reason of having been found. */
function sortBy({ sort, order }: SearchQuery): string[] {
  const ties = ['fyr:desc', 'id:asc'];
  const first = {
    relevance: 'current_budget:desc',
    current: `current_budget:${order}`,
    spent: `spent:${order}`,
    rate: `rate_tenths:${order}`,
    name: `name_order:${order}`,
  }[sort];
  return [first, ...ties];
}

type Answer = SearchResponse<MeiliProject>;

class MeiliSearch {
  constructor(
    private readonly client: Meilisearch,
    private readonly uid: string,
    /** When the answer is wanted at the latest; without, the client's own limit holds. */
    private readonly until: number | null = null,
  ) {}

  async search(query: SearchQuery): Promise<SearchPage> {
    const base = baseConditions(query);
    const all = [...base, ...filterConditions(query.filters)];
    const chosen = FACETS.filter((facet) => query.filters[facet].length > 0);
    const ways = query.sort === 'relevance' && query.terms.length > 0 ? matchConditions(query.terms) : [];
    const free = FACETS.filter((facet) => !chosen.includes(facet));
    const answers = await this.ask([
      this.counting(all, free),
      ...chosen.map((facet) => this.counting([...base, ...filterConditions(query.filters, facet)], [facet])),
      ...ways.map(({ condition }) => this.counting([...all, condition], [])),
    ]);
    const [found] = answers;
    const total = found?.totalHits ?? 0;
    const facets = facetsOf(answers.slice(0, 1 + chosen.length));
    const end = query.offset + query.limit;
    if (query.offset >= total) return { by: 'meilisearch', items: [], total, facets, next: null };
    const counts = answers.slice(1 + chosen.length).map(({ totalHits }) => totalHits ?? 0);
    const items =
      ways.length > 0 ? await this.byMatch(query, all, { ways, counts }) : await this.inOrder(query, all);
    return { by: 'meilisearch', items, total, facets, next: end < total ? end : null };
  }

  /** An exact count, and those of facets. */
  private counting(conditions: readonly string[], facets: readonly FacetName[]): MultiSearchQuery {
    return {
      indexUid: this.uid,
      filter: every(conditions),
      facets: facets.map((facet) => FACET_ATTRIBUTES[facet]),
      page: 1,
      hitsPerPage: 0,
    };
  }

  private window(
    conditions: readonly string[],
    query: SearchQuery,
    [offset, limit]: [number, number],
  ): MultiSearchQuery {
    return {
      indexUid: this.uid,
      filter: every(conditions),
      sort: sortBy(query),
      offset,
      limit,
      attributesToRetrieve: [...SHOWN],
    };
  }

  private async inOrder(query: SearchQuery, all: readonly string[]): Promise<FoundProject[]> {
    const ways = query.terms.length > 0 ? matchConditions(query.terms) : [];
    const [page] = await this.ask([this.window(all, query, [query.offset, query.limit])]);
    const hits = (page?.hits ?? []) as ShownProject[];
    if (ways.length === 0) return hits.map((hit) => foundProjectOf(hit, null));
    const keys = hits.map((hit) => `${hit.fyr}-${hit.id}`);
    const of = await this.ask(
      ways.map(({ condition }) => ({
        indexUid: this.uid,
        filter: every([`key IN [${keys.map((key) => `"${key}"`).join(', ')}]`, condition]),
        limit: keys.length,
        attributesToRetrieve: ['key'],
      })),
    );
    const matchOf = new Map(
      of.flatMap(({ hits: matched }, at) =>
        matched.map(({ key }) => [key, ways[at]?.match ?? null] as const),
      ),
    );
    return hits.map((hit, at) => foundProjectOf(hit, matchOf.get(keys[at] ?? '') ?? null));
  }

  /** The page out of each way of having been found that it reaches into. */
  private async byMatch(
    query: SearchQuery,
    all: readonly string[],
    { ways, counts }: { ways: ReturnType<typeof matchConditions>; counts: readonly number[] },
  ): Promise<FoundProject[]> {
    let before = 0;
    const reached = ways.flatMap(({ match, condition }, at) => {
      const from = Math.max(query.offset - before, 0);
      const to = Math.min(query.offset + query.limit - before, counts[at] ?? 0);
      before += counts[at] ?? 0;
      return to > from ? [{ match, condition, window: [from, to - from] as [number, number] }] : [];
    });
    const pages = await this.ask(
      reached.map(({ condition, window }) => this.window([...all, condition], query, window)),
    );
    return pages.flatMap(({ hits }, at) =>
      (hits as ShownProject[]).map((hit) => foundProjectOf(hit, reached[at]?.match ?? null)),
    );
  }

  private async ask(queries: MultiSearchQuery[]): Promise<Answer[]> {
    const { results } = await this.inTime((signal) => this.client.multiSearch({ queries }, { signal }));
    // Without federation each answer is that of one query.
    return results as unknown as Answer[];
  }

  private async inTime<T>(request: (signal: AbortSignal | null) => Promise<T>): Promise<T> {
    const { until } = this;
    if (until === null) return request(null);
    const signal = AbortSignal.timeout(Math.max(1, Math.round(until - performance.now())));
    try {
      return await request(signal);
    } catch (error) {
      throw signal.aborted ? new SearchTooSlow() : error;
    }
  }

  async suggest(term: Term, limit: number): Promise<Suggestion[]> {
    const alone = { ...term, governments: [], code: null, also: [] };
    const begins = some(
      matchConditions([alone])
        .filter(({ match }) => match === 'exact' || match === 'prefix')
        .map(({ condition }) => condition),
    );
    const first = await this.names(begins, limit);
    // Parts of names are looked for in every name: only where their beginnings are not enough.
    const others = first.length < limit ? await this.names(every([inName(alone), not(begins)]), limit) : [];
    const found = [...first, ...others].slice(0, limit);
    if (found.length === 0) return [];
    const counts = await this.ask(
      found.map((name) => this.counting([`shadow = "${encodeText(shadowOf(name))}"`, 'removed = false'], [])),
    );
    return found.map((name, at) => ({ name, projects: counts[at]?.totalHits ?? 0 }));
  }

  /** Different names of projects that meet a condition. */
  private async names(condition: string, limit: number): Promise<string[]> {
    const [answer] = await this.ask([
      {
        indexUid: this.uid,
        filter: every([condition, 'removed = false']),
        distinct: 'shadow',
        sort: ['current_budget:desc'],
        limit,
        attributesToRetrieve: ['name'],
      },
    ]);
    return (answer?.hits ?? []).map(({ name }) => name);
  }

  async accounts(): Promise<string[]> {
    const [all] = await this.ask([this.counting([], ['account'])]);
    return Object.keys(all?.facetDistribution?.['account'] ?? {})
      .map(decodeText)
      .sort();
  }
}

function facetsOf(answers: readonly Answer[]): Facets {
  const counts = new Map(answers.flatMap(({ facetDistribution }) => Object.entries(facetDistribution ?? {})));
  const of = (facet: FacetName) =>
    arrangeFacet(
      facet,
      Object.entries(counts.get(FACET_ATTRIBUTES[facet]) ?? {}).map(([value, count]) => ({
        value: facet === 'account' ? decodeText(value) : value,
        count,
      })),
    );
  return {
    year: of('year'),
    upper: of('upper'),
    government: of('government'),
    field: of('field'),
    account: of('account'),
  };
}

/** Meilisearch's reading half. A key that may search these indexes, and read their documents for `state`, is enough. */
export function meilisearchReader(client: Meilisearch, indexes: MeiliIndexes): SearchReader {
  const engine = new MeiliSearch(client, indexes.projects);
  return {
    name: 'meilisearch',
    search: (query, until) => new MeiliSearch(client, indexes.projects, until ?? null).search(query),
    suggest: (term, limit) => engine.suggest(term, limit),
    refer: (text) => refer(client, indexes, text),
    accounts: () => engine.accounts(),
    state: () => storedState(projectsIndex(client, indexes)),
  };
}

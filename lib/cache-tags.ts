/**
 * Names of the cache tags, shared by the reads that carry them and the pipeline that invalidates them. Each tag stands
 * for one thing that a page shows; {@link routesOf} says which cached routes (without language and query) show it.
 */
export const tags = {
  /** What stands on every page: whether the data is invented. */
  site: () => 'site',
  /** The nation by tier and field, all years: the home page. */
  nation: () => 'nation',
  /** Everything of one government, all years. */
  government: (lafCd: string) => `g:${lafCd}`,
  /** One government in one fiscal year. */
  governmentYear: (lafCd: string, year: number) => `g:${lafCd}:${year}`,
  /** The median of a peer group in a year, as shown. */
  peers: (group: string, year: number) => `peers:${group}:${year}`,
  project: (id: string) => `p:${id}`,
};

/** A peer group's median is shown on the pages of its members. */
export interface PeerTag {
  group: string;
  year: number;
  members: readonly string[];
}

/**
 * The cached routes that carry a tag, without language and query. Two tags name more than they can list: `site` is on
 * every page (no routes here), and who shows a median is told by {@link peerRoutes}.
 */
export function routesOf(tag: string): string[] {
  const [kind, id = '', year] = tag.split(':');
  if (kind === 'nation') return ['/'];
  if (kind === 'p') return [`/p/${id}`];
  if (kind === 'g') return year === undefined ? [`/g/${id}`, `/g/${id}/projects`] : [`/g/${id}/${year}`];
  return [];
}

/**
 * The routes that show a peer group's median: each member's page of that year, and its main page where the year is its
 * latest. A member's list of projects does not show it.
 */
export function peerRoutes(
  { year, members }: PeerTag,
  latestYearOf: (lafCd: string) => number | null,
): string[] {
  return members.flatMap((lafCd) => [
    `/g/${lafCd}/${year}`,
    ...(latestYearOf(lafCd) === year ? [`/g/${lafCd}`] : []),
  ]);
}

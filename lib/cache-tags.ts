/**
 * Names of the cache tags, shared by the reads that carry them and the pipeline that invalidates them. Each tag stands
 * for one thing that a page shows; ROUTES says which cached routes (without language and query) show it.
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
